'use strict';

// Listens to the server. A browser connects anew by itself; then everything is asked for again.
sluice.listen = () => {
  const said = document.getElementById('live');
  let lost = false;
  const source = new EventSource('/api/events');
  const take = (name, listener) => source.addEventListener(name, (event) => listener(JSON.parse(event.data)));
  const say = (text, state) => {
    said.textContent = text;
    said.dataset.state = state;
  };
  take('hello', async () => {
    if (lost) {
      await sluice.board.refresh();
    }
    lost = false;
    say('live: what runs write appears here', 'live');
  });
  take('runs', sluice.board.takeRuns);
  take('records', sluice.board.takeRecords);
  source.addEventListener('error', () => {
    lost = true;
    say('the board has ended or cannot be reached: this is what was there before', 'lost');
  });
};

// Calls at once, and then at most once in so many milliseconds, always with a last call.
sluice.calmly = (milliseconds, call) => {
  let last = -Infinity;
  let waiting = false;
  return () => {
    const rest = last + milliseconds - performance.now();
    if (rest <= 0) {
      last = performance.now();
      call();
    } else if (!waiting) {
      waiting = true;
      setTimeout(() => {
        waiting = false;
        last = performance.now();
        call();
      }, rest);
    }
  };
};

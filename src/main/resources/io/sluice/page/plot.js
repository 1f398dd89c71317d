'use strict';

// What all charts have: a frame around uPlot with its own width, zoom, keys, and a note beside the pointer.
//
// make({width, height}) returns {options, data, at, stops}: options and data of uPlot; at(plot, left, top), what the note
// says there, {left, top, lines}, or null; stops(plot), the places that keys go to. A height may depend on the width.
sluice.plot = ({title, description, height, controls = [], make}) => {
  const note = sluice.element('div', {class: 'note', hidden: true});
  const live = sluice.element('p', {class: 'spoken', 'aria-live': 'polite'});
  const surface = sluice.element('div', {class: 'surface', tabindex: 0, role: 'img',
    'aria-label': title + '. ' + (description || '') +
      ' Arrow keys read the points, plus and minus zoom, 0 shows all.'});
  const reset = sluice.element('button', {type: 'button', click: () => rebuild(false)}, 'show all');
  const figure = sluice.element('figure', {class: 'chart'},
      title ? sluice.element('figcaption', {}, title) : null,
      sluice.element('div', {class: 'controls'}, ...controls, reset), surface, note, live);
  let made = null;
  let plot = null;
  let all = null; // what the axes show at first
  let stops = null;

  const point = (left, top) => {
    const found = made.at(plot, left, top);
    note.hidden = !found;
    if (found) {
      note.replaceChildren(...found.lines.map((line, i) => sluice.element(i ? 'div' : 'strong', {}, line)));
      const x = surface.offsetLeft + plot.over.offsetLeft + found.left;
      const widest = figure.clientWidth - note.offsetWidth - 4;
      note.style.left = Math.max(0, Math.min(widest, x + 14)) + 'px';
      note.style.top = surface.offsetTop + plot.over.offsetTop + found.top + 14 + 'px';
    }
    return found;
  };

  const shown = () => ['x', 'y'].map((key) => ({min: plot.scales[key].min, max: plot.scales[key].max}));

  // Anew, but where somebody has zoomed to.
  const rebuild = (keep) => {
    const width = surface.clientWidth;
    if (width < 50) {
      return;
    }
    const zoomed = keep && plot && all && JSON.stringify(shown()) !== JSON.stringify(all) ? shown() : null;
    plot?.destroy();
    stops = null;
    note.hidden = true;
    const tall = typeof height === 'function' ? height(width) : height;
    made = make({width, height: tall});
    const hooks = made.options.hooks || {};
    plot = new uPlot({
      width, height: tall, legend: {show: false},
      ...made.options,
      hooks: {
        ...hooks,
        ready: [(u) => {
          plot = u;
          all = shown();
          if (zoomed) {
            u.setScale('x', zoomed[0]);
            u.setScale('y', zoomed[1]);
          }
        }],
        setCursor: [(u) => {
          if (u.cursor.left >= 0) {
            point(u.cursor.left, u.cursor.top);
          } else {
            note.hidden = true;
          }
        }],
      },
    }, made.data, surface);
  };

  // Halves or doubles what a scale shows, around its middle, in the scale's own steps.
  const zoom = (factor) => {
    for (const key of ['x', 'y']) {
      const scale = plot.scales[key];
      const log = scale.distr === 3;
      const [low, high] = [scale.min, scale.max].map((value) => (log ? Math.log(value) : value));
      const half = factor * (high - low) / 2;
      const [least, most] = [(low + high) / 2 - half, (low + high) / 2 + half];
      plot.setScale(key, log ? {min: Math.exp(least), max: Math.exp(most)} : {min: least, max: most});
    }
  };

  // From one point to the next, as made.stops lists them.
  const step = (by) => {
    const list = made.stops(plot);
    if (list.length) {
      stops = stops === null ? (by > 0 ? 0 : list.length - 1) : (stops + by + list.length) % list.length;
      const found = point(list[stops].left, list[stops].top);
      live.textContent = found ? found.lines.join(', ') : '';
    }
  };

  surface.addEventListener('keydown', (event) => {
    const action = {ArrowRight: () => step(1), ArrowLeft: () => step(-1), ArrowDown: () => step(1),
      ArrowUp: () => step(-1), '+': () => zoom(0.5), '=': () => zoom(0.5), '-': () => zoom(2), 0: () => rebuild(false),
      Escape: () => (note.hidden = true)}[event.key];
    if (action && plot && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      action();
    }
  });
  surface.addEventListener('blur', () => (note.hidden = true));
  // Drawn when it comes into sight: a page of many charts is there at once.
  let seen = false;
  new IntersectionObserver((entries, observer) => {
    if (entries.some((entry) => entry.isIntersecting)) {
      observer.disconnect();
      seen = true;
      rebuild(false);
    }
  }, {rootMargin: '400px'}).observe(surface);
  let width = 0;
  new ResizeObserver(() => {
    if (seen && surface.clientWidth !== width) {
      width = surface.clientWidth;
      rebuild(true);
    }
  }).observe(surface);
  const again = () => seen && rebuild(true);
  sluice.onTheme(again);
  sluice.arms.onChange(again);
  addEventListener('beforeprint', () => {
    seen = true;
    rebuild(true);
  });
  // rebuild(true) keeps what somebody zoomed to.
  return {figure, rebuild: (keep) => seen && rebuild(keep)};
};

// An axis of uPlot in the page's colours.
sluice.axis = (label, more = {}) => ({
  label, labelSize: 22, stroke: sluice.color('text'), font: '12px system-ui, sans-serif',
  labelFont: '12px system-ui, sans-serif', grid: {stroke: sluice.color('grid'), width: 1},
  ticks: {stroke: sluice.color('grid'), width: 1, size: 5}, ...more,
});

// What an x-scale of uPlot shows: all with room around it, or what somebody zoomed to.
sluice.whole = (all) => (u, min, max) => {
  const xs = u.data[0];
  return min === null || min === undefined || (min === xs[0] && max === xs[xs.length - 1]) ? all : [min, max];
};

// What stands at the ticks.
sluice.ticks = (u, splits) => splits.map((value) => (value === null ? '' : sluice.number(value)));

// Which numbers of a logarithmic axis are written: powers of ten, with 2 and 5 between them where they are few, and all
// where those are few too.
sluice.decades = (u, splits) => {
  const mantissa = (value) => value / Math.pow(10, Math.floor(Math.log10(value) + 1e-9));
  const among = (digits) => (value) => digits.some((digit) => Math.abs(mantissa(value) - digit) < 1e-6);
  const every = [1, 2, 3, 4, 5, 6, 7, 8, 9];
  const digits = [[1], [1, 2, 5], every].find((some) => splits.filter(among(some)).length > 3) || every;
  return splits.map((value) => (among(digits)(value) ? value : null));
};

'use strict';

// The list of runs, a box to tick each.
sluice.runList = () => {
  const rows = new Map(); // name -> {element, update}
  const body = sluice.element('ul', {class: 'run-list'});
  const said = document.getElementById('chosen');
  let words = [];

  const progress = (run) => {
    const step = run.step === undefined ? 'no records' :
      sluice.number(run.step) + (run.length ? ' of ' + sluice.number(run.length) : '');
    const loss = run.validation ?? run.loss;
    return step + (loss === undefined ? '' : ' · ' + sluice.number(loss));
  };

  const matches = (run) => {
    const text = `${run.name} ${run.variant || ''} ${run.state}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };

  const row = (name) => {
    const box = sluice.element('input', {type: 'checkbox', change: () => sluice.board.choose([name], box.checked)});
    const colour = sluice.element('span', {class: 'colour'});
    const state = sluice.element('span', {class: 'state'});
    const more = sluice.element('span', {class: 'muted'});
    const problem = sluice.element('span', {class: 'problem'});
    const element = sluice.element('li', {'data-run': name}, sluice.element('label', {}, box, colour,
        sluice.element('span', {class: 'run-words'},
            sluice.element('span', {class: 'run-name'}, name), ' ', state, ' ', more, ' ', problem)));
    const update = () => {
      const run = sluice.board.run(name);
      box.checked = sluice.board.isChosen(name);
      state.textContent = run.state;
      state.className = 'state ' + run.state;
      more.textContent = [run.variant, run.seed === undefined ? '' : 'seed ' + run.seed, progress(run)]
          .filter(Boolean).join(' · ');
      problem.textContent = run.problem || '';
      element.hidden = !matches(run);
      if (box.checked !== (colour.childElementCount > 0)) {
        colour.replaceChildren(...(box.checked ? [sluice.sample(name)] : []));
      }
    };
    return {element, update};
  };

  const count = () => {
    said.textContent = `${sluice.board.chosen().length} of ${rows.size} shown`;
  };

  const showAll = () => {
    rows.forEach((each) => each.update());
    count();
  };

  const take = (news) => {
    (news.gone || []).forEach((name) => {
      rows.get(name)?.element.remove();
      rows.delete(name);
    });
    const added = news.runs.map((run) => run.name).filter((name) => !rows.has(name));
    const order = added.length ? new Map(sluice.board.order().map((run, i) => [run.name, i])) : null;
    const fresh = added.sort((a, b) => order.get(a) - order.get(b)).map((name) => {
      rows.set(name, row(name));
      return rows.get(name).element;
    });
    body.prepend(...fresh); // what begins comes first; the others stay where they are
    news.runs.forEach((run) => rows.get(run.name).update());
    count();
  };

  const visible = () => [...rows.keys()].filter((name) => matches(sluice.board.run(name)));
  const filter = sluice.element('input', {type: 'search', placeholder: 'words of a run', 'aria-label': 'Filter runs',
    input: () => {
      words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
      showAll();
    }});
  const holder = document.getElementById('runs');
  holder.append(
      sluice.element('div', {class: 'filter'}, filter,
          sluice.element('button', {type: 'button', id: 'none', click: () =>
            sluice.board.choose(sluice.board.chosen(), false)}, 'none'),
          sluice.element('button', {type: 'button', id: 'all', click: () =>
            sluice.board.choose(visible().slice(0, 40), true)}, 'all that match')),
      body);
  sluice.board.on('runs', take);
  sluice.board.on('chosen', showAll);
};

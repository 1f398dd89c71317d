'use strict';

// The configurations of all chosen runs, a column each; what differs is marked and comes first.
sluice.compareView = () => {
  const holder = sluice.element('div', {class: 'configurations'});
  const known = new Map(); // name -> {key: value}
  let everything = false;

  const table = (names) => {
    const columns = names.map((name) => known.get(name));
    // Who made it and when it was made says least of what it is.
    const late = (key) => (key.startsWith('provenance.') ? 1 : 0);
    const keys = [...new Set(columns.flatMap((values) => Object.keys(values)))].sort((a, b) => late(a) - late(b));
    const differs = (key) => columns.some((values) => values[key] !== columns[0][key]);
    const different = keys.filter(differs);
    const same = everything ? keys.filter((key) => !differs(key)) : [];
    const row = (key, mark) => sluice.element('tr', {class: mark ? 'differs' : null},
        sluice.element('th', {scope: 'row'}, (mark ? '≠\u00a0' : '') + key),
        ...columns.map((values) => sluice.element('td', {},
            mark && values[key] !== columns[0][key] ? sluice.element('strong', {}, values[key] ?? 'none') : values[key] ?? '')));
    return [
      sluice.element('p', {'aria-live': 'polite'}, `${different.length} of ${keys.length} values differ; those unlike the first run's are bold.`),
      sluice.element('div', {class: 'table', tabindex: 0, role: 'region', 'aria-label': 'Configurations side by side'},
          sluice.element('table', {},
              sluice.element('thead', {}, sluice.element('tr', {}, sluice.element('th', {scope: 'col'}, 'key'),
                  ...names.map((name) => sluice.element('th', {scope: 'col'}, name)))),
              sluice.element('tbody', {}, ...different.map((key) => row(key, true)),
                  ...same.map((key) => row(key, false))))),
    ];
  };

  const show = async () => {
    const names = sluice.board.chosen();
    await Promise.all(names.filter((name) => !known.has(name)).map(async (name) => {
      try {
        known.set(name, (await sluice.board.ask('/api/configuration', {run: name})).values);
      } catch (problem) {
        known.set(name, {problem: problem.message});
      }
    }));
    if (names.join('\n') !== sluice.board.chosen().join('\n')) {
      return; // chosen anew meanwhile, which shows itself
    }
    holder.replaceChildren(...(names.length ? table(names) : [sluice.element('p', {}, 'Choose runs to compare.')]));
  };
  sluice.board.on('chosen', show);
  sluice.board.on('runs', (news) => news.runs.forEach((run) => {
    if (run.state === 'damaged') {
      known.delete(run.name);
    }
  }));
  return sluice.element('div', {},
      sluice.element('div', {class: 'controls'}, sluice.toggle('what is the same too', false, (on) => {
        everything = on;
        show();
      })), holder);
};

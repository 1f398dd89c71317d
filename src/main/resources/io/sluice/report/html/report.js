'use strict';

(() => {
  const data = sluice.data;
  sluice.arms.name(data.arms);

  document.querySelectorAll('table.sortable').forEach(sluice.sortable);
  document.querySelectorAll('table.shaded').forEach(sluice.shade);
  document.querySelectorAll('[data-figures]').forEach((holder) => {
    for (const figure of data.figures[Number(holder.dataset.figures)]) {
      holder.append(figure.kind === 'forest' ? sluice.forest(figure).figure : sluice.figure(figure));
    }
  });
  if (data.curves.length) {
    document.getElementById('curves-here').append(sluice.curves(data.curves));
  }

  // Without the folders of runs, what the results say of each run stands for its configuration.
  const rows = () => {
    const KEYS = ['data', 'variant', 'net', 'activation', 'method', 'seed', 'fold'];
    const [header, ...lines] = sluice.csv(data.tables['results.csv'] || '');
    const keys = KEYS.concat(header && header.includes('method') ? ['hidden'] : [])
        .filter((key) => (header || []).includes(key));
    const last = new Map();
    for (const line of lines) {
      const row = Object.fromEntries(header.map((key, i) => [key, line[i]]));
      last.set(keys.map((key) => (['seed', 'fold', 'hidden'].includes(key) ? key + ' ' : '') + row[key]).join(', '), row);
    }
    return [...last].map(([name, configuration]) => ({name, configuration}));
  };
  const kept = data.runs.length > 0;
  const runs = kept ? data.runs : rows();
  const here = document.getElementById('runs-here');
  here.append(sluice.element('p', {}, kept
    ? 'The configurations of two runs, as their folders hold them.'
    : 'The folders of the runs are not here: beside each other stand the last rows of two runs in results.csv.'));
  if (runs.length) {
    here.append(sluice.configurations(runs));
  }
  if (kept) {
    const details = sluice.element('details', {}, sluice.element('summary', {}, 'The whole configuration of each run'));
    details.addEventListener('toggle', () => details.append(...runs.map((run) =>
        sluice.element('details', {}, sluice.element('summary', {}, run.name),
            sluice.element('pre', {tabindex: 0}, JSON.stringify(run.configuration, null, 2))))), {once: true});
    here.append(details);
  }

  // Made when they are asked for: they may be long.
  document.querySelectorAll('[data-table]').forEach((details) =>
      details.addEventListener('toggle', () => {
        const [header, ...lines] = sluice.csv(data.tables[details.dataset.table]);
        details.append(sluice.element('div', {}, sluice.table(details.dataset.table, header, lines)));
        details.querySelector('table').parentElement.classList.add('tall');
      }, {once: true}));
})();

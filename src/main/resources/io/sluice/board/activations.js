'use strict';

// What the activations of one run have learned: shapes by layer, and their numbers over the steps.
sluice.activationsView = () => {
  const MEASURED = {alpha: 'α', beta: 'β', rho: 'ρ = β/α', lipschitz: 'Lipschitz constant', dead_share: 'Dead share',
    gradient_norm: 'Gradient norm'};
  const MOST_NUMBERS = 12; // of a parameter that is a list
  const holder = sluice.element('div');
  const select = sluice.element('select', {id: 'activations-run', change: () => show()});
  let shown = '';

  const label = (site) => site.site.replace(/^layers\./, 'layer ').replace(/\.feed_forward\.activation$/, '');
  const lines = (sites, x, y) => sites.filter((site) => y(site)).map((site) =>
      ({name: label(site), mark: 'line', x: x(site), y: y(site)}));
  const chart = (title, axes, series, height) => {
    const made = sluice.chart({title, x: {label: axes[0], scale: 'linear'}, y: {label: axes[1], scale: 'linear'}, series,
      height, legend: false});
    made.figure.dataset.chart = title;
    return made.figure;
  };

  const draw = (answer) => {
    const sites = answer.sites;
    if (!sites.length) {
      holder.replaceChildren(sluice.element('p', {},
          'This run has no records of activations yet: language models and image classifiers write them when they are validated.'));
      return;
    }
    const last = Math.max(...sites.map((site) => site.steps[site.steps.length - 1]));
    const parts = [sluice.element('p', {class: 'muted'}, [[...new Set(sites.map((site) => site.notation))].filter(Boolean)
        .join(', '), `as of step ${sluice.number(last)}`, answer.note].filter(Boolean).join('; '))];
    parts.push(sluice.legend(sites.map(label), 'Layers shown'));
    const shapes = [];
    if (sites.some((site) => site.last)) {
      shapes.push(chart('Shapes now', ['x', 'f(x)'], lines(sites, () => answer.x, (site) => site.last), 320));
      shapes.push(chart('Shapes at first', ['x', 'f(x)'], lines(sites, () => answer.x, (site) => site.first), 320));
      shapes.push(chart('What training has added', ['x', 'f(x) now - at first'], lines(sites, () => answer.x,
          (site) => site.last && site.last.map((value, i) =>
            (value === null || site.first[i] === null ? null : value - site.first[i]))), 320));
    }
    for (const [key, title] of Object.entries(MEASURED)) {
      const drawn = lines(sites, (site) => site.steps, (site) => site[key]);
      if (drawn.length) {
        shapes.push(chart(title, ['steps', title], drawn, 240));
      }
    }
    parts.push(sluice.element('div', {class: 'charts'}, ...shapes));
    const names = [...new Set(sites.flatMap((site) => Object.keys(site.parameters)))];
    if (names.length) {
      parts.push(sluice.table('Parameters by layer, of several sets in a layer their means', ['site', ...names], sites.map((site) =>
        [site.site, ...names.map((name) => {
          const numbers = (site.parameters[name] || []).slice(-1)[0] || [];
          return numbers.slice(0, MOST_NUMBERS).map(sluice.number).join(' ') + (numbers.length > MOST_NUMBERS ? ' …' : '');
        })])));
    }
    holder.replaceChildren(...parts);
  };

  const show = async () => {
    const name = select.value;
    if (!name) {
      holder.replaceChildren(sluice.element('p', {}, 'Choose a run.'));
      return;
    }
    shown = name;
    try {
      const answer = await sluice.board.ask('/api/activations', {run: name});
      if (shown === name) {
        draw(answer);
      }
    } catch (problem) {
      holder.replaceChildren(sluice.element('p', {class: 'problem'}, problem.message));
    }
  };
  const again = sluice.calmly(2000, show);

  const offer = () => {
    const names = sluice.board.chosen();
    const before = select.value;
    select.replaceChildren(...names.map((name) => sluice.element('option', {value: name}, name)));
    select.value = names.includes(before) ? before : names[0] || '';
    if (select.value !== before || !select.value) {
      show();
    }
  };
  sluice.board.on('chosen', offer);
  sluice.board.on('sites', (name) => name === shown && holder.offsetParent && again());
  return sluice.element('div', {},
      sluice.element('div', {class: 'controls'}, sluice.element('label', {}, 'Run ', select)), holder);
};

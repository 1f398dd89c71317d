'use strict';

// A tree as a map from dotted keys to values; a list is one value.
sluice.flat = (tree, prefix = '', into = new Map()) => {
  for (const [key, value] of Object.entries(tree)) {
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
      sluice.flat(value, prefix + key + '.', into);
    } else {
      into.set(prefix + key, typeof value === 'string' ? value : JSON.stringify(value));
    }
  }
  return into;
};

// Two of several runs side by side: runs are {name, configuration}. What differs is marked and comes first.
sluice.configurations = (runs) => {
  const flat = runs.map((run) => sluice.flat(run.configuration));
  const chosen = [0, Math.min(1, runs.length - 1)];
  let everything = false;
  const holder = sluice.element('div', {class: 'table', tabindex: 0, role: 'region',
    'aria-label': 'Configurations side by side'});
  const said = sluice.element('p', {'aria-live': 'polite'});

  const show = () => {
    const [left, right] = chosen.map((i) => flat[i]);
    const keys = [...new Set([...left.keys(), ...right.keys()])];
    const different = keys.filter((key) => left.get(key) !== right.get(key));
    const same = keys.filter((key) => left.get(key) === right.get(key));
    said.textContent = different.length === 0
      ? `${runs[chosen[0]].name} and ${runs[chosen[1]].name} have the same ${keys.length} values.`
      : `${different.length} of ${keys.length} values differ.`;
    const row = (key, differs) => sluice.element('tr', {class: differs ? 'differs' : null},
        sluice.element('th', {scope: 'row'}, (differs ? '≠ ' : '') + key),
        ...[left, right].map((side) => sluice.element('td', {}, side.get(key) ?? '')));
    holder.replaceChildren(sluice.element('table', {},
        sluice.element('caption', {}, 'Configurations of two runs'),
        sluice.element('thead', {}, sluice.element('tr', {}, sluice.element('th', {scope: 'col'}, 'key'),
            ...chosen.map((i) => sluice.element('th', {scope: 'col'}, runs[i].name)))),
        sluice.element('tbody', {}, ...different.map((key) => row(key, true)),
            ...(everything ? same.map((key) => row(key, false)) : []))));
  };

  const select = (side, label) => sluice.element('label', {}, label + ' ',
      sluice.element('select', {change: (event) => {
        chosen[side] = event.target.selectedIndex;
        show();
      }}, ...runs.map((run, i) => sluice.element('option', {selected: i === chosen[side]}, run.name))));
  const whole = sluice.toggle('what is the same too', false, (on) => {
    everything = on;
    show();
  });
  show();
  return sluice.element('div', {class: 'configurations'},
      sluice.element('div', {class: 'controls'}, select(0, 'Run'), select(1, 'beside'), whole), said, holder);
};

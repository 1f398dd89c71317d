'use strict';

// A name has one colour and one kind of dash in the whole page, and is on or off in all charts.
sluice.arms = (() => {
  const COLORS = 7; // --hue-0 to --hue-6 of page.css
  const DASHES = [[], [9, 4], [2, 3], [9, 3, 2, 3]];
  const places = new Map();
  const off = new Set();
  const listeners = new Set();

  const place = (name) => {
    if (!places.has(name)) {
      places.set(name, places.size);
    }
    return places.get(name);
  };
  const hue = (name) => place(name) % COLORS;
  const round = (name) => Math.floor(place(name) / COLORS) % DASHES.length;

  const change = (change) => {
    change();
    for (const listener of listeners) {
      listener();
    }
  };

  return {
    // Gives names their places before any chart does.
    name: (names) => names.forEach(place),
    hue,
    round,
    color: (name) => sluice.color('hue-' + hue(name)),
    dash: (name) => DASHES[round(name)],
    isOn: (name) => !off.has(name),
    set: (name, on) => change(() => (on ? off.delete(name) : off.add(name))),
    // All but one off, or all on if that one is alone.
    only: (name, names) => change(() => {
      const alone = names.every((each) => off.has(each) === (each !== name));
      names.forEach((each) => (alone || each === name ? off.delete(each) : off.add(each)));
    }),
    all: (names, on) => change(() => names.forEach((each) => (on ? off.delete(each) : off.add(each)))),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
})();

// A line or dot as a chart draws that name.
sluice.sample = (name) => {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 26 10');
  svg.setAttribute('class', 'sample hue-' + sluice.arms.hue(name));
  svg.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'line');
  for (const [key, value] of Object.entries({x1: 1, x2: 25, y1: 5, y2: 5})) {
    line.setAttribute(key, value);
  }
  line.setAttribute('stroke-dasharray', sluice.arms.dash(name).join(' ') || 'none');
  svg.append(line);
  return svg;
};

// Buttons that turn names on and off; a double click leaves one alone.
sluice.legend = (names, label = 'Shown') => {
  const buttons = names.map((name) =>
      sluice.element('button', {type: 'button', class: 'arm', title: 'click: on or off; double click: alone',
        click: () => sluice.arms.set(name, !sluice.arms.isOn(name)),
        dblclick: () => sluice.arms.only(name, names)},
      sluice.sample(name), sluice.element('span', {}, name)));
  const show = () => buttons.forEach((button, i) =>
      button.setAttribute('aria-pressed', String(sluice.arms.isOn(names[i]))));
  show();
  sluice.arms.onChange(show);
  const every = names.length < 4 ? [] : [true, false].map((on) =>
      sluice.element('button', {type: 'button', class: 'every', click: () => sluice.arms.all(names, on)},
          on ? 'all' : 'none'));
  return sluice.element('div', {class: 'legend', role: 'group', 'aria-label': label}, ...buttons, ...every);
};

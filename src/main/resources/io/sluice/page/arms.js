'use strict';

// A name has one colour and one kind of dash in the whole page, and is on or off in all charts.
sluice.arms = (() => {
  const COLORS = 7; // --hue-0 to --hue-6 of page.css
  const DASHES = [[], [9, 4], [2, 3], [9, 3, 2, 3]];
  const places = new Map();
  const shades = new Map();
  const owners = new Map();
  const off = new Set();
  const listeners = new Set();

  const place = (name) => {
    if (!places.has(name)) {
      places.set(name, places.size);
    }
    return places.get(name);
  };
  const arm = (name) => owners.get(name)?.arm ?? name;
  const hue = (name) => place(arm(name)) % COLORS;
  const round = (name) => (Math.floor(place(arm(name)) / COLORS) + (owners.get(name)?.turn ?? 0)) % DASHES.length;

  // Of viridis, without the end that the page's ground would hide.
  const shade = (share) => sluice.viridis(matchMedia('(prefers-color-scheme: dark)').matches
    ? 0.3 + 0.7 * share : 0.85 * share);

  const change = (change) => {
    change();
    for (const listener of listeners) {
      listener();
    }
  };

  return {
    // Gives names their places before any chart does.
    name: (names) => names.forEach(place),
    round: (name) => (shades.has(name) ? 0 : round(name)),
    // Series {name, arm} of one figure: those of one arm have its colour, and differ in dashes.
    belong: (series) => {
      const names = new Map();
      for (const {name, arm} of series) {
        if (arm !== undefined) {
          names.set(arm, (names.get(arm) || new Set()).add(name));
        }
      }
      names.forEach((own, arm) => [...own].forEach((name, turn) => owners.set(name, {arm, turn})));
    },
    // Names with an order, such as layers, get shades in place of hues.
    order: (names) => names.forEach((name, i) => {
      if (!places.has(name)) {
        shades.set(name, names.length < 2 ? 0 : i / (names.length - 1));
      }
    }),
    color: (name) => (shades.has(name) ? shade(shades.get(name)) : sluice.color('hue-' + hue(name))),
    dash: (name) => (shades.has(name) ? [] : DASHES[round(name)]),
    isOn: (name) => !off.has(name) && !off.has(arm(name)),
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
  svg.setAttribute('class', 'sample');
  svg.style.stroke = sluice.arms.color(name);
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
  sluice.onTheme(() => buttons.forEach((button, i) => button.firstChild.replaceWith(sluice.sample(names[i]))));
  sluice.arms.onChange(show);
  const every = names.length < 4 ? [] : [true, false].map((on) =>
      sluice.element('button', {type: 'button', class: 'every', click: () => sluice.arms.all(names, on)},
          on ? 'all' : 'none'));
  return sluice.element('div', {class: 'legend', role: 'group', 'aria-label': label}, ...buttons, ...every);
};

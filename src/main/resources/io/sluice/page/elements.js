'use strict';

// What all scripts of a page share. Text reaches the document as text only, never as HTML.
const sluice = {};

// The data of the page.
sluice.data = JSON.parse(document.getElementById('data').textContent);

// An element: attributes by name, functions as listeners; children are elements or texts.
sluice.element = (tag, attributes = {}, ...children) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      made.addEventListener(name, value);
    } else if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(name, value === true ? '' : value);
    }
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
};

// Five digits, and thousands set apart.
sluice.number = (value) => {
  if (value === null || value === undefined || !Number.isFinite(value)) {
    return '';
  }
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e9)) {
    return value.toExponential(3);
  }
  const decimals = size === 0 ? 0 : Math.max(0, 4 - Math.floor(Math.log10(size)));
  return value.toLocaleString('en-US', {maximumFractionDigits: decimals});
};

// What a colour of page.css is at this moment.
sluice.color = (name) =>
    getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();

// Called again whenever the page turns light or dark.
sluice.onTheme = (listener) =>
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', listener);

// One of several, as radio buttons: {value: label}.
sluice.choice = (legend, options, chosen, listener) => {
  const group = 'choice-' + (sluice.choice.count = (sluice.choice.count || 0) + 1);
  return sluice.element('fieldset', {class: 'choice'},
      sluice.element('legend', {}, legend),
      ...Object.entries(options).map(([value, label]) =>
          sluice.element('label', {},
              sluice.element('input', {type: 'radio', name: group, value, checked: value === chosen,
                change: () => listener(value)}),
              sluice.element('span', {}, label))));
};

// One that is on or off.
sluice.toggle = (label, on, listener) => {
  const input = sluice.element('input', {type: 'checkbox', checked: on,
    change: () => listener(input.checked)});
  return sluice.element('label', {class: 'toggle'}, input, sluice.element('span', {}, label));
};

// A colour of viridis, from dark at 0 to light at 1.
sluice.viridis = (share) => `rgb(${sluice.viridis.mix(share).map(Math.round).join(', ')})`;
sluice.viridis.mix = (share) => {
  const SHADES = [[68, 1, 84], [62, 73, 137], [38, 130, 142], [53, 183, 121], [180, 222, 44]];
  const place = share * (SHADES.length - 1);
  const left = Math.min(Math.floor(place), SHADES.length - 2);
  return SHADES[left].map((value, i) => value + (place - left) * (SHADES[left + 1][i] - value));
};

'use strict';

// Tables with class sortable are sorted by a click on a heading; long ones have a filter.
sluice.sortable = (table) => {
  const LONG = 12; // rows
  const UNITS = {ms: 1e-3, s: 1, min: 60, h: 3600};
  const body = table.tBodies[0];
  const first = [...body.rows];

  // Numbers by their size, whatever unit of time or comma is in them; words behind numbers, empty cells last.
  const key = (row, column) => {
    const text = row.cells[column].textContent.trim();
    const number = /^[<>±]?\s*(-?[\d,]*\.?\d+(?:e[+-]?\d+)?)\s*([a-z]*)/i.exec(text);
    return {text, number: number ? Number(number[1].replace(/,/g, '')) * (UNITS[number[2]] || 1) : null};
  };
  const compare = (a, b) => {
    if (!a.text || !b.text) {
      return (a.text ? 0 : 1) - (b.text ? 0 : 1);
    }
    if (a.number !== null && b.number !== null) {
      return a.number - b.number;
    }
    return (a.number === null) - (b.number === null) || a.text.localeCompare(b.text, 'en', {numeric: true});
  };

  const headings = [...table.tHead.rows[0].cells];
  const sort = (column) => {
    const next = {none: 'ascending', ascending: 'descending', descending: 'none'}[
        headings[column].getAttribute('aria-sort') || 'none'];
    headings.forEach((heading, i) => heading.setAttribute('aria-sort', i === column ? next : 'none'));
    const keys = new Map(first.map((row) => [row, key(row, column)]));
    const rows = next === 'none' ? first : [...first].sort((a, b) => {
      const [left, right] = [keys.get(a), keys.get(b)];
      const ordered = compare(left, right);
      return next === 'descending' && left.text && right.text ? -ordered : ordered;
    });
    body.append(...rows);
  };
  headings.forEach((heading, column) => {
    heading.setAttribute('aria-sort', 'none');
    heading.replaceChildren(sluice.element('button', {type: 'button', click: () => sort(column)},
        ...heading.childNodes));
  });

  if (first.length > LONG) {
    const count = sluice.element('span', {'aria-live': 'polite'});
    const input = sluice.element('input', {type: 'search', placeholder: 'words in a row', input: () => {
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const row of first) {
        const text = row.textContent.toLowerCase();
        row.hidden = !words.every((word) => text.includes(word));
        shown += row.hidden ? 0 : 1;
      }
      count.textContent = words.length ? `${shown} of ${first.length} rows` : '';
    }});
    table.parentElement.before(sluice.element('div', {class: 'filter'},
        sluice.element('label', {}, 'Filter ', input), ' ', count));
  }
};

// A table in a box that scrolls sideways, sortable. Headings are texts; rows are lists of texts or elements.
sluice.table = (caption, headings, rows) => {
  const table = sluice.element('table', {class: 'sortable'},
      sluice.element('caption', {}, caption),
      sluice.element('thead', {}, sluice.element('tr', {},
          ...headings.map((heading) => sluice.element('th', {scope: 'col'}, heading)))),
      sluice.element('tbody', {}, ...rows.map((row) => sluice.element('tr', {},
          ...row.map((cell) => sluice.element('td', {}, cell))))));
  const box = sluice.element('div', {class: 'table', tabindex: 0, role: 'region', 'aria-label': caption}, table);
  sluice.sortable(table);
  return box;
};

// Cells with data-shade from 0 to 1 get a colour, and letters that can be read on it.
sluice.shade = (table) => {
  for (const cell of table.querySelectorAll('[data-shade]')) {
    const mixed = sluice.viridis.mix(Number(cell.dataset.shade));
    cell.style.backgroundColor = `rgb(${mixed.map(Math.round).join(', ')})`;
    cell.style.color = 0.3 * mixed[0] + 0.6 * mixed[1] + 0.1 * mixed[2] > 110 ? '#000' : '#fff';
  }
};

// Comma-separated values as rows of texts.
sluice.csv = (text) => {
  const rows = [];
  const cell = /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/y;
  let row = [];
  while (cell.lastIndex < text.length) {
    const [, value, end] = cell.exec(text);
    row.push(value.startsWith('"') ? value.slice(1, -1).replace(/""/g, '"') : value);
    if (end !== ',') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
};

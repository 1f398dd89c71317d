'use strict';

// The curves of the chosen runs over one another.
sluice.curvesView = () => {
  const POINTS = 3000; // that all series of a chart have together: drawing costs what training could use
  const REDRAW_MS = 600; // with the server's 300, a loss that is written is drawn within a second
  const OTHERS_MS = 5000; // the other charts
  const AXES = {step: 'steps', tokens: 'tokens', elapsed_s: 'seconds'};
  const CHARTS = [
    ['train', 'loss_nats', 'Training loss', 'nats'],
    ['validation', 'validation_loss_nats', 'Validation loss', 'nats'],
    ['iteration', 'training_error', 'Training error', 'error'],
    ['iteration', 'test_error', 'Test error', 'error'],
    ['validation', 'accuracy', 'Validation accuracy', 'share'],
    ['train', 'gradient_norm', 'Gradient norm', 'norm'],
    ['train', 'learning_rate', 'Learning rate', 'rate'],
    ['train', 'tokens_per_s', 'Speed', 'tokens a second'],
  ];
  let axis = 'step';
  let smoothing = 0;

  // Tokens of a validation are those of the step before it.
  const positions = (run, table) => {
    const own = run[table].columns[axis];
    if (own) {
      return own;
    }
    if (axis !== 'tokens' || table !== 'validation') {
      return run[table].columns.step;
    }
    const {step, tokens} = run.train.columns;
    let at = 0;
    return run.validation.columns.step.map((wanted) => {
      while (at < step.length - 1 && step[at] < wanted) {
        at++;
      }
      return wanted === 0 || !step.length ? 0 : tokens[at];
    });
  };

  // A mean whose weights fall by this factor a record, and add up to one from the first record on.
  const smooth = (values) => {
    if (!smoothing) {
      return values;
    }
    let mean = 0;
    let weight = 0;
    return values.map((value) => {
      if (value === null) {
        return null;
      }
      mean = smoothing * mean + (1 - smoothing) * value;
      weight = smoothing * weight + (1 - smoothing);
      return mean / weight;
    });
  };

  // Of every so many the last one, for positions, or the mean.
  const last = (values, every) => (every === 1 ? values :
    values.filter((value, i) => (i + 1) % every === 0 || i === values.length - 1));
  const means = (values, every) => {
    if (every === 1) {
      return values;
    }
    const thinned = [];
    for (let from = 0; from < values.length; from += every) {
      const usable = values.slice(from, from + every).filter((value) => value !== null);
      thinned.push(usable.length ? usable.reduce((a, b) => a + b) / usable.length : null);
    }
    return thinned;
  };
  const pace = (count, series) => Math.max(1, Math.ceil(count / Math.max(150, Math.min(800, POINTS / series))));

  const withRecords = (table, column) => sluice.board.chosen().filter((name) => {
    const run = sluice.board.curves(name);
    return run && run[table] && run[table].columns[column].some((value) => value !== null);
  });

  const series = (table, column, names) => {
    return names.map((name) => {
      const run = sluice.board.curves(name);
      const values = run[table].columns[column];
      const every = pace(values.length, names.length);
      return {name, mark: table === 'validation' ? 'dotted-line' : 'line', x: last(positions(run, table), every),
        y: means(smooth(values), every), steps: every * run[table].every};
    });
  };

  const spec = ([table, column, title, label], drawn) => ({
    title, description: 'of the chosen runs by ' + AXES[axis], x: {label: AXES[axis], scale: 'linear'},
    y: {label, scale: 'linear'}, series: drawn, height: column.includes('loss') ? 340 : 240, legend: false,
  });

  const charts = CHARTS.map((kind) => ({kind, chart: sluice.chart(spec(kind, [])), seen: false, drawn: '', at: -Infinity}));
  charts.forEach(({kind, chart}) => (chart.figure.dataset.chart = kind[1]));
  // What nobody sees is not drawn.
  const sight = new IntersectionObserver((entries) => {
    entries.forEach((entry) =>
      (charts.find((each) => each.chart.figure === entry.target).seen = entry.isIntersecting));
    draw(true);
  }, {rootMargin: '200px'});
  charts.forEach(({chart}) => sight.observe(chart.figure));
  const legend = sluice.element('div');
  const note = sluice.element('p', {class: 'muted', role: 'status'});
  const holder = sluice.element('div', {class: 'charts'}, ...charts.map((each) => each.chart.figure));

  const draw = (keep) => {
    if (document.hidden) {
      return;
    }
    let any = false;
    let most = 1;
    for (const each of charts) {
      const [table, column] = each.kind;
      const names = withRecords(table, column);
      each.chart.figure.hidden = !names.length;
      any = any || names.length > 0;
      const state = JSON.stringify([axis, smoothing, names.map((name) => {
        const run = sluice.board.curves(name);
        return [name, run.generation, run[table].rows];
      })]);
      const due = !keep || /loss|error/.test(column) || performance.now() - each.at >= OTHERS_MS;
      if (each.seen && state !== each.drawn && !due) {
        later();
      } else if (each.seen && state !== each.drawn) {
        const drawn = series(table, column, names);
        each.drawn = state;
        each.at = performance.now();
        each.steps = Math.max(1, ...drawn.map((one) => one.steps));
        each.chart.update(spec(each.kind, drawn), keep);
        each.chart.figure.dataset.points = drawn.reduce((sum, one) => sum + one.x.length, 0);
      }
      most = Math.max(most, each.steps || 1);
    }
    const problems = sluice.board.chosen().map((name) => [name, sluice.board.curves(name)?.problem])
        .filter(([, problem]) => problem).map(([name, problem]) => `${name}: ${problem}.`);
    note.textContent = [any ? '' : 'Choose runs that have records.',
      most > 1 ? `Points of long runs are means of up to ${most} records.` : '', ...problems].join(' ').trim();
  };
  let waiting = null;
  const later = () => {
    waiting = waiting || setTimeout(() => {
      waiting = null;
      redraw();
    }, OTHERS_MS);
  };
  // What somebody has asked for is drawn at once.
  const anew = () => {
    charts.forEach((each) => (each.at = -Infinity));
    redraw();
  };
  const redraw = sluice.calmly(REDRAW_MS, () => draw(true));
  sluice.board.on('curves', (name) => sluice.board.isChosen(name) && redraw());
  sluice.board.on('fetched', (name) => sluice.board.isChosen(name) && anew());
  document.addEventListener('visibilitychange', redraw);
  sluice.board.on('chosen', () => {
    const names = sluice.board.chosen();
    legend.replaceChildren(...(names.length > 1 ? [sluice.legend(names, 'Runs shown')] : []));
    anew();
  });

  const slider = sluice.element('input', {type: 'range', min: 0, max: 99, value: 0, id: 'smoothing', input: () => {
    smoothing = Number(slider.value) / 100;
    shown.textContent = smoothing.toFixed(2);
    anew();
  }});
  const shown = sluice.element('output', {for: 'smoothing'}, '0.00');
  return sluice.element('div', {},
      sluice.element('div', {class: 'controls'},
          sluice.choice('by', AXES, axis, (value) => {
            axis = value;
            draw(false);
          }),
          sluice.element('label', {class: 'toggle'}, 'smoothing', slider, shown)),
      legend, note, holder);
};

'use strict';

// The curves of the chosen runs over one another.
sluice.curvesView = () => {
  const POINTS = 40000; // that all series of a chart have together
  const REDRAW_MS = 400;
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

  const thin = (values, every) => (every === 1 ? values :
    values.filter((value, i) => i % every === 0 || i === values.length - 1));

  const series = (table, column) => {
    const names = sluice.board.chosen().filter((name) => {
      const run = sluice.board.curves(name);
      return run && run[table] && run[table].columns[column].some((value) => value !== null);
    });
    const most = Math.max(200, POINTS / Math.max(1, names.length));
    return names.map((name) => {
      const run = sluice.board.curves(name);
      const values = run[table].columns[column];
      const every = Math.max(1, Math.ceil(values.length / most));
      const y = thin(smooth(values), every);
      return {name, mark: table === 'validation' ? 'dotted-line' : 'line', x: thin(positions(run, table), every), y};
    });
  };

  const spec = ([table, column, title, label], drawn) => ({
    title, description: 'of the chosen runs by ' + AXES[axis], x: {label: AXES[axis], scale: 'linear'},
    y: {label, scale: 'linear'}, series: drawn, height: column.includes('loss') ? 340 : 240, legend: false,
  });

  const charts = CHARTS.map((kind) => ({kind, chart: sluice.chart(spec(kind, []))}));
  charts.forEach(({kind, chart}) => (chart.figure.dataset.chart = kind[1]));
  const legend = sluice.element('div');
  const note = sluice.element('p', {class: 'muted', role: 'status'});
  const holder = sluice.element('div', {class: 'charts'}, ...charts.map((each) => each.chart.figure));

  const draw = (keep) => {
    let any = false;
    for (const {kind, chart} of charts) {
      const drawn = series(kind[0], kind[1]);
      chart.figure.hidden = !drawn.length;
      any = any || drawn.length > 0;
      chart.update(spec(kind, drawn), keep);
      chart.figure.dataset.points = drawn.reduce((sum, each) => sum + each.x.length, 0);
    }
    const every = Math.max(1, ...sluice.board.chosen().map((name) => sluice.board.curves(name)?.train?.every || 1));
    const problems = sluice.board.chosen().map((name) => [name, sluice.board.curves(name)?.problem])
        .filter(([, problem]) => problem).map(([name, problem]) => `${name}: ${problem}.`);
    note.textContent = [any ? '' : 'Choose runs that have records.',
      every > 1 ? `Points of long runs are means of up to ${every} steps.` : '', ...problems].join(' ').trim();
  };
  const redraw = sluice.calmly(REDRAW_MS, () => draw(true));
  sluice.board.on('curves', (name) => sluice.board.isChosen(name) && redraw());
  sluice.board.on('chosen', () => {
    const names = sluice.board.chosen();
    legend.replaceChildren(...(names.length > 1 ? [sluice.legend(names, 'Runs shown')] : []));
    redraw();
  });

  const slider = sluice.element('input', {type: 'range', min: 0, max: 99, value: 0, id: 'smoothing', input: () => {
    smoothing = Number(slider.value) / 100;
    shown.textContent = smoothing.toFixed(2);
    redraw();
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

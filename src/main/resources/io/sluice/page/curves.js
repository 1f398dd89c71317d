'use strict';

// How losses went: runs are {arm, level, label, steps, x: {steps: [], ...}, y: {'training loss': {at, values}, ...}}; at are
// places in the lists of x. The level is what an arm is named by in other charts.
sluice.curves = (runs) => {
  const SMOOTHINGS = {0: 'none', 3: '3 points', 9: '9 points'};
  const MOST = 8; // arms that are on at first
  const FEW = 12; // points of a line
  const has = (kind) => [...new Set(runs.flatMap((run) => Object.keys(run[kind])))];
  const [quantities, clocks] = [has('y'), has('x')];
  const arms = [...new Set(runs.map((run) => run.arm))];
  // The loss that is reported, unless it was hardly ever measured on the way.
  const count = (quantity) => Math.max(...runs.map((run) => run.y[quantity]?.at.length || 0));
  const often = quantities.filter((quantity) => count(quantity) >= FEW);
  const chosen = {
    quantity: often[0] || quantities[0],
    clock: clocks[0], form: 'mean', smoothing: 0,
  };
  sluice.arms.belong(runs.map((run) => ({name: run.arm, arm: run.level})));
  // An arm that has its name in other charts too is left on: it would be missing there.
  if (runs.some((run) => run.level !== run.arm)) {
    arms.slice(MOST).forEach((arm) => sluice.arms.set(arm, false));
  }

  // The points of a run that has the quantity, each a mean over its neighbours.
  const points = (run) => {
    const {at, values} = run.y[chosen.quantity] || {at: [], values: []};
    const there = at.map((i, k) => ({x: run.x[chosen.clock][i], y: values[k], step: run.x[clocks[0]][i]}));
    const side = Math.floor(chosen.smoothing / 2);
    return there.map((point, i) => {
      const near = there.slice(Math.max(0, i - side), i + side + 1);
      return {...point, y: near.reduce((sum, each) => sum + each.y, 0) / near.length};
    });
  };

  // Runs of one arm and length have points at the same steps.
  const means = (arm) => {
    const lengths = new Map();
    runs.filter((run) => run.arm === arm).forEach((run) =>
        lengths.set(run.steps, [...(lengths.get(run.steps) || []), points(run)]));
    return [...lengths.values()].map((all) => {
      const steps = new Map();
      all.flat().forEach((point) => steps.set(point.step, [...(steps.get(point.step) || []), point]));
      const whole = [...steps.values()].filter((each) => each.length === all.length);
      const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
      const made = {name: arm, mark: 'line', x: [], y: [], low: [], high: []};
      whole.forEach((each) => {
        const values = each.map((point) => point.y);
        const middle = mean(values);
        const spread = values.length < 2 ? 0
          : Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1));
        made.x.push(mean(each.map((point) => point.x)));
        made.y.push(middle);
        made.low.push(middle - spread);
        made.high.push(middle + spread);
      });
      return made;
    });
  };

  const series = () => {
    const all = chosen.form === 'mean' ? arms.flatMap(means) : runs.map((run) => {
      const own = points(run);
      return {name: run.arm, label: run.label, mark: 'line', x: own.map((point) => point.x), y: own.map((point) => point.y)};
    });
    return all.filter((each) => each.x.length).map((each) => ({...each, mark: each.x.length < FEW ? 'dotted-line' : 'line'}));
  };
  const spec = () => ({
    title: 'How losses went', height: 440, legend: false,
    description: 'Lines of ' + arms.length + ' arms over ' + chosen.clock + '.',
    x: {label: chosen.clock, scale: 'linear', names: []},
    y: {label: chosen.quantity, scale: 'linear', names: []}, series: series(),
  });
  const chart = sluice.chart(spec());
  const choose = (what, keep) => (value) => {
    chosen[what] = value;
    chart.update(spec(), keep);
  };
  const named = (values) => Object.fromEntries(values.map((value) => [value, value]));
  return sluice.element('div', {class: 'curves'},
      sluice.element('div', {class: 'controls'},
          sluice.choice('Of', named(quantities), chosen.quantity, choose('quantity', false)),
          sluice.choice('by', named(clocks), chosen.clock, choose('clock', false)),
          sluice.choice('as', {mean: 'mean, band of one standard deviation', runs: 'single runs'}, chosen.form, choose('form', true)),
          sluice.choice('smoothing', SMOOTHINGS, '0', choose('smoothing', true))),
      chart.figure, sluice.legend(arms, 'Shown in the curves'));
};

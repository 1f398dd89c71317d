'use strict';

// Series between two axes:
// {title, description, x: axis, y: axis, series: [{name, mark, x, y, low, high}], height, legend}
// axis: {label, scale: 'linear' | 'whole' | 'logarithmic' | 'names', names, extent}; extent is what it shows at least
// mark: 'line' | 'dotted-line' | 'dots' | 'bars' | 'reference'; low and high, where there are any, are error bars of
// dots and bars and a band around a line. Returns {figure, update(spec)}.
sluice.chart = (first) => {
  const MOST_STOPS = 120; // that keys read, of one series
  const NEAR = 45; // pixels
  let spec = first;
  const log = {x: first.x.scale === 'logarithmic', y: first.y.scale === 'logarithmic'};

  const isNames = () => spec.x.scale === 'names';
  const shown = () => spec.series.filter((series) => series.mark === 'reference' || sluice.arms.isOn(series.name));
  const color = (series) => (series.mark === 'reference' ? sluice.color('muted') : sluice.arms.color(series.name));
  const isLine = (series) => ['line', 'dotted-line', 'reference'].includes(series.mark);

  // On an axis of names the series stand side by side.
  const placed = () => {
    const all = shown().map((series) => {
      const order = series.x.map((at, i) => i).sort((a, b) => series.x[a] - series.x[b]);
      const pick = (values) => values && order.map((i) => values[i]);
      return {...series, x: pick(series.x), y: pick(series.y), low: pick(series.low), high: pick(series.high)};
    });
    const width = 0.8 / Math.max(1, all.length);
    return !isNames() ? all : all.map((series, i) => ({...series, width: 0.92 * width,
      x: series.x.map((at) => at + (i - (all.length - 1) / 2) * width)}));
  };

  // One column of x for all, with room for several points of one series at one x.
  const table = (all) => {
    const most = new Map();
    for (const series of all) {
      const own = new Map();
      series.x.forEach((at) => own.set(at, (own.get(at) || 0) + 1));
      own.forEach((count, at) => most.set(at, Math.max(count, most.get(at) || 0)));
    }
    const start = new Map();
    const xs = [];
    [...most.keys()].sort((a, b) => a - b).forEach((at) => {
      start.set(at, xs.length);
      for (let i = 0; i < most.get(at); i++) {
        xs.push(at);
      }
    });
    return [xs, ...all.map((series) => {
      const ys = new Array(xs.length).fill(undefined);
      const next = new Map();
      series.x.forEach((at, i) => {
        const used = next.get(at) || 0;
        next.set(at, used + 1);
        ys[start.get(at) + used] = series.y[i];
      });
      return ys;
    })];
  };

  const extent = (values, axis, share) => {
    const usable = values.filter((value) => Number.isFinite(value) && (!log[axis] || value > 0));
    if (!usable.length) {
      return log[axis] ? [0.1, 1] : [0, 1];
    }
    let low = usable.reduce((a, b) => Math.min(a, b));
    let high = usable.reduce((a, b) => Math.max(a, b));
    if (log[axis]) {
      const factor = Math.pow(high / low || 1, share) * 1.02;
      return [low / factor, high * factor];
    }
    const room = (high - low || Math.abs(high) || 1) * share;
    return [low - room, high + room];
  };

  const words = (axis, value) => (spec[axis].scale === 'names'
    ? spec[axis].names[Math.round(value)]
    : sluice.number(value));

  // What has no room ends in dots; the note beside the pointer says all of it.
  const cut = (words, most) => (words.length > most ? words.slice(0, most - 1) + '…' : words);

  const make = ({width, height}) => {
    const all = placed();
    const xs = isNames() ? [-0.5, spec.x.names.length - 0.5] : extent(all.flatMap((series) => series.x).concat(spec.x.extent || []), 'x', 0.03);
    const lows = (series) => series.low || series.y;
    const highs = (series) => series.high || series.y;
    const short = (name) => cut(name, 22);
    const names = isNames() ? spec.x.names.map(short) : [];
    const longest = Math.max(0, ...names.map((name) => name.length));
    const turned = names.length * longest * 7 > width - 70;
    const tall = turned ? Math.min(height / 3, longest * 5 + 14) : 32;
    const options = {
      scales: {
        x: {time: false, distr: log.x ? 3 : 1, range: sluice.whole(xs)},
        y: {distr: log.y ? 3 : 1, range: (u) => {
          const [left, right] = [u.scales.x.min ?? xs[0], u.scales.x.max ?? xs[1]];
          const values = [...(spec.y.extent || [])];
          for (const series of all) {
            series.x.forEach((at, i) => {
              if (at >= left && at <= right) {
                values.push(series.y[i], lows(series)[i], highs(series)[i]);
              }
            });
          }
          if (all.some((series) => series.mark === 'bars')) {
            values.push(0);
          }
          return extent(values, 'y', 0.06);
        }},
      },
      axes: [
        sluice.axis(spec.x.label, isNames()
          ? {splits: () => names.map((name, i) => i), values: () => names, rotate: turned ? -35 : 0, size: tall}
          : {size: 32, filter: log.x ? sluice.decades : undefined, incrs: spec.x.scale === 'whole' ? [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000] : undefined,
            values: sluice.ticks}),
        sluice.axis(cut(spec.y.label, (height - 70) / 6), {size: 56, filter: log.y ? sluice.decades : undefined,
          values: sluice.ticks}),
      ],
      series: [{}, ...all.map((series) => {
        const own = color(series);
        const round = series.mark === 'reference' ? 0 : sluice.arms.round(series.name);
        const dots = series.mark === 'dots' || series.mark === 'dotted-line';
        return {
          label: series.name, stroke: own, width: 2,
          dash: series.mark === 'reference' ? [7, 5] : series.mark === 'dots' ? [] : sluice.arms.dash(series.name),
          paths: isLine(series) ? uPlot.paths.linear() : () => null,
          points: {show: dots, size: round > 1 ? 6 : 9, width: 2, stroke: own,
            fill: round % 2 ? sluice.color('ground') : own},
        };
      })],
      cursor: {drag: {x: true, y: true, uni: 40}, points: {show: false}},
      hooks: {
        drawAxes: [(u) => all.forEach((series) => {
          if (series.mark === 'bars') {
            sluice.marks.bars(u, series, series.width, color(series));
          }
          if (series.low && series.mark === 'line') {
            sluice.marks.band(u, series, color(series));
          }
        })],
        draw: [(u) => all.forEach((series) => {
          if (series.low && series.mark !== 'line' && series.mark !== 'reference') {
            sluice.marks.whiskers(u, series, series.mark === 'bars' ? sluice.color('text') : color(series));
          }
        })],
      },
    };

    const place = (u, series, i) => ({left: u.valToPos(series.x[i], 'x'), top: u.valToPos(series.y[i], 'y')});
    const at = (u, left, top) => {
      let best = null;
      const [from, to] = [u.posToVal(left - NEAR, 'x'), u.posToVal(left + NEAR, 'x')];
      for (const series of all) {
        series.x.forEach((value, i) => {
          if (value >= from && value <= to) {
            const found = place(u, series, i);
            const distance = Math.hypot(found.left - left, found.top - top);
            if (distance < NEAR && (!best || distance < best.distance)) {
              best = {distance, series, i, ...found};
            }
          }
        });
      }
      if (!best) {
        return null;
      }
      const {series, i} = best;
      return {...best, lines: [series.label || series.name, spec.x.label + ': ' + words('x', series.x[i]),
        spec.y.label + ': ' + words('y', series.y[i]) + (series.low
          ? ` (${sluice.number(series.low[i])} to ${sluice.number(series.high[i])})` : '')]};
    };
    const stops = (u) => all.filter((series) => series.mark !== 'reference').flatMap((series) => {
      const every = Math.ceil(series.x.length / MOST_STOPS);
      return series.x.flatMap((value, i) => (i % every ? [] : [place(u, series, i)]));
    });
    return {options, data: table(all), at, stops};
  };

  const positive = (axis) => spec.series.every((series) =>
      (axis === 'x' ? [series.x] : [series.y, series.low || []]).every((values) => values.every((value) => value > 0)));
  const controls = ['x', 'y']
      .filter((axis) => spec[axis].scale !== 'names' && positive(axis) && !spec.series.some((s) => s.mark === 'bars'))
      .map((axis) => sluice.toggle('log ' + axis, log[axis], (on) => {
        log[axis] = on;
        chart.rebuild(false);
      }));
  const chart = sluice.plot({title: spec.title, description: spec.description, height: spec.height || 340,
    controls, make});
  const names = [...new Set(spec.series.filter((s) => s.mark !== 'reference').map((s) => s.name))];
  if (spec.legend !== false && names.length > 1) {
    chart.figure.append(sluice.legend(names, 'Shown in ' + (spec.title || 'this chart')));
  }
  return {figure: chart.figure, update: (next, keep = true) => {
    spec = next;
    chart.rebuild(keep);
  }};
};

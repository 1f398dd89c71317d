'use strict';

// Differences with their intervals, a row a name and a choice of panels:
// {title, label, names, panels: [{title, mean, half, joint, finding}], caption}; finding: better | worse | open | missing
sluice.forest = (spec) => {
  const ROW = 30; // pixels
  const LETTER = 7;
  let panel = spec.panels.length - 1;
  let whole = false;

  const color = (finding) => sluice.color({better: 'better', worse: 'worse'}[finding] || 'muted');

  // Where names have no room beside their intervals they stand above them.
  const LETTERS = 54;
  const isNarrow = (width) => Math.min(LETTERS, Math.max(...spec.names.map((name) => name.length))) * LETTER > 0.36 * width;

  // Zero and all intervals, but for what is far wider than most unless all is asked for.
  const scale = () => {
    const ends = spec.panels.flatMap((each) => each.mean.flatMap((mean, i) => {
      const half = whole ? each.joint[i] : each.half[i];
      return each.finding[i] === 'missing' ? [] : [mean - half, mean + half];
    })).concat(0);
    const far = ends.map(Math.abs).sort((a, b) => a - b);
    const usual = far[Math.min(far.length - 1, Math.floor(0.9 * far.length))];
    const limit = whole || far[far.length - 1] <= 1.5 * usual ? Infinity : usual;
    return [Math.max(-limit, Math.min(...ends)), Math.min(limit, Math.max(...ends))];
  };

  const make = ({width}) => {
    const shown = spec.panels[panel];
    const rows = spec.names.map((name, i) => i).filter((i) => shown.finding[i] !== 'missing');
    const above = isNarrow(width);
    const letters = above ? Math.floor(width / LETTER) : LETTERS;
    const short = (name) => (name.length > letters ? name.slice(0, letters - 1) + '…' : name);
    const longest = Math.max(...spec.names.map((name) => short(name).length));
    const [least, most] = scale();
    const room = 0.05 * (most - least || 1);
    const options = {
      scales: {
        x: {time: false, ori: 1, dir: -1, range: sluice.whole([-0.7, spec.names.length - 0.3])},
        y: {ori: 0, range: () => [least - room, most + room]},
      },
      axes: [
        sluice.axis('', {side: 3, label: null, size: above ? 14 : longest * LETTER + 14, gap: 6,
          splits: () => spec.names.map((name, i) => i), values: () => spec.names.map((name) => (above ? '' : short(name))),
          grid: {show: false}, ticks: {show: !above}}),
        sluice.axis(spec.label, {side: 2, size: 32, values: sluice.ticks}),
      ],
      series: [{}, {label: spec.label, stroke: sluice.color('text'), paths: () => null, points: {show: false}}],
      cursor: {drag: {x: false, y: true, setScale: true}, points: {show: false}, x: false, y: false},
      hooks: {draw: [(u) => sluice.marks.clipped(u, (context, ratio) => {
        const across = (value) => u.valToPos(value, 'y', true);
        const line = (x1, y1, x2, y2, width) => {
          context.lineWidth = width * ratio;
          context.beginPath();
          context.moveTo(x1, y1);
          context.lineTo(x2, y2);
          context.stroke();
        };
        context.strokeStyle = sluice.color('text');
        line(across(0), u.bbox.top, across(0), u.bbox.top + u.bbox.height, 1);
        context.font = `${12 * ratio}px system-ui, sans-serif`;
        context.textAlign = 'left';
        context.textBaseline = 'alphabetic';
        for (const i of rows) {
          const down = u.valToPos(i, 'x', true);
          if (above) {
            context.fillStyle = sluice.color('text');
            context.fillText(short(spec.names[i]), u.bbox.left, down - 10 * ratio);
          }
          const [mean, half, joint] = [shown.mean[i], shown.half[i], shown.joint[i]];
          context.strokeStyle = context.fillStyle = color(shown.finding[i]);
          line(across(mean - joint), down, across(mean + joint), down, 1.5);
          line(across(mean - half), down, across(mean + half), down, 5);
          for (const [beyond, edge, by] of [
            [across(mean - joint) < u.bbox.left, u.bbox.left, 7 * ratio],
            [across(mean + joint) > u.bbox.left + u.bbox.width, u.bbox.left + u.bbox.width, -7 * ratio]]) {
            if (beyond) {
              context.beginPath();
              context.moveTo(edge, down);
              context.lineTo(edge + by, down - Math.abs(by) * 0.7);
              context.lineTo(edge + by, down + Math.abs(by) * 0.7);
              context.fill();
            }
          }
          context.beginPath();
          context.arc(across(mean), down, 5.5 * ratio, 0, 2 * Math.PI);
          context.fill();
          context.strokeStyle = sluice.color('ground');
          context.lineWidth = 1.5 * ratio;
          context.stroke();
        }
      })]},
    };
    const place = (u, i) => ({left: u.valToPos(shown.mean[i], 'y'), top: u.valToPos(i, 'x')});
    const at = (u, left, top) => {
      const i = Math.round(u.posToVal(top, 'x'));
      if (!rows.includes(i)) {
        return null;
      }
      const [mean, half, joint] = [shown.mean[i], shown.half[i], shown.joint[i]];
      const range = (by) => `${sluice.number(mean - by)} to ${sluice.number(mean + by)}`;
      return {...place(u, i), lines: [spec.names[i], `${spec.label}: ${sluice.number(mean)}`,
        ...(half ? [`its own interval: ${range(half)}`] : []),
        ...(joint > half ? [`joint interval: ${range(joint)}`] : []),
        {better: 'better, all comparisons together', worse: 'worse, all comparisons together',
          open: 'within noise'}[shown.finding[i]]]};
    };
    return {options, data: [spec.names.map((name, i) => i), spec.names.map((name, i) =>
        rows.includes(i) ? shown.mean[i] : null)], at, stops: (u) => rows.map((i) => place(u, i))};
  };

  const titles = Object.fromEntries(spec.panels.map((each, i) => [String(i), each.title]));
  const controls = spec.panels.length < 2 ? [] : [sluice.choice('At', titles, String(panel), (chosen) => {
    panel = Number(chosen);
    chart.rebuild(false);
  })];
  controls.push(sluice.toggle('whole intervals', false, (on) => {
    whole = on;
    chart.rebuild(false);
  }));
  const chart = sluice.plot({title: spec.title, description: spec.caption, controls, make,
    height: (width) => (isNarrow(width) ? 1.5 : 1) * ROW * spec.names.length + 90});
  chart.figure.append(sluice.element('p', {class: 'caption'}, spec.caption));
  return chart;
};

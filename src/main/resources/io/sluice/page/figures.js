'use strict';

// Charts with one title and one legend: {title, shared, palette: 'distinct' | 'ordered', charts, caption}.
sluice.figure = (spec) => {
  sluice.arms.belong(spec.charts.flatMap((chart) => chart.series).filter((series) => series.mark !== 'reference'));
  const names = [...new Set(spec.charts.flatMap((chart) => chart.series)
      .filter((series) => series.mark !== 'reference').map((series) => series.name))];
  if (spec.palette === 'ordered') {
    sluice.arms.order(names);
  }
  if (spec.shared) {
    for (const axis of ['x', 'y']) {
      const keys = axis === 'x' ? ['x'] : ['y', 'low', 'high'];
      const values = spec.charts.flatMap((chart) => chart.series)
          .flatMap((series) => keys.flatMap((key) => series[key] || []));
      const extent = [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
      spec.charts.forEach((chart) => (chart[axis].extent = extent));
    }
  }
  const caption = spec.caption ? [sluice.element('p', {class: 'caption'}, spec.caption)] : [];
  if (spec.charts.length === 1) {
    const [chart] = spec.charts;
    const {figure} = sluice.chart({...chart, title: chart.title || spec.title, description: spec.caption});
    figure.append(...caption);
    return figure;
  }
  return sluice.element('div', {class: 'figure'}, sluice.element('h3', {}, spec.title),
      names.length > 1 ? sluice.legend(names, 'Shown in ' + spec.title) : null,
      sluice.element('div', {class: 'charts'}, ...spec.charts.map((chart) =>
          sluice.chart({...chart, height: 300, legend: false}).figure)), ...caption);
};

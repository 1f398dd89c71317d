'use strict';

// The studies of eval/, one at a time: its question, its results, what its activations have learned, its report.
sluice.studiesView = () => {
  const MEASURED = {alpha: 'α', beta: 'β', lipschitz: 'Lipschitz constant', dead_share: 'Dead share'};
  const holder = sluice.element('div');

  const folded = (title, text, open) => sluice.element('details', {open}, sluice.element('summary', {}, title),
      sluice.element('pre', {tabindex: 0}, text));

  const draw = (study) => {
    const parts = [sluice.element('h2', {}, study.name)];
    const say = (text, style) => text && parts.push(sluice.element('p', {class: style}, text));
    say(study.question, 'question');
    say(study.problem, 'problem');
    if (study.report) {
      parts.push(folded('report.md', study.report, true));
    }
    if (study.sites) {
      const names = study.sites.map((each) => each.variant);
      const charts = Object.entries(MEASURED).flatMap(([key, title]) => {
        const series = study.sites.filter((each) => each[key]).map((each) =>
            ({name: each.variant, mark: 'dotted-line', x: each.layers, y: each[key]}));
        return series.length ? [sluice.chart({title: title + ' by layer', x: {label: 'layer', scale: 'whole'},
          y: {label: title, scale: 'linear'}, series, height: 260, legend: false}).figure] : [];
      });
      parts.push(sluice.element('h3', {}, 'What activations are like at the end, means over seeds'),
          sluice.legend(names, 'Variants shown'), sluice.element('div', {class: 'charts'}, ...charts));
    }
    if (study.results) {
      const more = study.results.left_out;
      parts.push(sluice.element('details', {}, sluice.element('summary', {}, 'results.csv'),
          sluice.table(`${study.results.rows.length} rows` + (more ? `; the last ${sluice.number(more)} are left out` : ''),
              study.results.columns, study.results.rows)));
    }
    if (study.plan) {
      parts.push(folded('study.yaml', study.plan, false));
    }
    const runs = sluice.board.order().filter((run) => run.name.startsWith(study.name + '/')).map((run) => run.name);
    if (runs.length) {
      parts.splice(1, 0, sluice.element('button', {type: 'button', click: () => {
        sluice.board.choose(sluice.board.chosen(), false);
        sluice.board.choose(runs.slice(0, 40), true);
      }}, `choose its ${runs.length} runs`));
    }
    holder.replaceChildren(...parts);
    all.open = false;
  };

  const show = async (name) => {
    try {
      draw(await sluice.board.ask('/api/study', {study: name}));
    } catch (problem) {
      holder.replaceChildren(sluice.element('p', {class: 'problem'}, problem.message));
    }
  };

  const list = sluice.data.studies.map((study) => [
    sluice.element('button', {type: 'button', class: 'study', click: () => show(study.name)}, study.name),
    (study.question || '') + (study.problem ? ' (' + study.problem + ')' : ''),
  ]);
  const all = sluice.element('details', {open: true}, sluice.element('summary', {}, `All ${list.length} studies of eval/`),
      list.length ? sluice.table('Studies', ['study', 'question'], list) : sluice.element('p', {}, 'There are none yet.'));
  return sluice.element('div', {}, all, holder);
};

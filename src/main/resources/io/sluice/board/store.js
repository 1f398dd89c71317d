'use strict';

// What the page knows of runs, as the server has told it, and what is chosen. Everything else draws this.
sluice.board = (() => {
  const CHOSEN_AT_FIRST = 6;
  const runs = new Map(); // name -> summary
  const curves = new Map(); // name -> {generation, train, validation, iteration}
  const chosen = new Set();
  const asked = new Set(); // names whose curves are on their way
  const listeners = {runs: new Set(), curves: new Set(), fetched: new Set(), chosen: new Set(), sites: new Set()};
  const TABLES = ['train', 'validation', 'iteration'];

  const tell = (what, detail) => listeners[what].forEach((listener) => listener(detail));

  const ask = async (path, values = {}) => {
    const answer = await fetch(path + '?' + new URLSearchParams(values));
    const body = await answer.json();
    if (!answer.ok) {
      throw new Error(body.problem || `the board answered ${answer.status}`);
    }
    return body;
  };

  const fetchCurves = async (name) => {
    if (asked.has(name)) {
      return;
    }
    asked.add(name);
    try {
      curves.set(name, await ask('/api/curves', {run: name}));
    } catch (problem) {
      curves.set(name, {generation: -1, problem: problem.message});
    } finally {
      asked.delete(name);
    }
    tell('fetched', name);
  };

  // Rows that have come: those that are known are passed over, and after a gap everything is asked for again.
  const append = (table, news) => {
    const known = table.rows - news.from;
    if (known < 0) {
      return false;
    }
    for (const [column, values] of Object.entries(news.columns)) {
      table.columns[column].push(...values.slice(known));
    }
    table.rows = Math.max(table.rows, news.rows);
    return true;
  };

  const takeRecords = (news) => {
    const known = curves.get(news.run);
    if (news.sites) {
      tell('sites', news.run);
    }
    if (!known) {
      return;
    }
    const fits = known.generation === news.generation &&
        TABLES.every((table) => !news[table] || append(known[table], news[table]));
    if (fits) {
      tell('curves', news.run);
    } else {
      fetchCurves(news.run);
    }
  };

  const takeRuns = (news) => {
    news.runs.forEach((run) => runs.set(run.name, run));
    (news.gone || []).forEach((name) => {
      runs.delete(name);
      curves.delete(name);
      chosen.delete(name);
    });
    tell('runs', news);
    if (news.gone && news.gone.length) {
      tell('chosen');
    }
  };

  const order = () => [...runs.values()].sort((a, b) =>
      (b.state === 'training') - (a.state === 'training') || b.written_ms - a.written_ms || (a.name < b.name ? -1 : 1));

  // What is chosen stands in the address, so that a reload and a bookmark keep it.
  const remember = () => {
    const values = new URLSearchParams(location.hash.slice(1));
    values.delete('run');
    chosen.forEach((name) => values.append('run', name));
    history.replaceState(null, '', '#' + values);
  };

  const choose = (names, on) => {
    names.filter((name) => runs.has(name)).forEach((name) => {
      if (on) {
        chosen.add(name);
        curves.has(name) || fetchCurves(name);
      } else {
        chosen.delete(name);
      }
    });
    remember();
    tell('chosen');
  };

  const begin = () => {
    takeRuns(sluice.data);
    const kept = new URLSearchParams(location.hash.slice(1)).getAll('run').filter((name) => runs.has(name));
    const first = order().filter((run) => run.step !== undefined).slice(0, CHOSEN_AT_FIRST).map((run) => run.name);
    choose(kept.length ? kept : first, true);
  };

  // Everything again, after the connection was lost.
  const refresh = async () => {
    const overview = await ask('/api/runs');
    const now = new Set(overview.runs.map((run) => run.name));
    takeRuns({runs: overview.runs, gone: [...runs.keys()].filter((name) => !now.has(name))});
    sluice.data.studies = overview.studies;
    [...curves.keys()].forEach(fetchCurves);
  };

  return {
    ask, begin, refresh, takeRuns, takeRecords, choose, order,
    run: (name) => runs.get(name),
    curves: (name) => curves.get(name),
    chosen: () => [...chosen],
    isChosen: (name) => chosen.has(name),
    on: (what, listener) => listeners[what].add(listener),
  };
})();

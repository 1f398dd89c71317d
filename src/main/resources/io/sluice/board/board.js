'use strict';

// The page: a list of runs, and views of those that are chosen.
(() => {
  const VIEWS = {
    curves: ['Curves', sluice.curvesView],
    configurations: ['Configurations', sluice.compareView],
    activations: ['Activations', sluice.activationsView],
    studies: ['Studies', sluice.studiesView],
  };
  const tabs = document.getElementById('tabs');
  const view = document.getElementById('view');
  const panels = new Map();

  const show = (name) => {
    panels.forEach(({tab, panel}, each) => {
      panel.hidden = each !== name;
      tab.setAttribute('aria-selected', String(each === name));
      tab.tabIndex = each === name ? 0 : -1;
    });
    const values = new URLSearchParams(location.hash.slice(1));
    values.set('view', name);
    history.replaceState(null, '', '#' + values);
  };
  const move = (event) => {
    const names = [...panels.keys()];
    const at = names.findIndex((name) => panels.get(name).tab === event.target);
    const by = {ArrowRight: 1, ArrowLeft: -1}[event.key];
    if (by) {
      const next = names[(at + by + names.length) % names.length];
      show(next);
      panels.get(next).tab.focus();
    }
  };

  if (matchMedia('(max-width: 60rem)').matches) {
    document.querySelector('.board-runs').open = false;
  }
  sluice.runList();
  for (const [name, [title, make]] of Object.entries(VIEWS)) {
    const tab = sluice.element('button', {type: 'button', role: 'tab', id: 'tab-' + name, click: () => show(name),
      keydown: move}, title);
    const panel = sluice.element('div', {id: 'panel-' + name}, make());
    panels.set(name, {tab, panel});
    tabs.append(tab);
    view.append(panel);
  }
  const asked = new URLSearchParams(location.hash.slice(1)).get('view');
  show(panels.has(asked) ? asked : 'curves');
  sluice.board.begin();
  sluice.listen();
})();

// Search, filters and printing. Without this script the page shows everything.
(() => {
  'use strict';
  const tools = document.getElementById('tools');
  if (!tools) return;
  const element = (id) => document.getElementById(id);
  const changes = Array.from(document.querySelectorAll('.change'));
  const actions = Array.from(tools.querySelectorAll('[name=action]'));
  const find = element('find'), kind = element('kind'), danger = element('danger'), shown = element('shown');

  // The text of a change is read when the first search needs it.
  const texts = new Map();
  const textOf = (change) => {
    if (!texts.has(change)) texts.set(change, change.textContent.toLowerCase());
    return texts.get(change);
  };

  const filter = () => {
    const wanted = new Set(actions.filter((a) => a.checked).map((a) => a.value));
    const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const change of changes) {
      const data = change.dataset;
      const fits = wanted.has(data.action) && (!kind.value || kind.value === data.kind) &&
        (!danger.checked || 'danger' in data) && words.every((w) => textOf(change).includes(w));
      change.hidden = !fits;
      if (fits) count += Number(data.count);
    }
    shown.textContent = count + ' of ' + shown.dataset.total + ' shown';
  };

  let pause = 0;
  find.addEventListener('input', () => {
    clearTimeout(pause);
    pause = setTimeout(filter, 150);
  });
  tools.addEventListener('change', filter);
  tools.addEventListener('submit', (event) => {
    event.preventDefault();
    filter();
  });

  const setOpen = (open) => {
    for (const change of changes) if (!change.hidden) change.open = open;
  };
  element('open').addEventListener('click', () => setOpen(true));
  element('close').addEventListener('click', () => setOpen(false));

  // Paper cannot be opened: what is shown is printed whole.
  let closed = [];
  addEventListener('beforeprint', () => {
    closed = changes.filter((c) => !c.hidden && !c.open);
    for (const change of closed) change.open = true;
  });
  addEventListener('afterprint', () => {
    for (const change of closed) change.open = false;
  });

  tools.reset();
  tools.hidden = false;
  filter();
})();

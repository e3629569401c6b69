// Shows the place that the address names, also inside a closed <details>; opens all of them for the printer.
let opened = [];

export function show() {
  reveal();
  addEventListener('hashchange', reveal);
  addEventListener('beforeprint', openAll);
  addEventListener('afterprint', closeAgain);
}

export function leave() {
  removeEventListener('hashchange', reveal);
  removeEventListener('beforeprint', openAll);
  removeEventListener('afterprint', closeAgain);
}

function reveal() {
  const name = decodeURIComponent(location.hash.slice(1));
  if (!name) return;
  // «#item-1.2» means the first sheet that has such an item.
  const place = document.getElementById(name) ?? document.querySelector(`[data-item="${CSS.escape(name)}"]`);
  if (!place) return;
  for (let outer = place.closest('details'); outer; outer = outer.parentElement.closest('details')) outer.open = true;
  for (const known of document.querySelectorAll('.here')) known.classList.remove('here');
  place.classList.add('here');
  place.scrollIntoView({ block: 'center' });
}

function openAll() {
  opened = [...document.querySelectorAll('main details:not([open])')];
  for (const details of opened) details.open = true;
}

function closeAgain() {
  for (const details of opened) details.open = false;
  opened = [];
}

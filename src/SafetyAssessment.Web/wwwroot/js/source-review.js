// What only the browser can do for the two panes: where the focus is, which rows stand side by side, and keys.

const narrow = matchMedia('(max-width: 760px)');

export function start(frame) {
  const source = frame.querySelector('.source-pane');
  const rows = frame.querySelector('[data-rows]');
  let driver = rows;
  let waiting = false;

  for (const pane of [source, rows])
    for (const name of ['pointerenter', 'focusin', 'wheel', 'touchstart'])
      pane.addEventListener(name, () => { driver = pane; }, { passive: true });

  // The pane that a person scrolls takes the other one along.
  const scrolled = pane => () => {
    if (driver !== pane || waiting || narrow.matches) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; follow(pane, pane === rows ? source : rows); });
  };
  source.addEventListener('scroll', scrolled(source), { passive: true });
  rows.addEventListener('scroll', scrolled(rows), { passive: true });

  rows.addEventListener('focusin', event => mark(frame, event.target.closest('[data-item]')));
  rows.addEventListener('keydown', event => keys(frame, event));
  source.addEventListener('click', event => {
    const place = event.target.closest('[data-place]')?.dataset.place;
    const card = place && frame.querySelector(`[data-at="${place}"]`);
    if (card) { driver = rows; go(frame, card.dataset.item); }
  });
}

/** Shows a row in both panes and puts the focus on its card. */
export function go(frame, item) {
  const card = frame.querySelector(`[data-item="${CSS.escape(item)}"]`);
  if (!card) return;
  card.scrollIntoView({ block: narrow.matches ? 'start' : 'nearest', behavior: 'instant' });
  card.focus({ preventScroll: true });
  mark(frame, card);
}

function mark(frame, card) {
  if (!card) return;
  for (const known of frame.querySelectorAll('.here')) known.classList.remove('here');
  card.classList.add('here');
  const row = frame.querySelector(`[data-place="${card.dataset.at}"]`);
  row?.classList.add('here');
  if (!narrow.matches) row?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
}

// The first row that is seen whole at the one side stands at the same height at the other.
function follow(from, to) {
  const top = from.getBoundingClientRect().top;
  const own = from.querySelector('[data-at]') ? 'at' : 'place';
  const first = [...from.querySelectorAll(`[data-${own}]`)]
    .find(row => row.getBoundingClientRect().top >= top && partner(to, row, own));
  if (!first) return;
  const other = partner(to, first, own);
  to.scrollTop += other.getBoundingClientRect().top - to.getBoundingClientRect().top - (first.getBoundingClientRect().top - top);
}

function partner(pane, row, own) {
  return pane.querySelector(own === 'at' ? `[data-place="${row.dataset.at}"]` : `[data-at="${row.dataset.place}"]`);
}

// Enter on a row confirms it and the page goes on; the arrows go from row to row.
function keys(frame, event) {
  if (event.isComposing || event.altKey || event.metaKey) return;
  const card = event.target.closest('[data-item]');
  if (!card) return;
  const onCard = event.target === card;
  if (event.key === 'Enter' && (onCard || event.ctrlKey)) {
    event.preventDefault();
    // A field hands over what was typed when it is left.
    if (!onCard) card.focus();
    card.querySelector('[data-confirm]')?.click();
  } else if (event.key === 'F2' && onCard) {
    event.preventDefault();
    card.querySelector('[data-edit]')?.click();
  } else if (onCard && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
    const cards = [...frame.querySelectorAll('[data-item]')];
    const next = cards[cards.indexOf(card) + (event.key === 'ArrowDown' ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    go(frame, next.dataset.item);
  }
}

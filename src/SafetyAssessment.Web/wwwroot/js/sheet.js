// What only the browser can do for the score sheet: where the focus is, keys as in a spreadsheet, and texts that save
// themselves after a pause. Everything else is on the server.

import { watch } from './late.js';

const narrow = matchMedia('(max-width: 720px)');
const sheets = new WeakMap();

export function start(frame, page, selected, scroll) {
    const late = watch(frame);
    let current = selected;

    const select = event => {
        const item = event.target.closest('[data-item]')?.dataset.item;
        if (!item || item === current)
            return;
        current = item;
        remember(item);
        page.invokeMethodAsync('Select', item);
    };

    const width = () => page.invokeMethodAsync('Narrow', narrow.matches);

    frame.addEventListener('focusin', select);
    frame.addEventListener('click', select);
    frame.addEventListener('keydown', move);
    narrow.addEventListener('change', width);
    sheets.set(frame, {
        flush: late.flush,
        goTo: item => { current = item; },
        stop: () => {
            late.stop();
            narrow.removeEventListener('change', width);
        },
    });
    if (narrow.matches)
        width();
    else if (scroll)
        bring(frame, selected);
}

/** Hands over every text that is still waiting. */
export function flush(frame) {
    sheets.get(frame)?.flush();
}

export function stop(frame) {
    sheets.get(frame)?.stop();
}

/** Shows a row and puts the focus into its first field. */
export function go(frame, item) {
    sheets.get(frame)?.goTo(item);
    remember(item);
    bring(frame, item)?.querySelector('[data-col], .state button')?.focus({ preventScroll: true });
}

export function show(dialog) {
    if (!dialog.open)
        dialog.showModal();
}

function bring(frame, item) {
    const row = frame.querySelector(`[data-item="${CSS.escape(item)}"]`);
    row?.scrollIntoView({ block: 'center', behavior: 'instant' });
    return row;
}

function remember(item) {
    const address = new URL(location.href);
    address.searchParams.set('item', item);
    history.replaceState(history.state, '', address);
}

// Enter and the arrow keys go to the next field of the same column; inside a text the arrows first move the cursor.
function move(event) {
    const field = event.target;
    const column = field.dataset?.col;
    if (!column || event.isComposing || event.ctrlKey || event.altKey || event.metaKey)
        return;
    const step = direction(event, field);
    if (step === 0)
        return;
    const fields = [...event.currentTarget.querySelectorAll(`[data-col="${column}"]`)].filter(other => !other.disabled);
    const next = fields[fields.indexOf(field) + step];
    if (!next)
        return;
    event.preventDefault();
    next.focus();
    if (next.select)
        next.select();
}

function direction(event, field) {
    const isText = field.tagName === 'TEXTAREA';
    if (event.key === 'Enter' && field.tagName !== 'BUTTON')
        return event.shiftKey ? (isText ? 0 : -1) : 1;
    if (event.key === 'ArrowDown' && (!isText || field.selectionEnd === field.value.length))
        return 1;
    if (event.key === 'ArrowUp' && (!isText || field.selectionStart === 0))
        return -1;
    return 0;
}

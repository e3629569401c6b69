// The score sheet in the browser: which row the person is in, keys as in a spreadsheet, the next row. The fields are the work of rows.js,
// what is entered goes through outbox.js; both work without a connection, and so does everything here.
import { attach } from './rows.js';
import { attach as attachEvidence } from './evidence-strip.js';
import * as evidence from './evidence.js';
import * as outbox from './outbox.js';

const narrow = matchMedia('(max-width: 720px)');
const sheets = new WeakMap();
const remembered = 'safety-focus';

export function start(frame, page, selected, scroll) {
    const detach = attach(frame);
    const detachEvidence = attachEvidence(frame);
    const rows = () => [...frame.querySelectorAll('tr[data-item]')];
    const here = () => frame.querySelector('tr[data-here]');

    // The circuit only hears of it: without one the place is kept all the same.
    function enter(item, tell) {
        const row = rows().find(known => known.dataset.item === item);
        if (!row || row === here())
            return row;
        here()?.removeAttribute('data-here');
        row.setAttribute('data-here', '');
        frame.querySelector('.leaf[aria-current]')?.removeAttribute('aria-current');
        frame.querySelector(`.leaf[data-go="${CSS.escape(item)}"]`)?.setAttribute('aria-current', 'true');
        const at = rows().indexOf(row);
        frame.querySelector('[data-say=position]').textContent = `${at + 1} / ${rows().length}`;
        frame.querySelector('[data-tool=previous]').disabled = at === 0;
        frame.querySelector('[data-tool=next]').disabled = at === rows().length - 1;
        document.dispatchEvent(new Event('row-entered'));
        if (tell) {
            remember(item);
            page.invokeMethodAsync('Select', item).catch(() => { });
        }
        return row;
    }

    function go(item) {
        const row = enter(item, true);
        row?.scrollIntoView({ block: narrow.matches ? 'start' : 'center', behavior: 'instant' });
        // On a phone the keyboard would cover the row before it is read.
        if (!narrow.matches)
            row?.querySelector('[data-col]:not([hidden], :disabled), .choices:not([hidden]) button')?.focus({ preventScroll: true });
    }

    const step = by => rows()[rows().indexOf(here()) + by]?.dataset.item;
    const nextOpen = () => {
        const at = rows().indexOf(here());
        return [...rows().slice(at + 1), ...rows().slice(0, at + 1)].find(row => row.dataset.state === 'NotAssessed')?.dataset.item;
    };
    const tools = {
        'next-open': () => nextOpen() && go(nextOpen()),
        previous: () => go(step(-1)),
        next: () => go(step(1)),
        whole: button => press(button, frame.toggleAttribute('data-whole')),
        methods: button => press(button, frame.toggleAttribute('data-methods')),
    };

    const onClick = event => {
        const button = event.target.closest('button');
        if (button?.dataset.tool)
            tools[button.dataset.tool](button);
        else if (button?.dataset.go)
            go(button.dataset.go);
        else
            onFocus(event);
    };
    const onFocus = event => {
        const item = event.target.closest('[data-item]')?.dataset.item;
        if (item)
            enter(item, true);
    };
    const states = new MutationObserver(() => {
        frame.querySelector('[data-tool=next-open]').disabled = !nextOpen();
    });
    const onHide = () => keepFocus(frame);

    frame.addEventListener('click', onClick);
    frame.addEventListener('focusin', onFocus);
    frame.addEventListener('keydown', move);
    frame.addEventListener('go', event => go(event.target.dataset.item));
    addEventListener('pagehide', onHide);
    states.observe(frame, { attributes: true, attributeFilter: ['data-state'], subtree: true });
    sheets.set(frame, {
        go,
        stop: () => {
            detach();
            detachEvidence();
            states.disconnect();
            removeEventListener('pagehide', onHide);
        },
    });
    enter(selected, false);
    if (scroll && !restoreFocus(frame))
        here()?.scrollIntoView({ block: narrow.matches ? 'start' : 'center', behavior: 'instant' });
}

/** Sends what waits; the rows that are still not stored, or whose photos are not. */
export async function settle(frame) {
    const sheet = frame.dataset.sheet;
    const [rows, photos] = await Promise.all([outbox.settle(sheet), evidence.settle(sheet)]);
    return [...new Set([...rows, ...photos])];
}

export function stop(frame) {
    sheets.get(frame)?.stop();
}

/** Shows a row and puts the focus into its first field. */
export function go(frame, item) {
    sheets.get(frame)?.go(item);
}

export function show(dialog) {
    if (!dialog.open)
        dialog.showModal();
}

function press(button, pressed) {
    button.setAttribute('aria-pressed', String(pressed));
}

function remember(item) {
    const address = new URL(location.href);
    address.searchParams.set('item', item);
    history.replaceState(history.state, '', address);
}

// A page that had to be opened anew after a cut puts the cursor back where it was.
function keepFocus(frame) {
    const field = document.activeElement?.closest('[data-item] [data-col]');
    if (!field || !frame.contains(field))
        return;
    const { selectionStart = 0 } = field;
    const place = { address: location.pathname, item: field.closest('[data-item]').dataset.item, line: field.closest('.line')?.dataset.id, column: field.dataset.col, selectionStart };
    try {
        sessionStorage.setItem(remembered, JSON.stringify(place));
    } catch {
        // The row is in the address; the cursor is no great loss.
    }
}

function restoreFocus(frame) {
    let place;
    try {
        place = JSON.parse(sessionStorage.getItem(remembered));
        sessionStorage.removeItem(remembered);
    } catch {
        return false;
    }
    if (place?.address !== location.pathname)
        return false;
    const row = frame.querySelector(`[data-item="${CSS.escape(place.item)}"]`);
    const inside = place.line ? row?.querySelector(`.line[data-id="${CSS.escape(place.line)}"]`) : row;
    const field = (inside ?? row)?.querySelector(`[data-col=${place.column}]`);
    if (!field || field.hidden)
        return false;
    field.focus({ preventScroll: true });
    row.scrollIntoView({ block: 'center', behavior: 'instant' });
    field.setSelectionRange?.(place.selectionStart, place.selectionStart);
    return true;
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
    const fields = [...event.currentTarget.querySelectorAll(`[data-col="${column}"]`)].filter(other => other.checkVisibility() && !other.matches(':disabled'));
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

// What only the browser can do for the rubric editor: undo by keys, going through the contents and the fields by keys, and texts
// that hand themselves over after a pause.

import { watch } from './late.js';

const editors = new WeakMap();

export function start(root, page) {
    const late = watch(root);
    const undo = event => {
        const key = event.key.toLowerCase();
        if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== 'z' && key !== 'y'))
            return;
        // While a text is being typed its own undo is meant.
        if (late.isWaiting(event.target) || (event.target.matches('input, textarea') && !root.contains(event.target)))
            return;
        event.preventDefault();
        page.invokeMethodAsync(key === 'y' || event.shiftKey ? 'Redo' : 'Undo');
    };
    document.addEventListener('keydown', undo);
    root.addEventListener('keydown', move);
    editors.set(root, {
        flush: late.flush,
        stop: () => {
            late.stop();
            document.removeEventListener('keydown', undo);
        },
    });
}

export function flush(root) {
    editors.get(root)?.flush();
}

export function stop(root) {
    editors.get(root)?.stop();
}

/** Shows a clause and puts the focus into its first field. */
export function bring(root, clause) {
    const form = root.querySelector(`#f-${CSS.escape(clause)}`);
    form?.scrollIntoView({ block: 'center', behavior: 'instant' });
    form?.querySelector('textarea, input')?.focus({ preventScroll: true });
}

/** Puts the focus into the title of what is new. */
export function begin(root) {
    root.querySelector('.middle .wide input')?.focus();
}

function move(event) {
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey)
        return;
    const next = neighbour(event);
    if (!next)
        return;
    event.preventDefault();
    next.focus();
    next.select?.();
    if (next.dataset.outline !== undefined)
        next.click();
}

// Up and down in the contents and in the tiers, Enter from field to field.
function neighbour(event) {
    const { key, target } = event;
    const step = key === 'ArrowDown' || (key === 'Enter' && !event.shiftKey) ? 1 : key === 'ArrowUp' || key === 'Enter' ? -1 : 0;
    if (step === 0)
        return null;
    if (target.dataset.outline !== undefined)
        return key === 'Enter' ? null : among([...target.closest('.outline').querySelectorAll('[data-outline]')], target, step);
    if (target.tagName !== 'INPUT' || target.type === 'radio' || target.closest('.reader, .try'))
        return null;
    if (key === 'Enter')
        return among([...target.closest('.middle')?.querySelectorAll('input, select, textarea') ?? []].filter(field => field.offsetParent), target, step);
    const cell = target.closest('.tiers td');
    return cell ? among([...cell.closest('tbody').querySelectorAll(`td:nth-child(${cell.cellIndex + 1}) input`)], target, step) : null;
}

function among(all, one, step) {
    return all[all.indexOf(one) + step];
}

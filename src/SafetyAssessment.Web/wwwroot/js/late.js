// Texts that are handed over after a pause in typing, never in the middle of a Chinese word that is being composed.

const pause = 1200; // milliseconds after the last key; the pages promise two seconds

/** Watches the fields marked data-late below an element. */
export function watch(root) {
    const timers = new Map();
    const forget = field => {
        clearTimeout(timers.get(field));
        timers.delete(field);
    };
    const handOver = field => {
        forget(field);
        field.dispatchEvent(new Event('change', { bubbles: true }));
    };
    const typed = event => {
        if (event.isComposing || !event.target.matches('[data-late]'))
            return;
        clearTimeout(timers.get(event.target));
        timers.set(event.target, setTimeout(() => handOver(event.target), pause));
    };
    const composed = event => typed({ target: event.target, isComposing: false });
    const changed = event => forget(event.target);
    const flush = () => [...timers.keys()].forEach(handOver);
    const hidden = () => document.visibilityState === 'hidden' && flush();

    root.addEventListener('input', typed);
    root.addEventListener('compositionend', composed);
    root.addEventListener('change', changed, true);
    document.addEventListener('visibilitychange', hidden);
    return {
        flush,
        isWaiting: field => timers.has(field),
        stop: () => {
            flush();
            document.removeEventListener('visibilitychange', hidden);
        },
    };
}

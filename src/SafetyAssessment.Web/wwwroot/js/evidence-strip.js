// The strips of evidence on an open sheet: takes files from camera, picker and drop, shows what waits beside what is stored. What is stored is
// drawn by the server; the lists with data-evidence-waiting belong to this module alone.
import * as evidence from './evidence.js';

export function attach(frame) {
    const sheet = frame.dataset.sheet;
    const model = frame.querySelector('[data-evidence-model]');
    const words = JSON.parse(model.dataset.words);
    const types = JSON.parse(model.dataset.types); // ending → megabytes
    const pictures = new Map(); // id → address of the picture on this page
    const faults = new Map(); // strip → sentence

    const strips = () => frame.querySelectorAll('[data-evidence]');
    const stripOf = (kind, item) => [...strips()].find(strip => strip.dataset.evidence === kind && (strip.dataset.evidenceItem ?? null) === item);

    function show() {
        const all = evidence.waiting().filter(record => record.sheet === sheet);
        for (const strip of strips()) {
            const mine = all.filter(record => record.kind === strip.dataset.evidence && (record.item ?? null) === (strip.dataset.evidenceItem ?? null));
            draw(strip.querySelector('[data-evidence-waiting]'), mine);
            const fault = strip.querySelector('[data-evidence-fault]');
            if (fault) {
                fault.textContent = faults.get(strip.dataset.evidence + (strip.dataset.evidenceItem ?? '')) ?? '';
                fault.hidden = !fault.textContent;
            }
        }
        for (const [id, address] of pictures)
            if (!all.some(record => record.id === id)) {
                URL.revokeObjectURL(address);
                pictures.delete(id);
            }
        frame.dataset.filesWaiting = all.filter(record => !record.refused).length;
    }

    function draw(list, mine) {
        if (!list)
            return;
        const known = new Map([...list.children].map(child => [child.dataset.id, child]));
        for (const [id, child] of known)
            if (!mine.some(record => record.id === id))
                child.remove();
        for (const record of mine)
            fill(known.get(record.id) ?? list.appendChild(copy(record)), record);
        list.hidden = mine.length === 0;
    }

    function copy(record) {
        const entry = model.firstElementChild.cloneNode(true);
        entry.dataset.id = record.id;
        entry.querySelector('.thumb-name').textContent = record.name;
        const image = entry.querySelector('img');
        if (record.small) {
            pictures.set(record.id, URL.createObjectURL(record.small));
            image.src = pictures.get(record.id);
        } else {
            image.remove();
            entry.querySelector('.file-kind').textContent = endingOf(record.name).toUpperCase();
        }
        return entry;
    }

    function fill(entry, record) {
        const percent = Math.floor(record.offset / record.size * 100);
        entry.querySelector('progress').value = percent;
        entry.querySelector('progress').hidden = Boolean(record.refused);
        const status = entry.querySelector('.status');
        const text = record.refused ?? (evidence.isUnstored(record.id) ? words.Unstored : record.offset > 0 ? words.Sending.replace('{0}', percent) : words.Waiting);
        if (status.textContent !== text)
            status.textContent = text;
        entry.classList.toggle('refused', Boolean(record.refused));
        for (const button of entry.querySelectorAll('button'))
            button.hidden = !record.refused;
    }

    async function take(files, kind, item, finding) {
        const strip = kind + (item ?? '');
        faults.delete(strip);
        for (const file of files) {
            const largest = types[endingOf(file.name)];
            const fault = !largest ? words.TypeNotAllowed : file.size > largest * 1024 * 1024 ? words.TooLarge.replace('{0}', largest) : file.size === 0 ? words.Empty : null;
            if (fault) {
                faults.set(strip, `${file.name}：${fault}`);
                continue;
            }
            try {
                await evidence.add(file, { sheet, kind, item: item ?? null, finding: finding ?? null });
            } catch {
                faults.set(strip, `${file.name}：${words.Unreadable}`);
            }
        }
        show();
    }

    const lineOf = target => target.closest('.line')?.dataset.id;

    const onChange = event => {
        const input = event.target.closest?.('input[data-evidence-input]');
        if (!input)
            return;
        event.stopImmediatePropagation(); // no entry of the row
        const strip = input.closest('[data-evidence]');
        const files = [...input.files];
        input.value = '';
        take(files, strip?.dataset.evidence ?? 'item', strip ? strip.dataset.evidenceItem : input.closest('[data-item]').dataset.item, lineOf(input));
    };
    const onClick = event => {
        const button = event.target.closest('[data-evidence-do]');
        if (!button)
            return;
        const id = button.closest('[data-id]').dataset.id;
        button.dataset.evidenceDo === 'retry' ? evidence.retry(id) : evidence.discard(id);
    };
    const placeOf = event => event.dataTransfer?.types.includes('Files') ? event.target.closest('tr[data-open=true], [data-evidence=signedSheet]') : null;
    const onDrag = event => {
        const place = placeOf(event);
        frame.querySelectorAll('[data-dropping]').forEach(known => known !== place && known.removeAttribute('data-dropping'));
        if (!place)
            return;
        event.preventDefault();
        place.setAttribute('data-dropping', '');
    };
    const onDrop = event => {
        const place = placeOf(event);
        frame.querySelectorAll('[data-dropping]').forEach(known => known.removeAttribute('data-dropping'));
        if (!place)
            return;
        event.preventDefault();
        take([...event.dataTransfer.files], place.dataset.item ? 'item' : 'signedSheet', place.dataset.item, isGiven(event.target) ? lineOf(event.target) : null);
    };
    const drawn = new MutationObserver(changes => changes.some(change => [...change.addedNodes].some(node => node.querySelector?.('[data-evidence-waiting]') || node.matches?.('[data-evidence-waiting]'))) && show());

    frame.addEventListener('change', onChange, true);
    frame.addEventListener('click', onClick);
    frame.addEventListener('dragover', onDrag);
    frame.addEventListener('dragleave', onDrag);
    frame.addEventListener('drop', onDrop);
    evidence.happened.addEventListener('changed', show);
    evidence.happened.addEventListener('stored', show);
    drawn.observe(frame, { childList: true, subtree: true });
    show();
    return () => {
        evidence.happened.removeEventListener('changed', show);
        evidence.happened.removeEventListener('stored', show);
        drawn.disconnect();
        pictures.forEach(address => URL.revokeObjectURL(address));
    };
}

const endingOf = name => name.includes('.') ? name.slice(name.lastIndexOf('.') + 1).toLowerCase() : '';

// A line without a number is no finding yet.
function isGiven(target) {
    const number = target.closest('.line')?.querySelector('[data-col=number]');
    return Boolean(number && (number.tagName === 'BUTTON' ? number.getAttribute('aria-pressed') === 'true' : number.value.trim()));
}

/** Opens a dialog of the browser's own: it keeps the focus inside. */
export function open(dialog) {
    if (!dialog.open)
        dialog.showModal();
}

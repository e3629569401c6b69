// The fields of a score sheet's rows: reads what a row is wanted to be, fills it with what is stored or waits, says how far it is stored.
// The server draws the fields once, empty; afterwards nobody but this module touches them. What is stored comes in data-stored of each row.
import * as outbox from './outbox.js';

const pristine = new WeakMap();
const lastToggle = new WeakMap();

export function attach(frame) {
    const sheet = frame.dataset.sheet;
    const words = JSON.parse(frame.dataset.words);
    const seen = new Map(); // what was said to be stored by the server's answer, which may come before the page shows it
    let composing = null;

    const rows = () => frame.querySelectorAll('tr[data-item]');
    const rowOf = item => frame.querySelector(`tr[data-item="${CSS.escape(item)}"]`);
    const say = (name, ...values) => values.reduce((text, value, at) => text.replace(`{${at}}`, value ?? ''), words[name]);

    function storedOf(row) {
        const drawn = JSON.parse(row.dataset.stored);
        const answered = seen.get(row.dataset.item);
        return answered && answered.version > drawn.version ? answered : drawn;
    }

    function changed(row, pace) {
        tidy(row);
        outbox.put(sheet, row.dataset.item, readRow(row), storedOf(row), pace);
        mark(row);
    }

    /** Fills a row with what waits or is stored, and says how far it is. */
    function show(row) {
        const entry = outbox.entryOf(sheet, row.dataset.item);
        if (row.dataset.open === 'true')
            fillRow(row, outbox.shownOf(entry, storedOf(row).row), composing);
        mark(row);
    }

    function mark(row) {
        const entry = outbox.entryOf(sheet, row.dataset.item);
        const stored = storedOf(row);
        const shown = row.dataset.open === 'true' ? readRow(row) : stored.row;
        setData(row, 'state', effective(shown));
        row.querySelector('.state-word').textContent = words[`State.${effective(shown)}`];
        setText(row.querySelector('.state-reason'), row.dataset.open === 'true' ? '' : stored.row.reason ?? '');
        const save = row.querySelector('.save');
        if (!save)
            return;
        const how = stateOf(entry, shown);
        setData(row, 'save', how);
        save.className = `save save-${how}`;
        const text = how === 'stored' ? (stored.at ? say('Saved', stored.at) : '')
            : how === 'refused' ? say('NotSaved') + entry.refused.message
            : words[{ clash: 'ClashWaiting', waiting: 'Waiting', saving: 'Saving', unfinished: 'Unfinished' }[how]];
        if (save.textContent !== text)
            save.textContent = text;
        row.querySelector('.choices').hidden ||= row.dataset.open !== 'true';
        row.querySelector('.save-actions').hidden = how !== 'refused';
        list(row.querySelector('.unsent'), how === 'refused' && row.dataset.open !== 'true' ? entry.refused.mine : []);
        for (const line of row.querySelectorAll('.line'))
            setFault(line.querySelector('[data-col=number]'), how === 'refused' && entry.refused.faults.includes(line.dataset.id));
        ask(row.querySelector('.clash'), entry?.clash);
    }

    function stateOf(entry, shown) {
        if (!entry || entry.parked)
            return 'stored';
        if (entry.clash)
            return 'clash';
        if (entry.refused)
            return 'refused';
        if (!entry.sent && outbox.isUnfinished(shown))
            return 'unfinished';
        return outbox.line.down || outbox.line.signedOut || outbox.isOnlyInMemory() ? 'waiting' : 'saving';
    }

    function ask(panel, clash) {
        if (!panel)
            return;
        panel.hidden = !clash;
        if (!clash)
            return;
        panel.querySelector('[data-say=title]').textContent = say('ClashTitle', clash.stored.by);
        panel.querySelector('[data-say=by]').textContent = say('Theirs', clash.stored.by, clash.stored.at);
        list(panel.querySelector('[data-say=mine]'), clash.mine);
        list(panel.querySelector('[data-say=theirs]'), clash.theirs);
    }

    // The whole frame says when everything is stored and shown: the numbers come a moment after the answer.
    function sum() {
        const open = outbox.waiting().some(entry => entry.sheet === sheet);
        const late = [...seen].some(([item, stored]) => JSON.parse(rowOf(item).dataset.stored).version < stored.version);
        setData(frame, 'saved', String(!open && !late));
        setData(frame, 'waiting', String(open && (outbox.line.down || outbox.line.signedOut)));
    }

    const acts = {
        less: (row, line) => step(line, -1),
        more: (row, line) => step(line, 1),
        toggle: (row, line, button) => {
            // The second half of a double click, or Enter and a click, is not a second decision.
            if (performance.now() - (lastToggle.get(button) ?? -1000) < 500)
                return false;
            lastToggle.set(button, performance.now());
            button.setAttribute('aria-pressed', String(button.getAttribute('aria-pressed') !== 'true'));
            return leaveState(row);
        },
        add: (row, line, button) => {
            addLine(button.closest('.clause').querySelector('.lines')).querySelector('[data-col=number]').focus();
            tidy(row);
            return false;
        },
        remove: (row, line) => line.remove(),
        take: (row, line, button) => takeReason(line, button.textContent),
        mine: row => (outbox.decide(sheet, row.dataset.item, true), false),
        theirs: row => (outbox.decide(sheet, row.dataset.item, false), false),
        retry: row => (outbox.retry(sheet, row.dataset.item), false),
        discard: row => (outbox.discard(sheet, row.dataset.item), show(row), false),
    };

    const onClick = event => {
        const button = event.target.closest('[data-do], [data-choose]');
        const row = button?.closest('tr[data-item]');
        if (!row)
            return;
        if (button.dataset.choose)
            chooseState(row, button.dataset.choose);
        else if (acts[button.dataset.do](row, button.closest('.line'), button) === false)
            return;
        changed(row, 'now');
    };
    const onInput = event => {
        const row = event.target.closest('tr[data-item]');
        if (!row || !event.target.dataset.col)
            return;
        if (event.isComposing || event.target === composing)
            return; // in the middle of a Chinese word
        if (event.target.dataset.col === 'number')
            leaveState(row);
        changed(row, event.target.dataset.col === 'number' ? 'number' : 'late');
        offer(event.target);
    };
    const onChange = event => event.target.dataset.col && changed(event.target.closest('tr[data-item]'), 'now');
    const onCompose = event => {
        composing = event.type === 'compositionstart' ? event.target : null;
        document.documentElement.toggleAttribute('data-composing', composing !== null);
        if (!composing)
            onInput({ target: event.target });
    };
    const onFocus = event => event.target.closest('.reason') || frame.querySelectorAll('.recent').forEach(recent => recent.remove());
    const onEntry = event => {
        if (event.detail.sheet && event.detail.sheet !== sheet)
            return;
        for (const row of event.detail.item ? [rowOf(event.detail.item)].filter(Boolean) : rows())
            show(row);
        sum();
    };
    const onSaved = event => {
        if (event.detail.sheet !== sheet || !rowOf(event.detail.item))
            return;
        seen.set(event.detail.item, event.detail.stored);
        show(rowOf(event.detail.item));
        sum();
    };
    const drawn = new MutationObserver(changes => {
        for (const row of new Set(changes.map(change => change.target)))
            show(row);
        sum();
    });

    frame.addEventListener('click', onClick);
    frame.addEventListener('input', onInput);
    frame.addEventListener('change', onChange);
    frame.addEventListener('compositionstart', onCompose);
    frame.addEventListener('compositionend', onCompose);
    frame.addEventListener('focusin', onFocus);
    outbox.happened.addEventListener('changed', onEntry);
    outbox.happened.addEventListener('saved', onSaved);
    drawn.observe(frame, { attributes: true, attributeFilter: ['data-stored', 'data-open'], subtree: true });
    rows().forEach(show);
    sum();
    return () => {
        outbox.happened.removeEventListener('changed', onEntry);
        outbox.happened.removeEventListener('saved', onSaved);
        drawn.disconnect();
    };
}

// ---- a row as a value ----

const effective = row => row.findings.some(finding => finding.count ?? finding.value ?? finding.points) ? 'Findings' : row.state === 'Findings' ? 'NotAssessed' : row.state;

function readRow(row) {
    const findings = [...row.querySelectorAll('.line')].map(readLine).filter(Boolean);
    const given = findings.some(finding => finding.count ?? finding.value ?? finding.points);
    const state = given ? 'Findings' : row.dataset.chosen ?? 'NotAssessed';
    const hasReason = state === 'NotApplicable' || state === 'Exempt';
    return { state, reason: hasReason ? row.querySelector('[data-col=why]').value || null : null, findings };
}

function readLine(line) {
    const number = numberOf(line);
    const [place, reason] = ['place', 'reason'].map(name => line.querySelector(`[data-col=${name}]`).value || null);
    if (!number && !place && !reason)
        return null;
    const name = line.parentElement.dataset.number;
    return { id: line.dataset.id, clause: line.closest('.clause').dataset.clause, ...(number && { [name === 'once' ? 'count' : name]: number }), place, reason };
}

// A count of 0 is none.
function numberOf(line) {
    const field = line.querySelector('[data-col=number]');
    if (field.tagName === 'BUTTON')
        return field.getAttribute('aria-pressed') === 'true' ? '1' : '';
    const typed = field.value.trim();
    return line.parentElement.dataset.number === 'count' && plain(typed) === '0' ? '' : typed;
}

const plain = typed => typed.normalize('NFKC').replace('。', '.').trim();

function fillRow(row, wanted, composing) {
    setData(row, 'chosen', wanted.state === 'Findings' ? 'NotAssessed' : wanted.state);
    const why = row.querySelector('[data-col=why]');
    if (wanted.state === 'NotApplicable' || wanted.state === 'Exempt')
        setValue(why, wanted.reason ?? '', composing);
    for (const lines of row.querySelectorAll('.lines'))
        fillLines(lines, wanted.findings.filter(finding => finding.clause === lines.closest('.clause').dataset.clause), composing);
    tidy(row);
}

// Lines keep their element as long as they keep their finding, so that the cursor stays where it is.
function fillLines(lines, findings, composing) {
    const known = new Map([...lines.querySelectorAll('.line')].map(line => [line.dataset.id, line]));
    const empty = [...known.values()].filter(line => !line.dataset.id || !readLine(line));
    for (const finding of findings) {
        const line = known.get(finding.id) ?? empty.find(free => !findings.some(other => other.id === free.dataset.id) && !free.dataset.taken) ?? addLine(lines);
        line.dataset.taken = 'true';
        line.dataset.id = finding.id;
        const number = line.querySelector('[data-col=number]');
        if (number.tagName === 'BUTTON')
            number.setAttribute('aria-pressed', String(Boolean(finding.count)));
        else
            setValue(number, finding.count ?? finding.value ?? finding.points ?? '', composing);
        setValue(line.querySelector('[data-col=place]'), finding.place ?? '', composing);
        setValue(line.querySelector('[data-col=reason]'), finding.reason ?? '', composing);
    }
    for (const line of lines.querySelectorAll('.line')) {
        if (!line.dataset.taken && (readLine(line) || !line.contains(document.activeElement)) && line.parentElement.children.length > 1)
            line.remove();
        else if (!line.dataset.taken && readLine(line))
            line.replaceWith(newLine(lines));
        delete line.dataset.taken;
    }
    if (lines.children.length === 0)
        addLine(lines);
}

// A field that says the same keeps its text as typed, or the blank before the next word would vanish under the cursor.
function setValue(field, value, composing) {
    if (field && field !== composing && field.value.trim() !== value.trim())
        field.value = value;
}

function newLine(lines) {
    const line = original(lines).cloneNode(true);
    line.dataset.id = outbox.newId();
    return line;
}

function addLine(lines) {
    return lines.appendChild(newLine(lines));
}

function original(lines) {
    if (!pristine.has(lines))
        pristine.set(lines, lines.firstElementChild.cloneNode(true));
    return pristine.get(lines);
}

// ---- what is shown of a row ----

function tidy(row) {
    const chosen = row.dataset.chosen ?? 'NotAssessed';
    const closed = chosen === 'NotApplicable' || chosen === 'Exempt';
    row.querySelector('fieldset').disabled = closed;
    let given = false;
    for (const lines of row.querySelectorAll('.lines')) {
        original(lines);
        const all = [...lines.children];
        for (const line of all) {
            line.dataset.id ||= outbox.newId();
            given ||= Boolean(numberOf(line));
            tidyLine(line, all.length, lines.dataset.reason === 'needed');
        }
        const another = lines.closest('.clause').querySelector('[data-do=add]');
        if (another)
            another.hidden = closed || !all.every(numberOf);
    }
    const choices = row.querySelector('.choices');
    choices.hidden = given;
    for (const button of choices.querySelectorAll('[data-choose]'))
        button.dataset.choose === 'NotAssessed' ? button.hidden = chosen === 'NotAssessed' : button.setAttribute('aria-pressed', String(button.dataset.choose === chosen));
    row.querySelector('.why').hidden = given || !closed;
    for (const text of row.querySelectorAll('.why-explained'))
        text.hidden = text.dataset.state !== chosen;
}

function tidyLine(line, count, needsReason) {
    const given = Boolean(numberOf(line));
    const [place, reason] = ['place', 'reason'].map(name => line.querySelector(`[data-col=${name}]`));
    place.hidden = !given && !place.value;
    reason.hidden = !given && !reason.value;
    reason.classList.toggle('missing', needsReason && given && !reason.value.trim());
    line.querySelector('[data-do=remove]').hidden = count < 2;
    const less = line.querySelector('[data-do=less]');
    if (less)
        less.disabled = !given;
}

// Beside one's own words, once they are begun, what the team wrote elsewhere.
function offer(field) {
    if (field.dataset.col !== 'reason')
        return;
    const typed = field.value.trim();
    const known = JSON.parse(field.closest('.lines').dataset.recent).filter(text => text !== typed);
    const fitting = known.filter(text => text.includes(typed));
    const shown = typed ? [...fitting, ...known.filter(text => !fitting.includes(text))].slice(0, 3) : [];
    field.parentElement.querySelector('.recent')?.remove();
    if (shown.length === 0)
        return;
    const recent = document.createElement('ul');
    recent.className = 'recent';
    for (const text of shown) {
        const button = document.createElement('button');
        [button.type, button.dataset.do, button.textContent] = ['button', 'take', text];
        recent.appendChild(document.createElement('li')).appendChild(button);
    }
    field.after(recent);
}

// What was typed is never lost by it: words that the wording does not begin with stay before it.
function takeReason(line, text) {
    const field = line.querySelector('[data-col=reason]');
    const typed = field.value.trim();
    field.value = text.includes(typed) ? text : `${typed}；${text}`;
    line.querySelector('.recent')?.remove();
    field.focus();
}

function step(line, by) {
    const field = line.querySelector('[data-col=number]');
    const count = Math.max(0, (Number(plain(field.value)) || 0) + by);
    field.value = count === 0 ? '' : String(count);
    leaveState(line.closest('tr'));
}

// A finding takes the place of «nothing to deduct».
function leaveState(row) {
    setData(row, 'chosen', 'NotAssessed');
}

function chooseState(row, state) {
    setData(row, 'chosen', state);
    tidy(row);
    if (state === 'NotApplicable' || state === 'Exempt')
        row.querySelector('[data-col=why]').focus();
}

function list(element, texts) {
    element.hidden = texts.length === 0;
    element.replaceChildren(...texts.map(text => Object.assign(document.createElement('li'), { textContent: text })));
}

function setFault(field, isFault) {
    if (isFault)
        field?.setAttribute('aria-invalid', 'true');
    else
        field?.removeAttribute('aria-invalid');
}

function setText(element, text) {
    element.textContent = text;
    element.hidden = !text;
}

function setData(element, name, value) {
    if (element.dataset[name] !== value)
        element.dataset[name] = value;
}

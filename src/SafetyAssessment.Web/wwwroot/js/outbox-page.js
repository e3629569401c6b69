// On every page of a signed-in person: sends what waits, says at the foot how much that is, and asks before a sign-out that would lose it.
import * as evidence from './evidence.js';
import * as outbox from './outbox.js';

const banner = document.getElementById('outbox');
const { account, token, down, sending, signedOut, unstored, asked, leave } = banner.dataset;
const [words, link] = [banner.querySelector('.words'), banner.querySelector('a')];

outbox.start(account, token);
evidence.start(account, token);
outbox.happened.addEventListener('changed', show);
evidence.happened.addEventListener('changed', show);
evidence.happened.addEventListener('stored', show);
document.addEventListener('submit', askBeforeSignOut, true);
document.addEventListener('row-entered', show);
link.addEventListener('click', look);
show();

function show() {
    const entries = waiting();
    const asking = entries.find(entry => asks(entry) && !isBeforeTheEyes(entry));
    const isOnlyInMemory = outbox.isOnlyInMemory() || evidence.isOnlyInMemory();
    const is = what => outbox.line[what] || evidence.line[what];
    const text = is('signedOut') && entries.length > 0 ? signedOut
        : isOnlyInMemory ? unstored
        : is('down') && entries.length > 0 ? down
        : asking ? asked
        : evidence.waiting().some(file => !file.refused && !frameOf(file)) ? sending
        : '';
    banner.hidden = !text;
    // Where entries wait, this banner says what the framework's own would say.
    document.documentElement.toggleAttribute('data-outbox', Boolean(text));
    document.documentElement.toggleAttribute('data-unstored', isOnlyInMemory);
    words.textContent = text.replace('{0}', text === asked ? entries.filter(asks).length : text === sending ? evidence.waiting().length : entries.length);
    link.hidden = text !== signedOut && text !== asked;
    link.textContent = text === signedOut ? banner.dataset.signIn : banner.dataset.look;
    link.href = text === signedOut ? `/sign-in?back=${encodeURIComponent(location.pathname + location.search)}`
        : `/sheets/${asking?.sheet}${asking?.item ? `?item=${encodeURIComponent(asking.item)}` : ''}`;
}

// Entries and files, in one count.
function waiting() {
    return [...outbox.waiting(), ...evidence.waiting()];
}

function asks(entry) {
    return Boolean(entry.clash || entry.refused);
}

function frameOf(entry) {
    return document.querySelector(`.sheet-frame[data-sheet="${CSS.escape(entry.sheet)}"]`);
}

function rowOf(entry) {
    return frameOf(entry)?.querySelector(`tr[data-item="${CSS.escape(entry.item)}"]`);
}

// The row that the person is in asks for itself, and so does the place for the signed paper, which is no row.
function isBeforeTheEyes(entry) {
    return entry.item ? rowOf(entry)?.hasAttribute('data-here') : Boolean(frameOf(entry));
}

// On its own sheet the row is gone to, elsewhere the sheet is opened.
function look(event) {
    const asking = waiting().find(entry => asks(entry) && rowOf(entry) && !isBeforeTheEyes(entry));
    if (link.textContent !== banner.dataset.look || !asking)
        return;
    event.preventDefault();
    rowOf(asking).dispatchEvent(new CustomEvent('go', { bubbles: true }));
}

function askBeforeSignOut(event) {
    if (new URL(event.target.action, location.href).pathname !== '/sign-out')
        return;
    const count = waiting().length;
    if (count > 0 && !confirm(leave.replace('{0}', count))) {
        event.preventDefault();
        return;
    }
    outbox.clear();
    if (evidence.waiting().length === 0)
        return;
    event.preventDefault(); // the page would be gone before the files are
    evidence.clear().then(() => event.target.submit());
}

// On every page of a signed-in person: sends what waits, says at the foot how much that is, and asks before a sign-out that would lose it.
import * as outbox from './outbox.js';

const banner = document.getElementById('outbox');
const { account, token, down, signedOut, unstored, asked, leave } = banner.dataset;
const [words, link] = [banner.querySelector('.words'), banner.querySelector('a')];

outbox.start(account, token);
outbox.happened.addEventListener('changed', show);
document.addEventListener('submit', askBeforeSignOut, true);
document.addEventListener('row-entered', show);
link.addEventListener('click', look);
show();

function show() {
    const entries = outbox.waiting();
    const asking = entries.find(entry => (entry.clash || entry.refused) && !rowOf(entry)?.hasAttribute('data-here'));
    const text = outbox.line.signedOut && entries.length > 0 ? signedOut
        : outbox.isOnlyInMemory() ? unstored
        : outbox.line.down && entries.length > 0 ? down
        : asking ? asked
        : '';
    banner.hidden = !text;
    // Where entries wait, this banner says what the framework's own would say.
    document.documentElement.toggleAttribute('data-outbox', Boolean(text));
    document.documentElement.toggleAttribute('data-unstored', outbox.isOnlyInMemory());
    words.textContent = text.replace('{0}', text === asked ? entries.filter(entry => entry.clash || entry.refused).length : entries.length);
    link.hidden = text !== signedOut && text !== asked;
    link.textContent = text === signedOut ? banner.dataset.signIn : banner.dataset.look;
    link.href = text === signedOut ? `/sign-in?back=${encodeURIComponent(location.pathname + location.search)}` : `/sheets/${asking?.sheet}?item=${encodeURIComponent(asking?.item)}`;
}

function rowOf(entry) {
    return document.querySelector(`.sheet-frame[data-sheet="${CSS.escape(entry.sheet)}"] tr[data-item="${CSS.escape(entry.item)}"]`);
}

// On its own sheet the row is gone to, elsewhere the sheet is opened.
function look(event) {
    const asking = outbox.waiting().find(entry => (entry.clash || entry.refused) && rowOf(entry) && !rowOf(entry).hasAttribute('data-here'));
    if (link.textContent !== banner.dataset.look || !asking)
        return;
    event.preventDefault();
    rowOf(asking).dispatchEvent(new CustomEvent('go', { bubbles: true }));
}

function askBeforeSignOut(event) {
    if (new URL(event.target.action, location.href).pathname !== '/sign-out')
        return;
    const count = outbox.waiting().length;
    if (count > 0 && !confirm(leave.replace('{0}', count)))
        event.preventDefault();
    else
        outbox.clear();
}

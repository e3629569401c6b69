// On every page of a signed-in person: sends what waits, says at the foot how much that is, and asks before a sign-out that would lose it.
import * as outbox from './outbox.js';

const banner = document.getElementById('outbox');
const { account, token, down, signedOut, unstored, asked, leave } = banner.dataset;
const [words, link] = [banner.querySelector('.words'), banner.querySelector('a')];

outbox.start(account, token);
outbox.happened.addEventListener('changed', show);
document.addEventListener('submit', askBeforeSignOut, true);
show();

function show() {
    const entries = outbox.waiting();
    const asking = entries.find(entry => entry.clash || entry.refused);
    const text = outbox.line.signedOut && entries.length > 0 ? signedOut
        : outbox.isOnlyInMemory() ? unstored
        : outbox.line.down && entries.length > 0 ? down
        : asking && !isShown(asking) ? asked
        : '';
    banner.hidden = !text;
    // Where entries wait, this banner says what the framework's own would say.
    document.documentElement.toggleAttribute('data-outbox', Boolean(text));
    document.documentElement.toggleAttribute('data-unstored', outbox.isOnlyInMemory());
    words.textContent = text.replace('{0}', entries.length);
    link.hidden = text !== signedOut && text !== asked;
    link.textContent = text === signedOut ? banner.dataset.signIn : banner.dataset.look;
    link.href = text === signedOut ? `/sign-in?back=${encodeURIComponent(location.pathname + location.search)}` : `/sheets/${asking?.sheet}?item=${encodeURIComponent(asking?.item)}`;
}

// The row itself asks on its own sheet.
function isShown(entry) {
    return document.querySelector(`.sheet-frame[data-sheet="${CSS.escape(entry.sheet)}"]`) !== null;
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

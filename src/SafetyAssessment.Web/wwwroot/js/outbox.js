// Keeps every entry of a score sheet in this browser until the server has it, and sends it. It knows nothing of the page: rows.js reads and
// fills the fields, outbox-page.js says at the foot how many entries wait.
//
// One record a row, under account, sheet and item. A later change replaces what is not on its way; what may have arrived already is asked for
// first, with the same operation id, and the later change follows it. The record goes when the server has answered, never before.

const prefix = 'safety-entry';
const pauses = { late: 1200, number: 600, now: 0 }; // milliseconds after the last key; the page promises two seconds
const waits = [1000, 2000, 3000]; // after a try without an answer; the last one goes on for ever
const patience = 15000;

export const happened = new EventTarget(); // 'changed' {sheet, item} and 'saved' {sheet, item, stored}
export const line = { down: false, signedOut: false };

const memory = new Map(); // what the browser would not store
const quiet = new Map(); // until when the person is probably still typing
let account = '';
let token = '';
let timer = null;
let timerAt = Infinity;
let running = false;
let again = false;
let failures = 0;

/** Begins to send for an account; what an earlier page left is sent first. */
export function start(who, requestToken) {
    [account, token] = [who, requestToken];
    addEventListener('online', hurry);
    addEventListener('storage', heard);
    addEventListener('pagehide', run);
    document.addEventListener('visibilitychange', hurry);
    addEventListener('beforeunload', event => memory.size > 0 && event.preventDefault());
    schedule(0);
}

/** Keeps a row as it is wanted now. `stored` is what the person saw stored; `pace` says how soon it is sent. */
export function put(sheet, item, wanted, stored, pace) {
    const key = keyOf(sheet, item);
    let known = read(key);
    if (known?.parked) {
        remove(key);
        known = null;
    }
    if (!known && same(wanted, stored.row))
        return;
    quiet.set(key, Date.now() + pauses[pace]);
    schedule(pauses[pace]);
    if (known && same(wanted, wantedOf(known)))
        return;
    const entry = known ?? { sheet, item, since: Date.now(), operation: newId(), base: stored.version };
    if (entry.sent)
        entry.next = wanted;
    else
        [entry.wanted, entry.refused, entry.clash] = [wanted, null, null];
    write(key, entry);
}

/** The record of a row, or null. */
export const entryOf = (sheet, item) => read(keyOf(sheet, item));

/** What the person wants a row to be, or null when nothing waits. */
export const wantedOf = entry => entry && (entry.next ?? entry.wanted);

/** What the fields show: what waits, or what is stored with the lines that have no number yet. */
export function shownOf(entry, stored) {
    if (!entry?.parked)
        return wantedOf(entry) ?? stored;
    return { ...stored, findings: [...stored.findings, ...entry.wanted.findings.filter(finding => !hasNumber(finding) && stored.findings.every(known => known.id !== finding.id))] };
}

/** What the row still lacks: a reason. */
export const isUnfinished = row => (row.state === 'NotApplicable' || row.state === 'Exempt') && !row.reason?.trim();

/** Everything of this account that the server does not have yet, in the order of first entry. */
export const waiting = () => records().filter(([, entry]) => !entry.parked).map(([, entry]) => entry);

/** Answers the question after a clash. */
export function decide(sheet, item, mine) {
    const key = keyOf(sheet, item);
    const entry = read(key);
    if (!entry?.clash)
        return;
    const theirs = entry.clash.stored;
    if (!mine)
        return drop(key, entry, theirs);
    write(key, { ...entry, clash: null, base: theirs.version, operation: newId() });
    schedule(0);
}

/** Tries a refused row once more. */
export function retry(sheet, item) {
    const key = keyOf(sheet, item);
    const entry = read(key);
    if (!entry)
        return;
    write(key, { ...entry, refused: null });
    schedule(0);
}

/** Gives up what was entered in a row and is not stored. */
export function discard(sheet, item) {
    const key = keyOf(sheet, item);
    drop(key, read(key), null);
}

/** Sends what can be sent; the items of the sheet that are still not stored after it. */
export async function settle(sheet) {
    quiet.clear();
    const end = Date.now() + patience / 2;
    const left = () => waiting().filter(entry => entry.sheet === sheet);
    while (left().some(isSendable) && Date.now() < end && !line.signedOut) {
        schedule(0);
        await new Promise(wake => setTimeout(wake, 50));
        if (line.down)
            break;
    }
    return left().map(entry => entry.item);
}

/** Forgets everything of this account; for signing out. */
export function clear() {
    for (const [key] of records())
        remove(key);
}

/** True when the browser could not store something: then only this page has it. */
export const isOnlyInMemory = () => memory.size > 0;

/** Sends without waiting for the end of a pause. */
export function hurry() {
    quiet.clear();
    schedule(0);
}

/** An id like the server's own, by time; the browser's own maker exists on secure addresses only. */
export function newId() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    const time = Date.now().toString(16).padStart(12, '0');
    bytes[6] = 0x70 | (bytes[6] & 0x0f);
    bytes[8] = 0x80 | (bytes[8] & 0x3f);
    const hex = time + [...bytes.slice(6)].map(byte => byte.toString(16).padStart(2, '0')).join('');
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

// ---- the store ----

const keyOf = (sheet, item) => `${prefix}/${account}/${sheet}/${item}`;

function read(key) {
    if (memory.has(key))
        return memory.get(key);
    try {
        return JSON.parse(localStorage.getItem(key));
    } catch {
        return null;
    }
}

function write(key, entry) {
    const text = JSON.stringify(entry);
    try {
        localStorage.setItem(key, text);
        memory.delete(key);
    } catch {
        memory.set(key, JSON.parse(text));
    }
    tell('changed', entry);
}

function remove(key) {
    memory.delete(key);
    quiet.delete(key);
    try {
        localStorage.removeItem(key);
    } catch {
        // Nothing was stored then.
    }
}

function drop(key, entry, stored) {
    remove(key);
    if (!entry)
        return;
    if (stored)
        tell('saved', { ...entry, stored });
    tell('changed', entry);
}

function records() {
    const keys = new Set(memory.keys());
    try {
        for (let at = 0; at < localStorage.length; at++)
            keys.add(localStorage.key(at));
    } catch {
        // The browser stores nothing: what is in memory is all.
    }
    return [...keys].filter(key => key.startsWith(`${prefix}/${account}/`)).map(key => [key, read(key)])
        .filter(([, entry]) => entry?.wanted).sort(([, one], [, other]) => one.since - other.since);
}

// Another tab changed something: the page of this one shows it.
function heard(event) {
    if (!event.key?.startsWith(`${prefix}/${account}/`))
        return;
    const [sheet, item] = event.key.slice(prefix.length + account.length + 2).split('/');
    tell('changed', { sheet, item });
}

function tell(what, { sheet, item, stored }) {
    happened.dispatchEvent(new CustomEvent(what, { detail: { sheet, item, stored } }));
}

// ---- sending ----

const isSendable = entry => !entry.parked && !entry.clash && !entry.refused && (entry.sent || !isUnfinished(entry.wanted));

// A timer that is due earlier stays.
function schedule(delay) {
    const at = Date.now() + delay;
    if (timer !== null && timerAt <= at)
        return;
    clearTimeout(timer);
    timerAt = at;
    timer = setTimeout(() => {
        [timer, timerAt] = [null, Infinity];
        run();
    }, delay);
}

async function run() {
    if (running) {
        again = true;
        return;
    }
    running = true;
    let through;
    try {
        do {
            again = false;
            through = await alone(pass);
        } while (again && through);
    } finally {
        running = false;
    }
    failures = through ? 0 : failures + 1;
    const soon = through ? nextPause() : line.signedOut ? patience : waits[Math.min(failures, waits.length) - 1];
    if (soon !== null)
        schedule(soon);
}

function nextPause() {
    const due = records().filter(([, entry]) => isSendable(entry)).map(([key]) => (quiet.get(key) ?? 0) - Date.now());
    return due.length === 0 ? null : Math.max(100, Math.min(...due));
}

// Two tabs do not both send. Where the browser has no locks (an address without TLS) they may: the operation id makes it one effect.
const alone = work => navigator.locks ? navigator.locks.request(prefix, work) : work();

// In the order of first entry, one at a time. True when the line held.
async function pass() {
    const tried = new Set();
    let faulty = false;
    for (;;) {
        const next = records().find(([key, entry]) => isSendable(entry) && !tried.has(entry.operation) && (quiet.get(key) ?? 0) <= Date.now());
        if (!next) {
            line.down ||= faulty;
            return !faulty;
        }
        tried.add(next[1].operation);
        const end = await send(...next);
        if (end === 'cut')
            return false;
        faulty ||= end === 'fault';
    }
}

async function send(key, entry) {
    write(key, { ...entry, sent: true });
    let status, answer;
    try {
        const response = await fetch(`/sheets/${entry.sheet}/rows/${encodeURIComponent(entry.item)}`, {
            method: 'POST',
            headers: { 'Content-Type': 'application/json', RequestVerificationToken: token },
            body: JSON.stringify({ account, operation: entry.operation, version: entry.base, row: complete(entry.wanted) }),
            cache: 'no-store',
            keepalive: true,
            signal: AbortSignal.timeout(patience),
        });
        status = response.status;
        if (status !== 401)
            answer = await response.json();
    } catch {
        // No answer, or not from us: a proxy, or the page of a public network. It may have arrived or not.
        return fail('down', key);
    }
    if (status === 401)
        return fail('signedOut', key);
    if (status >= 500 || status === 408 || status === 429) {
        tell('changed', entry);
        return 'fault';
    }
    [line.down, line.signedOut] = [false, false];
    const now = read(key);
    if (now?.operation === entry.operation)
        settleRecord(key, now, status, answer);
    return 'answered';
}

function settleRecord(key, entry, status, answer) {
    const wanted = wantedOf(entry);
    const open = { ...entry, wanted, next: null, sent: false, operation: newId() };
    // The answer speaks of what was sent: what was typed since asks for itself, so that the question shows all of it.
    if (status >= 400 && entry.next)
        return write(key, open);
    if (status === 409 && answer.stored)
        return write(key, { ...open, clash: answer });
    if (status >= 400)
        return write(key, { ...open, refused: answer });
    // The later change was made on top of what has just been stored. Where somebody has changed that since, it keeps the version that it
    // knew: the server will ask.
    if (entry.next)
        write(key, { ...open, base: answer.mine ? answer.stored.version : entry.base + 1 });
    else if (isComplete(wanted))
        return drop(key, entry, answer.stored);
    else
        write(key, { ...open, base: answer.stored.version, parked: true });
    tell('saved', { ...entry, stored: answer.stored });
}

function fail(how, key) {
    line[how] = true;
    const entry = read(key);
    if (how === 'signedOut' && entry)
        write(key, { ...entry, sent: false });
    happened.dispatchEvent(new CustomEvent('changed', { detail: {} }));
    return 'cut';
}

// ---- rows ----

const hasNumber = finding => Boolean(finding.count ?? finding.value ?? finding.points);

const isComplete = row => row.findings.every(hasNumber);

// A line without a number is no finding: its texts wait in the browser for it.
function complete(row) {
    const findings = row.findings.filter(hasNumber);
    return { state: findings.length > 0 ? 'Findings' : row.state === 'Findings' ? 'NotAssessed' : row.state, reason: row.reason, findings };
}

/** True when two rows say the same; blanks round a text say nothing. */
export function same(one, other) {
    const plain = row => JSON.stringify([
        row.state, (row.reason ?? '').trim(),
        row.findings.map(finding => [finding.id, finding.clause, finding.count ?? '', finding.value ?? '', finding.points ?? '', (finding.place ?? '').trim(), (finding.reason ?? '').trim()])
            .sort(([left], [right]) => left < right ? -1 : 1),
    ]);
    return plain(one) === plain(other);
}

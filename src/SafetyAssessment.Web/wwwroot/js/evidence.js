// Keeps every photo and file in this browser until the server has it, and sends it in pieces. It knows nothing of the page: evidence-strip.js
// takes the files and shows them, outbox-page.js says at the foot how many wait.
//
// One record a file, in IndexedDB, under the account. A cut costs one piece at most: the server says from which byte to go on. The record goes
// when the server has answered that the file is stored, never before.
import { sha256 } from './sha256.js';
import { newId } from './outbox.js';

const database = 'safety-evidence';
const pieces = { smallest: 64 * 1024, first: 256 * 1024, largest: 1024 * 1024 };
const waits = [1000, 2000, 3000]; // after a try without an answer; the last one goes on for ever
const patience = 60000; // for one piece on a poor line
const thumbnail = { side: 320, largest: 64 * 1024 };

export const happened = new EventTarget(); // 'changed' and 'stored' {sheet, item, id}
export const line = { down: false, signedOut: false };

const records = new Map(); // all of this account, as in the store
const unstored = new Set(); // what the browser would not keep: only this page has it
const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(database) : null; // other tabs of this browser
let account = '';
let token = '';
let store = null;
let timer = null;
let running = false;
let failures = 0;
let ready = Promise.resolve();

/** Begins to send for an account; what an earlier page left is sent first. */
export function start(who, requestToken) {
    [account, token] = [who, requestToken];
    addEventListener('online', hurry);
    document.addEventListener('visibilitychange', hurry);
    addEventListener('beforeunload', event => unstored.size > 0 && event.preventDefault());
    channel?.addEventListener('message', () => load().then(() => tell('changed')));
    ready = load();
    ready.then(() => {
        tell('changed');
        hurry();
    });
}

/** Everything of this account that the server does not have yet, in the order in which it was added. */
export const waiting = () => [...records.values()].sort((one, other) => one.since - other.since);

/** True when the browser did not keep a file: then only this page has it. */
export const isOnlyInMemory = () => unstored.size > 0;

export const isUnstored = id => unstored.has(id);

/** Takes a file for a place {sheet, kind, item, finding}. */
export async function add(file, place) {
    await ready;
    const bytes = await file.arrayBuffer(); // a copy of its own: the camera's file may be gone tomorrow
    const record = {
        id: newId(), account, ...place, name: file.name, size: bytes.byteLength, since: Date.now(), offset: 0, piece: pieces.first,
        takenAt: file.lastModified ? new Date(file.lastModified).toISOString() : null,
        blob: new Blob([bytes], { type: file.type }), hash: await sha256(bytes), small: await makeThumbnail(file),
    };
    await put(record);
    navigator.storage?.persist?.(); // or the browser may clear it when space runs out
    tell('changed', record);
    hurry();
}

/** Tries a refused file once more. */
export async function retry(id) {
    const record = records.get(id);
    if (record)
        await put({ ...record, refused: null });
    tell('changed', record);
    hurry();
}

/** Gives a file up that is not stored. */
export async function discard(id) {
    const record = records.get(id);
    await remove(id);
    tell('changed', record);
}

/** Sends what can be sent for some seconds; the items of the sheet whose files are still not stored after it. */
export async function settle(sheet) {
    await ready;
    const left = () => waiting().filter(record => record.sheet === sheet && record.item && !record.refused);
    for (const end = Date.now() + 7500; left().length > 0 && Date.now() < end && !line.down && !line.signedOut;) {
        if (!running)
            hurry();
        await new Promise(wake => setTimeout(wake, 100));
    }
    return left().map(record => record.item);
}

/** Forgets everything of this account; for signing out. */
export async function clear() {
    for (const id of [...records.keys()])
        await remove(id);
}

/** Sends without waiting for the end of a pause. */
export function hurry() {
    clearTimeout(timer);
    timer = setTimeout(run);
}

// ---- the store ----

function open() {
    store ??= new Promise((done, failed) => {
        const request = indexedDB.open(database, 1);
        request.onupgradeneeded = () => request.result.createObjectStore('files', { keyPath: 'id' }).createIndex('account', 'account');
        request.onsuccess = () => done(request.result);
        request.onerror = () => failed(request.error);
    });
    return store;
}

async function within(mode, work) {
    const transaction = (await open()).transaction('files', mode);
    const request = work(transaction.objectStore('files'));
    return new Promise((done, failed) => {
        transaction.oncomplete = () => done(request.result);
        transaction.onabort = transaction.onerror = () => failed(transaction.error ?? request.error);
    });
}

async function load() {
    let found = [];
    try {
        found = await within('readonly', files => files.index('account').getAll(account));
    } catch {
        // The browser keeps nothing: what is on this page is all.
    }
    for (const id of [...records.keys()])
        if (!unstored.has(id))
            records.delete(id);
    for (const record of found)
        records.set(record.id, record);
}

async function put(record) {
    records.set(record.id, record);
    try {
        await within('readwrite', files => files.put(record));
        unstored.delete(record.id);
        channel?.postMessage('changed');
    } catch {
        unstored.add(record.id);
    }
}

async function remove(id) {
    records.delete(id);
    unstored.delete(id);
    try {
        await within('readwrite', files => files.delete(id));
        channel?.postMessage('changed');
    } catch {
        // Nothing was kept then.
    }
}

function tell(what, record) {
    happened.dispatchEvent(new CustomEvent(what, { detail: { sheet: record?.sheet, item: record?.item, id: record?.id } }));
}

// ---- sending ----

async function run() {
    if (running)
        return;
    running = true;
    let through = true;
    try {
        await ready;
        // Two tabs do not both send. Where the browser has no locks they may: the server takes each byte once.
        through = await (navigator.locks ? navigator.locks.request(database, pass) : pass());
    } catch {
        through = false; // whatever it was: the files are kept, and are tried again
    } finally {
        running = false;
    }
    failures = through ? 0 : failures + 1;
    if (!through)
        timer = setTimeout(run, line.signedOut ? 15000 : waits[Math.min(failures, waits.length) - 1]);
}

// In the order in which they were added, one at a time; one that the server has trouble with does not hold up the others. True when nothing is
// left to send.
async function pass() {
    await load(); // another tab may have sent some
    const tried = new Set();
    let isClean = true;
    for (;;) {
        const next = waiting().find(record => !record.refused && !tried.has(record.id));
        if (!next)
            return isClean;
        tried.add(next.id);
        const end = await send(next);
        if (end === 'cut')
            return false;
        isClean &&= end === 'done';
    }
}

async function send(record) {
    let answer = await ask('POST', record, '', JSON.stringify({
        account, kind: record.kind, item: record.item, finding: record.finding, fileName: record.name, size: record.size, hash: record.hash,
        takenAt: record.takenAt,
    }), { 'Content-Type': 'application/json' });
    if (answer.stored === false && record.small)
        await ask('PUT', record, '/thumbnail', record.small, { 'Content-Type': 'image/jpeg' });
    while (answer.stored === false) {
        const piece = record.blob.slice(answer.offset, answer.offset + record.piece, 'application/octet-stream');
        const began = Date.now();
        answer = await ask('PATCH', record, '', piece, { 'Upload-Offset': String(answer.offset) });
        if (answer.stored === undefined)
            break;
        const took = Date.now() - began;
        record.piece = Math.min(pieces.largest, Math.max(pieces.smallest, record.piece * (took < 1500 ? 2 : took > 6000 ? 0.5 : 1)));
        record.offset = answer.offset;
        tell('changed', record);
    }
    return conclude(record, answer);
}

async function conclude(record, answer) {
    if (answer.stored) {
        await remove(record.id);
        tell('stored', record);
        return 'done';
    }
    if (answer.again) {
        record.piece = pieces.smallest;
        tell('changed', record);
        return answer.again;
    }
    const anew = await startsAnew(record, answer);
    if (!anew)
        await put({ ...record, refused: answer.detail, offset: 0 });
    tell('changed', record);
    return anew ? 'later' : 'done';
}

// What broke on the way is sent again, some times; what the server will not have is refused for good.
async function startsAnew(record, answer) {
    if (answer.code !== 'evidence.hash-wrong' || (record.broken ?? 0) >= 3)
        return false;
    await put({ ...record, broken: (record.broken ?? 0) + 1, offset: 0 });
    return true;
}

/** What the server says: {stored, offset}, or {detail, code} where it refuses, or {again} where it said nothing that counts: «cut» or «later». */
async function ask(method, record, path, body, headers) {
    let response, answer;
    try {
        response = await fetch(`/sheets/${record.sheet}/evidence/${record.id}${path}`, {
            method, body, cache: 'no-store', redirect: 'manual', signal: AbortSignal.timeout(patience), headers: { ...headers, RequestVerificationToken: token },
        });
        answer = response.status === 204 ? {} : response.type === 'opaqueredirect' || response.status === 401 ? null : await response.json();
    } catch {
        // No answer, or not from us: a proxy, or the page of a public network. It may have arrived or not.
        line.down = true;
        return { again: 'cut' };
    }
    line.down = false;
    line.signedOut = answer === null;
    if (line.signedOut)
        return { again: 'cut' };
    const isTrouble = response.status >= 500 || response.status === 408 || response.status === 429;
    return isTrouble || answer.code === 'evidence.offset-wrong' || answer.code === 'evidence.busy' ? { again: 'later' } : answer;
}

// ---- the small picture ----

// Drawn here, upright: the server has no decoder of pictures. Where the browser has none for this file there is an icon in its place.
async function makeThumbnail(file) {
    if (!file.type.startsWith('image/'))
        return null;
    try {
        const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
        const scale = Math.min(1, thumbnail.side / Math.max(picture.width, picture.height));
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [picture.width, picture.height].map(side => Math.max(1, Math.round(side * scale)));
        const pen = canvas.getContext('2d');
        pen.fillStyle = '#fff';
        pen.fillRect(0, 0, canvas.width, canvas.height);
        pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
        picture.close();
        for (const quality of [0.8, 0.6, 0.4]) {
            const small = await new Promise(done => canvas.toBlob(done, 'image/jpeg', quality));
            if (small && small.size <= thumbnail.largest)
                return small;
        }
    } catch {
        // No picture that this browser can draw.
    }
    return null;
}

// SHA-256 of bytes as hexadecimal. The browser's own is there on secure addresses only; an office without TLS needs this one (FIPS 180-4).
export async function sha256(buffer) {
    const digest = crypto.subtle ? new Uint8Array(await crypto.subtle.digest('SHA-256', buffer)) : plainSha256(new Uint8Array(buffer));
    return [...digest].map(byte => byte.toString(16).padStart(2, '0')).join('');
}

const primes = [];
for (let number = 2; primes.length < 64; number++)
    if (primes.every(prime => number % prime !== 0))
        primes.push(number);
// The first 32 bits of the fractions of square and cube roots of the primes.
const fraction = root => ((root - Math.floor(root)) * 2 ** 32) >>> 0;
const start = primes.slice(0, 8).map(prime => fraction(Math.sqrt(prime)));
const constants = primes.map(prime => fraction(Math.cbrt(prime)));

export function plainSha256(bytes) {
    const padded = new Uint8Array(((bytes.length + 8 >> 6) + 1) << 6);
    padded.set(bytes);
    padded[bytes.length] = 0x80;
    const view = new DataView(padded.buffer);
    view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29));
    view.setUint32(padded.length - 4, bytes.length << 3);
    const hash = new Uint32Array(start);
    const words = new Uint32Array(64);
    for (let at = 0; at < padded.length; at += 64)
        block(view, at, words, hash);
    const digest = new DataView(new ArrayBuffer(32));
    hash.forEach((word, at) => digest.setUint32(at * 4, word));
    return new Uint8Array(digest.buffer);
}

function block(view, at, words, hash) {
    const turn = (word, by) => word >>> by | word << 32 - by;
    for (let i = 0; i < 16; i++)
        words[i] = view.getUint32(at + i * 4);
    for (let i = 16; i < 64; i++) {
        const [far, near] = [words[i - 15], words[i - 2]];
        words[i] = words[i - 16] + words[i - 7] + (turn(far, 7) ^ turn(far, 18) ^ far >>> 3) + (turn(near, 17) ^ turn(near, 19) ^ near >>> 10);
    }
    let [a, b, c, d, e, f, g, h] = hash;
    for (let i = 0; i < 64; i++) {
        const one = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + (e & f ^ ~e & g) + constants[i] + words[i] | 0;
        const two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + (a & b ^ a & c ^ b & c) | 0;
        [h, g, f, e, d, c, b, a] = [g, f, e, d + one | 0, c, b, a, one + two | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((word, i) => { hash[i] += word; });
}

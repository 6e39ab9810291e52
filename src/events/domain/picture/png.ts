import { joined, letters } from './joined.js';
import { onlyOrientation, orientationIn } from './orientation.js';

const SIGNATURE_BYTES = 8;
/** Length, name and checksum of a chunk. */
const FRAME_BYTES = 12;
/** Besides the critical ones: colours, sizes and the frames of animations. Whatever else a chunk says, it draws nothing. */
const DRAWING = new Set([
  ...['tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'cICP', 'sBIT', 'bKGD', 'pHYs', 'hIST'],
  ...['acTL', 'fcTL', 'fdAT'],
]);

/**
 * Only the chunks that draw the picture, and nothing after its end. ISO/IEC 15948.
 *
 * @param bytes begin with PNG's signature
 * @returns null where it is no whole PNG
 */
export function plainPng(bytes: Uint8Array): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const kept = [bytes.subarray(0, SIGNATURE_BYTES)];
  let orientation: number | null = null;
  let drawn = false;
  for (let at = SIGNATURE_BYTES; at + FRAME_BYTES <= bytes.length;) {
    const length = view.getUint32(at);
    const end = at + FRAME_BYTES + length;
    const name = letters(bytes, at + 4, 4);
    if (end > bytes.length || !/^[A-Za-z]{4}$/.test(name)) return null;
    if (at === SIGNATURE_BYTES && name !== 'IHDR') return null;
    if (name === 'eXIf') orientation ??= orientationIn(bytes.subarray(at + 8, at + 8 + length));
    if (name === 'IDAT') drawn = true;
    if (isCritical(name) || DRAWING.has(name)) kept.push(bytes.subarray(at, end));
    if (name === 'IEND') {
      if (!drawn) return null;
      // After the header, before anything is drawn.
      if (orientation !== null) kept.splice(2, 0, chunk('eXIf', onlyOrientation(orientation)));
      return joined(kept);
    }
    at = end;
  }
  return null;
}

/** A capital first letter: no picture without it. */
function isCritical(name: string): boolean {
  return /^[A-Z]/.test(name);
}

function chunk(name: string, body: Uint8Array): Uint8Array {
  const made = new Uint8Array(FRAME_BYTES + body.length);
  const view = new DataView(made.buffer);
  view.setUint32(0, body.length);
  made.set(
    [...name].map((letter) => letter.charCodeAt(0)),
    4,
  );
  made.set(body, 8);
  view.setUint32(8 + body.length, crc32(made.subarray(4, 8 + body.length)));
  return made;
}

/** The checksum of PNG's annex D, bit by bit: it is asked for some 30 bytes. */
function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}

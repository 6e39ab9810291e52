import { joined, letters } from './joined.js';
import { onlyOrientation, orientationIn } from './orientation.js';

/** `RIFF`, the size of what follows, `WEBP`. */
const HEADER_BYTES = 12;
const NAMED = 8;
const EXTENDED_BYTES = 10;
const DRAWING = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
/** Flags of VP8X that promise metadata. */
const [HAS_EXIF, HAS_XMP] = [0x08, 0x04];

/**
 * Only the chunks that draw the picture, and nothing after its end. RFC 9649.
 *
 * @param bytes begin with the headers of RIFF and WebP
 * @returns null where it is no whole WebP
 */
export function plainWebp(bytes: Uint8Array): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (bytes.length < HEADER_BYTES) return null;
  const end = NAMED + view.getUint32(4, true);
  if (end > bytes.length) return null;
  const chunks: { name: string; body: Uint8Array }[] = [];
  let orientation: number | null = null;
  let at = HEADER_BYTES;
  while (at + NAMED <= end) {
    const name = letters(bytes, at, 4);
    const length = view.getUint32(at + 4, true);
    if (at + NAMED + length > end) return null;
    const body = bytes.subarray(at + NAMED, at + NAMED + length);
    if (name === 'EXIF') orientation ??= orientationIn(body);
    if (DRAWING.has(name)) chunks.push({ name, body });
    at += NAMED + length + (length % 2);
  }
  if (!chunks.some(({ name }) => name === 'VP8 ' || name === 'VP8L' || name === 'ANMF')) return null;
  const extended = chunks.find(({ name }) => name === 'VP8X');
  if (extended) {
    if (extended.body.length !== EXTENDED_BYTES) return null;
    const flags = (extended.body[0] ?? 0) & ~(HAS_EXIF | HAS_XMP);
    extended.body = Uint8Array.of(orientation === null ? flags : flags | HAS_EXIF, ...extended.body.subarray(1));
    if (orientation !== null) chunks.push({ name: 'EXIF', body: onlyOrientation(orientation) });
  }
  const content = joined([bytes.subarray(NAMED, HEADER_BYTES), ...chunks.map(({ name, body }) => chunk(name, body))]);
  return chunk('RIFF', content);
}

function chunk(name: string, body: Uint8Array): Uint8Array {
  const made = new Uint8Array(NAMED + body.length + (body.length % 2));
  made.set([...name].map((letter) => letter.charCodeAt(0)));
  new DataView(made.buffer).setUint32(4, body.length, true);
  made.set(body, NAMED);
  return made;
}

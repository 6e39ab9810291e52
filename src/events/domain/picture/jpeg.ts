import { joined, letters } from './joined.js';
import { isExif, onlyOrientation, orientationIn, withPrefix } from './orientation.js';

const [SOI, EOI, SOS] = [0xd8, 0xd9, 0xda];
const [APP0, APP1, APP2, APP14, APP15, COMMENT] = [0xe0, 0xe1, 0xe2, 0xee, 0xef, 0xfe];
/** JFIF without the small picture it may hold, which may show more than the large one. */
const JFIF_BYTES = 14;

/**
 * Only what draws the picture: of application segments the colours' (ICC, Adobe) and JFIF; what follows the picture's end,
 * such as a telephone's short film, goes too. ITU T.81, annex B.
 *
 * @returns null where it is no whole JPEG
 */
export function plainJpeg(bytes: Uint8Array): Uint8Array | null {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return null;
  const rest: Uint8Array[] = [];
  let jfif: Uint8Array | null = null;
  let orientation: number | null = null;
  let scans = 0;
  let at = 2;
  for (;;) {
    if (bytes[at] !== 0xff) return null;
    while (bytes[at + 1] === 0xff) at += 1;
    const marker = bytes[at + 1] ?? 0;
    if (marker === EOI) break;
    if (!hasLength(marker)) return null;
    const end = at + 2 + ((bytes[at + 2] ?? 0) << 8) + (bytes[at + 3] ?? 0);
    if (end < at + 4 || end > bytes.length) return null;
    const body = bytes.subarray(at + 4, end);
    if (marker === APP1) orientation ??= isExif(body) ? orientationIn(body) : null;
    else if (marker === APP0 && letters(body, 0, 5) === 'JFIF\0' && body.length >= JFIF_BYTES) {
      jfif ??= segment(APP0, Uint8Array.of(...body.subarray(0, JFIF_BYTES - 2), 0, 0));
    } else if (draws(marker, body)) rest.push(bytes.subarray(at, end));
    at = end;
    if (marker !== SOS) continue;
    scans += 1;
    at = endOfScan(bytes, end);
    rest.push(bytes.subarray(end, at));
  }
  if (scans === 0) return null;
  const first = [Uint8Array.of(0xff, SOI), ...(jfif ? [jfif] : [])];
  if (orientation !== null) first.push(segment(APP1, withPrefix(onlyOrientation(orientation))));
  return joined([...first, ...rest, Uint8Array.of(0xff, EOI)]);
}

function draws(marker: number, body: Uint8Array): boolean {
  if (marker === APP2) return letters(body, 0, 12) === 'ICC_PROFILE\0';
  if (marker === APP14) return letters(body, 0, 5) === 'Adobe';
  return marker !== COMMENT && (marker < APP0 || marker > APP15);
}

/** Between the first and the last picture element no segment without a length may stand. */
function hasLength(marker: number): boolean {
  return marker >= 0xc0 && !(marker >= 0xd0 && marker <= SOI);
}

/** Where the next marker is: a stuffed zero and the marks that count stretches are the scan's own. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
}

function segment(marker: number, body: Uint8Array): Uint8Array {
  const length = body.length + 2;
  return joined([Uint8Array.of(0xff, marker, length >> 8, length & 0xff), body]);
}

import { onlyOrientation, orientationIn } from './orientation.js';
import { withoutMetadata } from './without-metadata.js';

const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0));
const of = (...parts: readonly (readonly number[])[]) => Uint8Array.from(parts.flat());
const text = (bytes: Uint8Array | null) => Buffer.from(bytes ?? []).toString('latin1');

/** Little-endian Exif with a maker's name and an orientation. */
const exif = (orientation: number) => [
  ...[...ascii('II'), 42, 0, 8, 0, 0, 0, 2, 0],
  ...[0x0f, 0x01, 2, 0, 4, 0, 0, 0, ...ascii('GPS\0')],
  ...[0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0],
  ...[0, 0, 0, 0],
];

const segment = (marker: number, body: readonly number[]) => [0xff, marker, 0, body.length + 2, ...body];
const SOI = [0xff, 0xd8];
const EOI = [0xff, 0xd9];
const JFIF = segment(0xe0, [...ascii('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0]);
const TABLES = segment(0xdb, [0, 1, 2]);
const SCAN = [...segment(0xda, [1, 2]), 7, 0xff, 0, 8, 0xff, 0xd3, 9];
const ICC = segment(0xe2, [...ascii('ICC_PROFILE\0'), 1, 1, 5]);
const ADOBE = segment(0xee, [...ascii('Adobe'), 0, 100]);
const EXIF = (orientation: number) => segment(0xe1, [...ascii('Exif\0\0'), ...exif(orientation)]);
const UPRIGHT_SIX = segment(0xe1, [...ascii('Exif\0\0'), ...onlyOrientation(6)]);

describe('a JPEG', () => {
  it.each<[string, Uint8Array, Uint8Array | null]>([
    ['nothing to remove', of(SOI, JFIF, TABLES, SCAN, EOI), of(SOI, JFIF, TABLES, SCAN, EOI)],
    ['Exif of an upright picture', of(SOI, EXIF(1), TABLES, SCAN, EOI), of(SOI, TABLES, SCAN, EOI)],
    ['Exif of a turned one', of(SOI, JFIF, EXIF(6), TABLES, SCAN, EOI), of(SOI, JFIF, UPRIGHT_SIX, TABLES, SCAN, EOI)],
    ['XMP', of(SOI, segment(0xe1, ascii('http://ns.adobe.com/xap/1.0/\0<x/>')), SCAN, EOI), of(SOI, SCAN, EOI)],
    [
      'captions, comments',
      of(SOI, segment(0xed, ascii('Photoshop')), segment(0xfe, ascii('moi')), SCAN, EOI),
      of(SOI, SCAN, EOI),
    ],
    [
      'the maker’s own, a second picture',
      of(SOI, segment(0xe5, [1]), segment(0xe2, ascii('MPF\0')), SCAN, EOI),
      of(SOI, SCAN, EOI),
    ],
    ['colours stay', of(SOI, ICC, ADOBE, SCAN, EOI), of(SOI, ICC, ADOBE, SCAN, EOI)],
    ['several scans', of(SOI, SCAN, EXIF(1), TABLES, SCAN, EOI), of(SOI, SCAN, TABLES, SCAN, EOI)],
    ['a film after the end', of(SOI, SCAN, EOI, ascii('ftypmp42 GPS')), of(SOI, SCAN, EOI)],
    [
      'a small picture in JFIF',
      of(SOI, segment(0xe0, [...JFIF.slice(4, 16), 1, 1, 9, 9, 9]), SCAN, EOI),
      of(SOI, JFIF, SCAN, EOI),
    ],
    ['cut short in a scan', of(SOI, TABLES, SCAN), null],
    ['cut short in a segment', of(SOI, [0xff, 0xdb, 0, 9, 1]), null],
    ['a segment too short to be one', of(SOI, [0xff, 0xdb, 0, 1], SCAN, EOI), null],
    ['no picture', of(SOI, TABLES, EOI), null],
    ['words between segments', of(SOI, TABLES, ascii('GPS'), SCAN, EOI), null],
  ])('%s', (_case, sent, kept) => {
    expect(withoutMetadata('image/jpeg', sent)).toEqual(kept);
  });
});

const SIGNATURE = [0x89, ...ascii('PNG\r\n'), 0x1a, 0x0a];
const chunk = (name: string, body: readonly number[]) => [0, 0, 0, body.length, ...ascii(name), ...body, 1, 2, 3, 4];
const [IHDR, IDAT, IEND] = [chunk('IHDR', [1, 2]), chunk('IDAT', [3]), chunk('IEND', [])];

describe('a PNG', () => {
  it.each<[string, Uint8Array, Uint8Array | null]>([
    ...['tEXt', 'iTXt', 'zTXt', 'tIME', 'caBX'].map((name): [string, Uint8Array, Uint8Array] => [
      name,
      of(SIGNATURE, IHDR, chunk(name, ascii('moi')), IDAT, IEND),
      of(SIGNATURE, IHDR, IDAT, IEND),
    ]),
    ['eXIf, upright', of(SIGNATURE, IHDR, chunk('eXIf', exif(1)), IDAT, IEND), of(SIGNATURE, IHDR, IDAT, IEND)],
    [
      'eXIf, turned',
      of(SIGNATURE, IHDR, IDAT, chunk('eXIf', exif(6)), IEND),
      // The checksum as zlib.crc32 gives it.
      of(SIGNATURE, IHDR, [0, 0, 0, 26, ...ascii('eXIf'), ...onlyOrientation(6), 214, 103, 75, 105], IDAT, IEND),
    ],
    [
      'colours stay',
      of(SIGNATURE, IHDR, chunk('PLTE', [1]), chunk('tRNS', [0]), IDAT, IEND),
      of(SIGNATURE, IHDR, chunk('PLTE', [1]), chunk('tRNS', [0]), IDAT, IEND),
    ],
    ['words after the end', of(SIGNATURE, IHDR, IDAT, IEND, ascii('GPS')), of(SIGNATURE, IHDR, IDAT, IEND)],
    ['no end', of(SIGNATURE, IHDR, IDAT), null],
    ['no picture', of(SIGNATURE, IHDR, IEND), null],
    ['no header', of(SIGNATURE, IDAT, IEND), null],
    ['a chunk longer than the file', of(SIGNATURE, IHDR, [0xff, 0xff, 0xff, 0xff, ...ascii('IDAT'), 0, 0, 0, 0]), null],
  ])('%s', (_case, sent, kept) => {
    expect(withoutMetadata('image/png', sent)).toEqual(kept);
  });
});

const part = (name: string, body: readonly number[]) => [
  ...[...ascii(name), body.length, 0, 0, 0, ...body],
  ...(body.length % 2 === 1 ? [0] : []),
];
const webp = (...parts: readonly (readonly number[])[]) => of(part('RIFF', [...ascii('WEBP'), ...parts.flat()]));
const extended = (flags: number) => part('VP8X', [flags, 0, 0, 0, 1, 0, 0, 1, 0, 0]);
const VP8 = part('VP8 ', [1, 2, 3]);

describe('a WebP', () => {
  it.each<[string, Uint8Array, Uint8Array | null]>([
    ['nothing to remove', webp(VP8), webp(VP8)],
    ['Exif and XMP', webp(extended(0x1c), VP8, part('EXIF', exif(1)), part('XMP ', [1])), webp(extended(0x10), VP8)],
    [
      'Exif of a turned one',
      webp(extended(0x08), VP8, part('EXIF', exif(6))),
      webp(extended(0x08), VP8, part('EXIF', [...onlyOrientation(6)])),
    ],
    ['words after the end', of([...webp(VP8)], ascii('GPS')), webp(VP8)],
    ['cut short', webp(VP8).subarray(0, 20), null],
    ['no picture', webp(part('EXIF', exif(1))), null],
    ['a header of another size', webp(part('VP8X', [1]), VP8), null],
  ])('%s', (_case, sent, kept) => {
    expect(withoutMetadata('image/webp', sent)).toEqual(kept);
  });
});

describe('any picture', () => {
  const whole: [string, Uint8Array][] = [
    ['image/jpeg', of(SOI, JFIF, EXIF(6), TABLES, SCAN, EOI)],
    ['image/png', of(SIGNATURE, IHDR, chunk('eXIf', exif(6)), IDAT, IEND)],
    ['image/webp', webp(extended(0x08), VP8, part('EXIF', exif(6)))],
  ];
  it.each(whole)('%s cut anywhere is refused, with any byte changed read or refused', (type, bytes) => {
    for (let end = 0; end < bytes.length; end += 1) expect(withoutMetadata(type, bytes.subarray(0, end))).toBeNull();
    for (let at = 0; at < bytes.length; at += 1) {
      for (const value of [0, 1, 0x7f, 0xff]) {
        const changed = bytes.slice();
        changed[at] = value;
        expect(() => withoutMetadata(type, changed)).not.toThrow();
      }
    }
    expect(text(withoutMetadata(type, bytes))).not.toContain('GPS');
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9])('orientation %i', (orientation) => {
    const read = orientation >= 2 && orientation <= 8 ? orientation : null;
    expect(orientationIn(Uint8Array.from(exif(orientation)))).toBe(read);
    expect(orientationIn(onlyOrientation(orientation))).toBe(read);
  });
});

/** Real pictures of three points by two, as browsers make them. */
export const JPEG = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1x' +
    'eXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCA' +
    'ACAAMDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAaEAEAAwADAAAAAAAAAAAAAAABAAIEAyFB/8QAFAEBAAAAAAAAAAAAAAAA' +
    'AAAABP/EABcRAAMBAAAAAAAAAAAAAAAAAAABAjH/2gAMAwEAAhEDEQA/AIGdbZ+JsqtBV96iIjJxBa1n/9k=',
  'base64',
);
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAYAAACddGYaAAAAGklEQVR4AWJa5Cz/Xz2gBoyZ4vY+ZGSAAgAAAAD//7pTcmEAAAAGSURBVAMA' +
    'hfEH6U50+JsAAAAASUVORK5CYII=',
  'base64',
);

const [ASCII, SHORT, LONG, RATIONAL] = [2, 3, 4, 5];

/** 47° 28′ 25.14″, as a camera's GPS writes it. */
export const LATITUDE = rationals([47, 1], [28, 1], [2514, 100]);
const LONGITUDE = rationals([0, 1], [33, 1], [1500, 100]);
export const MAKER = 'Téléphone de Maëlle';

/** The same JPEG as a telephone sends it: held upright (orientation 6), with its maker and the place in Exif (TIFF 6.0). */
export function takenSomewhere(jpeg: Buffer): Buffer {
  const maker = Buffer.from(`${MAKER}\0`);
  // Directory after directory, then what is too long to stand in one.
  const [gpsAt, makerAt] = [8 + 6 + 3 * 12, 8 + 6 + 3 * 12 + 6 + 4 * 12];
  const latitudeAt = makerAt + maker.length;
  const tiff = Buffer.concat([
    Buffer.from('MM\0*\0\0\0\x08', 'latin1'),
    directory([0x010f, ASCII, maker.length, makerAt], [0x0112, SHORT, 1, 6 << 16], [0x8825, LONG, 1, gpsAt]),
    directory(
      [1, ASCII, 2, 'N'.charCodeAt(0) << 24],
      [2, RATIONAL, 3, latitudeAt],
      [3, ASCII, 2, 'W'.charCodeAt(0) << 24],
      [4, RATIONAL, 3, latitudeAt + LATITUDE.length],
    ),
    ...[maker, LATITUDE, LONGITUDE],
  ]);
  const exif = Buffer.concat([Buffer.from('Exif\0\0'), tiff]);
  const head = Buffer.from([0xff, 0xe1, (exif.length + 2) >> 8, (exif.length + 2) & 0xff]);
  return Buffer.concat([jpeg.subarray(0, 2), head, exif, jpeg.subarray(2)]);
}

type Entry = readonly [tag: number, type: number, count: number, value: number];

function directory(...entries: readonly Entry[]): Buffer {
  const bytes = Buffer.alloc(6 + 12 * entries.length);
  bytes.writeUInt16BE(entries.length);
  entries.forEach(([tag, type, count, value], at) => {
    bytes.writeUInt16BE(tag, 2 + 12 * at);
    bytes.writeUInt16BE(type, 4 + 12 * at);
    bytes.writeUInt32BE(count, 6 + 12 * at);
    bytes.writeUInt32BE(value >>> 0, 10 + 12 * at);
  });
  return bytes;
}

function rationals(...values: readonly (readonly [number, number])[]): Buffer {
  const bytes = Buffer.alloc(8 * values.length);
  values.flat().forEach((value, at) => bytes.writeUInt32BE(value, 4 * at));
  return bytes;
}

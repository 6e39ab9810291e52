import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * A square PNG of two colours with a palette (PNG third edition, 11.2): one bit a pixel. The general encoders handle
 * thirty-two, and take twenty times as long for a code that goes into every confirmation.
 *
 * @param side pixels.
 * @param background, ink red, green and blue, 0–255.
 * @param isInked whether a pixel has the colour of the ink. Rows where `sameAsAbove` holds are copied, not asked.
 */
export function twoColourPng(
  side: number,
  colours: { readonly background: readonly number[]; readonly ink: readonly number[] },
  isInked: (x: number, y: number) => boolean,
  sameAsAbove: (y: number) => boolean,
): Buffer {
  const rowBytes = 1 + Math.ceil(side / 8); // the first byte says how the row is filtered: not at all
  const pixels = Buffer.alloc(rowBytes * side);
  for (let y = 0; y < side; y++) {
    const row = y * rowBytes;
    if (y > 0 && sameAsAbove(y)) {
      pixels.copyWithin(row, row - rowBytes, row);
      continue;
    }
    for (let x = 0; x < side; x++) {
      if (isInked(x, y)) pixels[row + 1 + (x >> 3)]! |= 0x80 >> (x & 7);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([1, 3], 8); // one bit a pixel, from the palette
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from([...colours.background, ...colours.ink])),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}

import { crc32, inflateSync } from 'node:zlib';
import QRCode from 'qrcode';
import { qrPng, qrSvg } from './qr-code.js';

const url = 'https://seminaires.example.org/billet/7KQ4-M2XD';

/** The dark modules of a path, drawn stroke by stroke. */
function drawn({ size, path }: { size: number; path: string }): boolean[][] {
  const grid = Array.from({ length: size }, () => Array<boolean>(size).fill(false));
  let [x, y] = [0, 0];
  for (const [, command, first, second] of path.matchAll(/([Mmh])(-?[\d.]+)(?: (-?[\d.]+))?/g)) {
    if (command === 'M') [x, y] = [Number(first), Number(second)];
    if (command === 'm') x += Number(first);
    if (command === 'h') for (const end = x + Number(first); x < end; x++) grid[Math.floor(y)]![x] = true;
  }
  return grid;
}

/** A one-bit PNG read by the rules of its chunks, their checksums included. */
function readPng(png: Buffer): { side: number; pixels: boolean[][] } {
  expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    const body = png.subarray(at + 4, at + 8 + length);
    expect(png.readUInt32BE(at + 8 + length)).toBe(crc32(body));
    chunks.set(body.toString('latin1', 0, 4), body.subarray(4));
    at += 12 + length;
  }
  expect([...chunks.keys()]).toEqual(['IHDR', 'PLTE', 'IDAT', 'IEND']);
  expect(chunks.get('PLTE')?.toString('hex')).toBe('ffffff17232e');
  const header = chunks.get('IHDR')!;
  const side = header.readUInt32BE(0);
  expect(header.toString('hex', 4)).toBe(`${header.toString('hex', 0, 4)}0103000000`);
  const rowBytes = 1 + Math.ceil(side / 8);
  const raw = inflateSync(chunks.get('IDAT')!);
  expect(raw.length).toBe(rowBytes * side);
  const pixels = Array.from({ length: side }, (_, y) => {
    expect(raw[y * rowBytes]).toBe(0);
    return Array.from({ length: side }, (_, x) => (raw[y * rowBytes + 1 + (x >> 3)]! & (0x80 >> (x & 7))) !== 0);
  });
  return { side, pixels };
}

describe('a QR code', () => {
  it('as a path draws exactly its dark modules', () => {
    const { modules } = QRCode.create(url, { errorCorrectionLevel: 'M' });
    const expected = Array.from({ length: modules.size }, (_, row) =>
      Array.from({ length: modules.size }, (_, column) => Boolean(modules.get(row, column))),
    );
    expect(drawn(qrSvg(url))).toEqual(expected);
  });

  it('as a path begins as the design does: a finder of seven modules', () => {
    expect(qrSvg(url).path).toMatch(/^M0 0\.5h7m/);
    expect(qrSvg(url).size).toBe(33);
  });

  it('as a PNG draws the same modules, eight pixels each, within a margin of four', () => {
    const png = readPng(qrPng(url));
    const { size } = qrSvg(url);
    expect(png.side).toBe((size + 8) * 8);
    const modules = drawn(qrSvg(url));
    const expected = Array.from({ length: png.side }, (_, y) =>
      Array.from({ length: png.side }, (_, x) => modules[Math.floor(y / 8) - 4]?.[Math.floor(x / 8) - 4] ?? false),
    );
    expect(png.pixels).toEqual(expected);
  });
});

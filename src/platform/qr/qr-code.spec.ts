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

  it('as a PNG has eight pixels a module and a margin of four modules', async () => {
    const png = await qrPng(url);
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    // The width and the height stand at the beginning of the first chunk.
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([(33 + 8) * 8, (33 + 8) * 8]);
  });
});

import QRCode from 'qrcode';
import { twoColourPng } from './two-colour-png.js';

/** Level M repairs 15% of the code: enough for a folded sheet, and small enough for a badge. */
const CORRECTION = 'M';

/**
 * A QR code as the data of one SVG path of horizontal strokes: `<svg viewBox="0 0 {size} {size}"><path
 * stroke="currentColor" d="{path}">`. The white margin is the stylesheet's (`.qr`).
 */
export function qrSvg(text: string): { readonly size: number; readonly path: string } {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: CORRECTION });
  const rows = Array.from({ length: modules.size }, (_, row) => rowStrokes(row, modules));
  return { size: modules.size, path: rows.join('') };
}

function rowStrokes(row: number, modules: { readonly size: number; get(row: number, column: number): number }): string {
  let path = '';
  let pen = -1; // where the last stroke of this row ended
  for (let column = 0; column < modules.size; column++) {
    if (!modules.get(row, column)) continue;
    const start = column;
    while (column < modules.size && modules.get(row, column)) column++;
    path += pen < 0 ? `M${start} ${row}.5h${column - start}` : `m${start - pen} 0h${column - start}`;
    pen = column;
  }
  return path;
}

const MARGIN = 4; // modules, as the standard asks (ISO/IEC 18004)
const SCALE = 8; // pixels a module
const COLOURS = { background: [0xff, 0xff, 0xff], ink: [0x17, 0x23, 0x2e] };

/** A QR code as a PNG with its margin, 8 pixels a module: mail programs show no SVG. Takes about a millisecond. */
export function qrPng(text: string): Buffer {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: CORRECTION });
  const module = (pixel: number) => Math.floor(pixel / SCALE) - MARGIN;
  const isInside = (at: number) => at >= 0 && at < modules.size;
  const isDark = (row: number, column: number) => isInside(row) && isInside(column) && !!modules.get(row, column);
  return twoColourPng(
    (modules.size + 2 * MARGIN) * SCALE,
    COLOURS,
    (x, y) => isDark(module(y), module(x)),
    (y) => y % SCALE !== 0,
  );
}

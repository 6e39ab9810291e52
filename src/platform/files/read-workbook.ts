import { readSheet } from 'read-excel-file/node';
import { UnreadableTable } from './read-csv.js';
import { storedZip, UnreadableArchive, unzip } from './zip.js';

export interface WorkbookLimits {
  /** Of everything unpacked. */
  readonly bytes: number;
  readonly columns: number;
  readonly lines: number;
}

/**
 * Rows of a workbook's first sheet as texts: days as `2019-11-15`, hours as `09:15`, a formula as its last result. The
 * sheet is measured before the library sees it: a few bytes can claim the last cell of a million lines.
 *
 * @throws UnreadableTable
 */
export async function readWorkbook(file: Buffer, limits: WorkbookLimits): Promise<string[][]> {
  const entries = unpack(file, limits.bytes);
  for (const [name, content] of entries) if (name.startsWith('xl/worksheets/')) measure(content, limits);
  try {
    const rows = await readSheet(storedZip(entries));
    return rows.map((row) => row.map(textOf));
  } catch {
    throw new UnreadableTable('not-a-workbook');
  }
}

function unpack(file: Buffer, bytes: number): Map<string, Buffer> {
  try {
    return unzip(file, (name) => /\.xml(\.rels)?$/.test(name), bytes);
  } catch (error) {
    if (!(error instanceof UnreadableArchive)) throw error;
    throw new UnreadableTable(error.code === 'damaged' ? 'not-a-workbook' : 'too-large-unpacked');
  }
}

function measure(sheet: Buffer, { columns, lines }: WorkbookLimits): void {
  for (const [, letters = '', digits = ''] of sheet
    .toString('latin1')
    .matchAll(/\br\s*=\s*["']([A-Za-z]*)(\d+)["']/g)) {
    if (Number(digits) > lines) throw new UnreadableTable('too-many-lines-in-file', lines);
    if (columnNumber(letters) > columns) throw new UnreadableTable('too-many-columns', Number(digits));
  }
}

/** A is 1, Z 26, AA 27. */
function columnNumber(letters: string): number {
  return [...letters.toUpperCase()].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
}

function textOf(value: unknown): string {
  if (value instanceof Date) return instantText(value);
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value : '';
}

/** Spreadsheets count from the end of 1899: an hour without a day lies there. */
function instantText(value: Date): string {
  if (Number.isNaN(value.getTime())) return '';
  // Fractions of a day are rounded to the minute: 09:15 is 0.385416….
  const iso = new Date(Math.round(value.getTime() / 60_000) * 60_000).toISOString();
  const [day, time] = [iso.slice(0, 10), iso.slice(11, 16)];
  if (value.getUTCFullYear() < 1901) return time;
  return time === '00:00' ? day : `${day} ${time}`;
}

import { pipeline, Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import writeExcelFile from 'write-excel-file/node';
import type { ExportedRegistration } from '../../queries/registration-export.query.js';
import type { ExportColumn } from './registration-columns.js';

/**
 * CSV as French spreadsheets open it: semicolons and a byte order mark. A cell that begins like a formula gets an
 * apostrophe before it, or the spreadsheet would run what somebody typed as their name (CWE-1236).
 */
export function csvFile(
  columns: readonly ExportColumn[],
  headings: readonly string[],
  registrations: AsyncIterable<ExportedRegistration>,
): Readable {
  const csv = stringify({
    bom: true,
    delimiter: ';',
    record_delimiter: 'windows',
    quoted_string: true,
    escape_formulas: true,
  });
  // Errors of the source reach the reader of `csv`, which is destroyed with them.
  pipeline(Readable.from(rowsOf(columns, headings, registrations)), csv, () => undefined);
  return csv;
}

async function* rowsOf(
  columns: readonly ExportColumn[],
  headings: readonly string[],
  registrations: AsyncIterable<ExportedRegistration>,
): AsyncGenerator<(string | null)[]> {
  yield [...headings];
  for await (const registration of registrations) yield columns.map((column) => column.value(registration));
}

/** The most rows of a workbook, which is made in memory; the CSV has no such limit. */
export const XLSX_LIMIT = 20_000;

/** A workbook in which every cell is a text: nothing in it is ever a formula. */
export async function xlsxFile(
  columns: readonly ExportColumn[],
  headings: readonly string[],
  registrations: AsyncIterable<ExportedRegistration>,
): Promise<Buffer> {
  const rows: (TextCell | null)[][] = [headings.map((value) => ({ value, type: String, fontWeight: 'bold' }))];
  for await (const registration of registrations) {
    rows.push(columns.map((column) => textCell(column.value(registration))));
  }
  return writeExcelFile(rows, {
    columns: columns.map(({ width }) => ({ width })),
    sheet: 'Tablée',
    stickyRowsCount: 1,
  }).toBuffer();
}

interface TextCell {
  readonly value: string;
  readonly type: typeof String;
  readonly fontWeight?: 'bold';
}

// XML 1.0 has no place for these, escaped or not: a workbook that holds one is refused as damaged.

const OUTSIDE_XML =
  /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** Excel's own limit for a cell. */
const LONGEST_CELL = 32_767;

function textCell(value: string | null): TextCell | null {
  if (value === null || value === '') return null;
  return { value: value.replace(OUTSIDE_XML, '').slice(0, LONGEST_CELL), type: String };
}

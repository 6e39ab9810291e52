import { pipeline, Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import { SPREADSHEET_CSV, workbookOf } from '../../../platform/files/write-tables.js';
import type { ExportedRegistration } from '../../queries/registration-export.query.js';
import type { ExportColumn } from './registration-columns.js';

export function csvFile(
  columns: readonly ExportColumn[],
  headings: readonly string[],
  registrations: AsyncIterable<ExportedRegistration>,
): Readable {
  const csv = stringify(SPREADSHEET_CSV);
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

export async function xlsxFile(
  columns: readonly ExportColumn[],
  headings: readonly string[],
  registrations: AsyncIterable<ExportedRegistration>,
): Promise<Buffer> {
  const rows: (string | null)[][] = [];
  for await (const registration of registrations) rows.push(columns.map((column) => column.value(registration)));
  return workbookOf(
    headings,
    rows,
    columns.map(({ width }) => width),
  );
}

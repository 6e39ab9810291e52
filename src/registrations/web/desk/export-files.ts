import { pipeline, Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import { SPREADSHEET_CSV, workbookOf } from '../../../platform/files/write-tables.js';
import type { ListedRegistration } from '../../list/domain/listed-registration.js';
import type { RegistrationColumn } from './registration-columns.js';

type Columns = readonly RegistrationColumn[];
type Registrations = AsyncIterable<ListedRegistration>;

export function csvFile(columns: Columns, registrations: Registrations): Readable {
  const csv = stringify(SPREADSHEET_CSV);
  // Errors of the source reach the reader of `csv`, which is destroyed with them.
  pipeline(Readable.from(rowsOf(columns, registrations)), csv, () => undefined);
  return csv;
}

async function* rowsOf(columns: Columns, registrations: Registrations): AsyncGenerator<(string | null)[]> {
  yield columns.map(({ heading }) => heading);
  for await (const registration of registrations) yield columns.map((column) => column.value(registration));
}

/** The most rows of a workbook, which is made in memory; the other formats have no such limit. */
export const XLSX_LIMIT = 20_000;

export async function xlsxFile(columns: Columns, registrations: Registrations): Promise<Buffer> {
  const rows: (string | null)[][] = [];
  for await (const registration of registrations) rows.push(columns.map((column) => column.value(registration)));
  return workbookOf(
    columns.map(({ heading }) => heading),
    rows,
    columns.map(({ width }) => width),
  );
}

export interface JsonHead {
  /** The event's slug. */
  readonly event: string;
  /** ISO 8601. */
  readonly exportedAt: string;
  /** The filter as the list's address says it; empty for everybody. */
  readonly filter: string;
}

/** `{ event, exportedAt, filter, columns: [{ key, heading }], registrations: [{ <key>: text or null }] }`, a line a person. */
export function jsonFile(head: JsonHead, columns: Columns, registrations: Registrations): Readable {
  return Readable.from(jsonLines(head, columns, registrations));
}

async function* jsonLines(head: JsonHead, columns: Columns, registrations: Registrations): AsyncGenerator<string> {
  const described = columns.map(({ key, heading }) => ({ key, heading }));
  yield `${JSON.stringify({ ...head, columns: described }).slice(0, -1)},"registrations":[`;
  let separator = '\n';
  for await (const registration of registrations) {
    const row = Object.fromEntries(columns.map((column) => [column.key, column.value(registration)]));
    yield separator + JSON.stringify(row);
    separator = ',\n';
  }
  yield '\n]}\n';
}

import { readCsv, UnreadableTable } from '../../../platform/files/read-csv.js';
import { readWorkbook } from '../../../platform/files/read-workbook.js';
import { decodeText } from '../../../platform/files/text-encoding.js';
import type { Upload } from '../../../platform/web/uploads.js';

/** More lines or columns than any list of people for one event has. */
export const MOST_LINES = 5000;
export const MOST_COLUMNS = 60;
/** Longest cell that is kept, in UTF-16 units: beyond every limit of the form, so that the form's own words tell of it. */
const LONGEST_CELL = 3000;
const UNPACKED_BYTES = 24 * 1024 * 1024;
const ZIP = Buffer.from('PK\x03\x04', 'latin1');

export type ReadFile =
  { readonly rows: string[][]; readonly problem: null } | { readonly rows: null; readonly problem: FileProblem };

/** Worded by `imports:files.<code>`. */
export interface FileProblem {
  readonly code: string;
  readonly parameters: { readonly count: number; readonly line: number };
}

/** The rows of a CSV or XLSX, known by its content and not by its name. Never throws for what the file is. */
export async function readPersonFile(upload: Upload | undefined): Promise<ReadFile> {
  if (!upload) return problem('missing');
  if (upload.tooLarge) return problem('too-large');
  const { bytes } = upload;
  if (bytes.length === 0) return problem('empty');
  try {
    const rows = bytes.subarray(0, 4).equals(ZIP)
      ? await readWorkbook(bytes, { bytes: UNPACKED_BYTES, columns: MOST_COLUMNS, lines: MOST_LINES + 20 })
      : readText(bytes);
    if (rows === null) return problem('unknown-file');
    if (rows.every((row) => row.every((cell) => cell.trim() === ''))) return problem('empty');
    if (rows.length > MOST_LINES + 20) return problem('too-many-lines-in-file');
    if (rows.some(({ length }) => length > MOST_COLUMNS)) return problem('too-many-columns');
    return { rows: rows.map((row) => row.map((cell) => cell.slice(0, LONGEST_CELL))), problem: null };
  } catch (error) {
    if (!(error instanceof UnreadableTable)) throw error;
    return problem(error.code, error.line);
  }
}

function readText(bytes: Buffer): string[][] | null {
  const text = decodeText(bytes);
  return text === null ? null : readCsv(text);
}

function problem(code: string, line: number | null = null): ReadFile {
  const count = code === 'too-many-columns' ? MOST_COLUMNS : MOST_LINES;
  return { rows: null, problem: { code, parameters: { count, line: line ?? 0 } } };
}

import { decodeText } from '../../../platform/files/text-encoding.js';
import { readCsv, UnreadableTable } from '../../../platform/files/read-csv.js';
import { readWorkbook } from '../../../platform/files/read-workbook.js';
import { type ReadProgramme, refusedFile } from '../../domain/exchange/read-programme.js';
import { readProgrammeDocument } from '../../domain/exchange/read-programme-document.js';
import {
  type KindNames,
  MOST_COLUMNS,
  MOST_LINES,
  readSessionSheet,
} from '../../domain/exchange/read-session-sheet.js';

/** A workbook of a thousand lines takes a tenth of it. */
const UNPACKED_BYTES = 8 * 1024 * 1024;
const ZIP = Buffer.from('PK\x03\x04', 'latin1');

export interface UploadReader {
  /** The event's, which the file's local hours must share. */
  readonly timeZone: string;
  /** Of lines before any day is said. */
  readonly firstDay: string;
  readonly kindNamed: KindNames;
}

/** What a file of somebody's says, by its content and not by its name. Never throws for what the file is. */
export async function readUpload(bytes: Buffer, reader: UploadReader): Promise<ReadProgramme> {
  try {
    if (bytes.subarray(0, 4).equals(ZIP)) {
      const limits = { bytes: UNPACKED_BYTES, columns: MOST_COLUMNS, lines: MOST_LINES };
      return readTable(await readWorkbook(bytes, limits), reader);
    }
    const text = decodeText(bytes);
    if (text === null) return refusedFile('unknown-file');
    return /^\s*[[{]/.test(text) ? readJson(text, reader) : readTable(readCsv(text), reader);
  } catch (error) {
    if (!(error instanceof UnreadableTable)) throw error;
    const { code, line } = error;
    const parameters = { count: code === 'too-many-columns' ? MOST_COLUMNS : MOST_LINES };
    return { sessions: [], venues: [], errors: [{ place: line, field: null, code, parameters }] };
  }
}

export function readJson(text: string, { timeZone }: Pick<UploadReader, 'timeZone'>): ReadProgramme {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refusedFile('not-json');
  }
  return readProgrammeDocument(value, timeZone);
}

function readTable(rows: readonly (readonly string[])[], { firstDay, kindNamed }: UploadReader): ReadProgramme {
  const lines = rows.map((cells, index) => ({ line: index + 1, cells }));
  return readSessionSheet(lines, firstDay, kindNamed);
}

import type { Options } from 'csv-stringify';
import { stringify } from 'csv-stringify/sync';
import writeExcelFile from 'write-excel-file/node';

/**
 * CSV as French spreadsheets open it: semicolons and a byte order mark. A cell that begins like a formula gets an
 * apostrophe before it, or the spreadsheet would run what somebody typed as their name (CWE-1236).
 */
export const SPREADSHEET_CSV: Options = {
  bom: true,
  delimiter: ';',
  record_delimiter: 'windows',
  quoted_string: true,
  escape_formulas: true,
};

export function csvOf(rows: readonly (readonly string[])[]): string {
  return stringify(rows as string[][], SPREADSHEET_CSV);
}

/** A workbook in which every cell is a text: nothing in it is ever a formula. `widths` in characters. */
export async function workbookOf(
  headings: readonly string[],
  rows: readonly (readonly (string | null)[])[],
  widths: readonly (number | undefined)[],
): Promise<Buffer> {
  const bold = headings.map((value): TextCell => ({ value, type: String, fontWeight: 'bold' }));
  return writeExcelFile([bold, ...rows.map((row) => row.map(textCell))], {
    columns: widths.map((width) => (width === undefined ? {} : { width })),
    sheet: 'Tablée',
    stickyRowsCount: 1,
  }).toBuffer();
}

interface TextCell {
  readonly value: string;
  readonly type: typeof String;
  readonly fontWeight?: 'bold';
  readonly wrap?: boolean;
}

// XML 1.0 has no place for these, escaped or not: a workbook that holds one is refused as damaged.
const OUTSIDE_XML =
  /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** Excel's own limit for a cell. */
const LONGEST_CELL = 32_767;

function textCell(value: string | null): TextCell | null {
  if (value === null || value === '') return null;
  const text = value.replace(OUTSIDE_XML, '').slice(0, LONGEST_CELL);
  return { value: text, type: String, ...(text.includes('\n') && { wrap: true }) };
}

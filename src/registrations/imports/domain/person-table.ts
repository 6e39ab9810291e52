import { type PersonColumn, recognised } from './person-columns.js';

/** Cells of one person as they stand in the file; empty where a column is missing. `line` as a spreadsheet numbers it. */
export interface PersonLine {
  readonly line: number;
  readonly cells: Readonly<Record<PersonColumn, string>>;
}

export interface PersonTable {
  readonly headings: readonly string[];
  /** The spreadsheet's number of the line of headings; 0 where there is none. */
  readonly headingLine: number;
  readonly columns: readonly (PersonColumn | null)[];
  readonly rows: readonly (readonly string[])[];
}

/** Titles and empty lines stand above the headings of many lists. */
const LOOKED_THROUGH = 15;

export const NO_CELLS: Readonly<Record<PersonColumn, string>> = {
  lastName: '',
  firstName: '',
  email: '',
  phone: '',
  function: '',
  collectivity: '',
  collective: '',
  remarks: '',
};

/**
 * The table in the rows of a file: the first line of which two headings are known is the line of headings. Where none is,
 * the first line that is not empty stands for it, for a person to say what its columns are.
 */
export function personTable(rows: readonly (readonly string[])[]): PersonTable {
  const looked = rows.slice(0, LOOKED_THROUGH).map((row) => recognised(row).filter((column) => column !== null).length);
  const best = looked.findIndex((count) => count >= 2);
  const first = rows.findIndex((row) => row.some((cell) => cell.trim() !== ''));
  const at = best >= 0 ? best : Math.max(0, first);
  const headings = (rows[at] ?? []).map((cell) => cell.trim());
  return { headings, headingLine: at + 1, columns: recognised(headings), rows: rows.slice(at + 1) };
}

/** The people of a table, by the columns given; lines in which all of these are empty are nobody. */
export function peopleIn(
  { rows, headingLine }: Pick<PersonTable, 'rows' | 'headingLine'>,
  columns: readonly (PersonColumn | null)[],
): PersonLine[] {
  return rows.flatMap((row, index) => {
    const cells = { ...NO_CELLS };
    columns.forEach((column, at) => {
      if (column !== null) cells[column] = (row[at] ?? '').trim();
    });
    const isNobody = Object.values(cells).every((cell) => cell === '');
    return isNobody ? [] : [{ line: headingLine + 1 + index, cells }];
  });
}

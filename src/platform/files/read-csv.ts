import { CsvError, parse } from 'csv-parse/sync';

const DELIMITERS = [';', ',', '\t'] as const;
const LOOKED_AT = 20;
/** A line of a programme holds a few thousand characters; an unclosed quote swallows the rest of the file. */
const LONGEST_RECORD = 100_000;

/** A table that cannot be read; `line` as a spreadsheet numbers it, null where it is not known. */
export class UnreadableTable extends Error {
  constructor(
    readonly code: string,
    readonly line: number | null = null,
  ) {
    super(code);
  }
}

/**
 * Rows of a CSV parted by semicolons, commas or tabs, whichever parts its first lines most evenly. The apostrophe that
 * keeps a cell from being run as a formula is taken away again.
 *
 * @throws UnreadableTable for a quote that is never closed, and the like.
 */
export function readCsv(text: string): string[][] {
  const [best] = DELIMITERS.map((delimiter) => ({ delimiter, ...evenness(text, delimiter) })).sort(
    (one, other) => other.parted - one.parted || other.narrowest - one.narrowest,
  );
  return records(text, best?.delimiter ?? ';').map((cells) => cells.map(withoutGuard));
}

/** A comma in a sentence parts one line, the true delimiter parts them all. */
function evenness(text: string, delimiter: string): { parted: number; narrowest: number } {
  try {
    const widths = records(text, delimiter, LOOKED_AT).map(({ length }) => length);
    const parted = widths.filter((width) => width > 1);
    return { parted: parted.length, narrowest: parted.length === 0 ? 0 : Math.min(...parted) };
  } catch {
    return { parted: 0, narrowest: 0 };
  }
}

function records(text: string, delimiter: string, to = -1): string[][] {
  try {
    return parse(text, {
      bom: true,
      delimiter,
      to,
      relax_column_count: true,
      // A quotation mark inside a cell, as people type it, is a quotation mark.
      relax_quotes: true,
      max_record_size: LONGEST_RECORD,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UnreadableTable('quote-unclosed', typeof error.records === 'number' ? error.records + 1 : null);
  }
}

function withoutGuard(cell: string): string {
  return /^'[=+\-@\t\r＝＋－＠]/.test(cell) ? cell.slice(1) : cell;
}

import { squash } from './normalise.js';
import type { SearchEntry } from './search-entry.js';

/**
 * All the names without their spaces, one a line in one text: "sevre moine" and "saintnazaire" are found by their
 * letters alone. Made at the first need, for few people ask for it.
 */
export class NameScan {
  private lines: string | undefined;
  private starts = new Int32Array(0);

  constructor(private readonly entries: readonly SearchEntry[]) {}

  /** Entries whose name begins with these letters, or is these letters, in the order of the entries. */
  *matching(letters: string, whole: boolean): Generator<SearchEntry> {
    if (letters === '') return;
    const lines = (this.lines ??= this.written());
    const wanted = whole ? `\n${letters}\n` : `\n${letters}`;
    for (let at = lines.indexOf(wanted); at !== -1; at = lines.indexOf(wanted, at + 1)) yield this.entryAt(at);
  }

  private written(): string {
    this.starts = new Int32Array(this.entries.length);
    const names = this.entries.map((entry) => squash(entry.name));
    let at = 0;
    names.forEach((name, i) => {
      this.starts[i] = at;
      at += name.length + 1;
    });
    return `\n${names.join('\n')}\n`;
  }

  private entryAt(position: number): SearchEntry {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.starts[middle]! <= position) low = middle;
      else high = middle - 1;
    }
    return this.entries[low]!;
  }
}

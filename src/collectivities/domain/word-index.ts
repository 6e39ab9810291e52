/**
 * Which entries hold a word that begins with some letters. The words stand in order, and so do their entries:
 * all the words of one beginning are neighbours, hence their entries are one slice of one typed array.
 */
export class WordIndex {
  private constructor(
    private readonly words: readonly string[],
    /** Where the entries of words[i] begin; one more at the end. */
    private readonly starts: Int32Array,
    private readonly entries: Int32Array,
  ) {}

  /** `texts` are normalised; an entry's number is its place. */
  static of(texts: readonly string[]): WordIndex {
    const entriesOf = new Map<string, number[]>();
    let total = 0;
    texts.forEach((text, entry) => {
      for (const word of text.split(' ')) {
        const known = entriesOf.get(word);
        if (known === undefined) entriesOf.set(word, [entry]);
        else if (known[known.length - 1] !== entry) known.push(entry);
        else continue;
        total += 1;
      }
    });
    const words = [...entriesOf.keys()].sort();
    const starts = new Int32Array(words.length + 1);
    const entries = new Int32Array(total);
    let at = 0;
    words.forEach((word, i) => {
      starts[i] = at;
      for (const entry of entriesOf.get(word)!) entries[at++] = entry;
    });
    starts[words.length] = at;
    return new WordIndex(words, starts, entries);
  }

  /** The entries with a word that begins so; one may come twice, for two such words. Empty if none. */
  beginningWith(letters: string): Int32Array {
    const first = this.firstFrom(letters);
    const after = this.firstFrom(`${letters}\uffff`);
    return this.entries.subarray(this.starts[first], this.starts[after]);
  }

  private firstFrom(letters: string): number {
    let low = 0;
    let high = this.words.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.words[middle]! < letters) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

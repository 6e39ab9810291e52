// C0, C1 and DEL end or corrupt a header; the bidirectional overrides let a name pass for another; a lone surrogate has
// no UTF-8 form.
const UNFIT = /[\p{Cc}\p{Surrogate}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu;

/** One line fit for a mail header, at most `longest` characters: a line break pasted into a name starts no header. */
export function headerText(text: string, longest: number): string {
  const line = text.replace(UNFIT, ' ').replace(/ {2,}/g, ' ').trim();
  return line.length <= longest ? line : `${line.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** A body both engines can store: PostgreSQL refuses NUL, and UTF-8 has no lone surrogate. */
export function storableText(text: string): string {
  // Nearly every text is fit as it stands, and looking at ten thousand characters one by one costs more than rendering them.
  return text.isWellFormed() && !text.includes('\0') ? text : text.replace(/[\0\p{Surrogate}]/gu, '');
}

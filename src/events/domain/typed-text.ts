/*
 * What people paste into a field carries more than they see: no-break spaces from a word processor, direction marks
 * from a chat, a NUL from a broken export. PostgreSQL refuses NUL and lone surrogates, and a right-to-left mark can
 * turn the rest of a list round, so everything invisible goes before a value is judged, stored or shown again.
 */

/** Controls, format characters (direction marks, zero-width, soft hyphens), lone surrogates, private use. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Noncharacter_Code_Point}]/gu;
/** The same, but line feeds stay, and the joiner that holds composed emoji together. */
const INVISIBLE_BUT_LINES = /(?![\n\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Noncharacter_Code_Point}]/gu;

/** One line: every run of spaces, tabs and line ends becomes one space; case and letters stay as typed. */
export function cleanLine(typed: string): string {
  return typed.replace(/\s+/gu, ' ').replace(INVISIBLE, '').normalize('NFC').replace(/ +/g, ' ').trim();
}

/** Several lines: line ends become `\n`, at most one empty line in a row, no space at the ends of lines. */
export function cleanParagraphs(typed: string): string {
  return typed
    .replace(/\r\n?|[\u2028\u2029\v\f]/gu, '\n')
    .replace(INVISIBLE_BUT_LINES, (mark) => (mark === '\t' ? ' ' : ''))
    .normalize('NFC')
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Characters as a person counts them for a limit: code points, which is also what `varchar(n)` counts. */
export function lengthOf(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

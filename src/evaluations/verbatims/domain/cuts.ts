/** « […] » or the initials of somebody, « [J. D.] »: the only marks of what was taken out. */
const MARK = /\[(?:…|\.\.\.|(?:\p{Lu}\.[ \u00a0]?){1,4})\]/gu;

/** Spaces of every kind are one; three dots in brackets are « […] ». */
export function tidied(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/\[ ?\.\.\. ?\]/gu, '[…]');
}

/**
 * Whether `published` says nothing that `original` does not, in its order, with every cut marked: whoever is quoted finds their
 * own words again.
 */
export function isFaithful(original: string, published: string): boolean {
  const whole = tidied(original);
  const pieces = tidied(published)
    .split(MARK)
    .map((piece) => piece.trim());
  if (pieces.every((piece) => piece === '')) return false;
  if (pieces.length === 1) return pieces[0] === whole;
  const [first, last] = [pieces[0]!, pieces.at(-1)!];
  if (!whole.startsWith(first) || !whole.endsWith(last)) return false;
  let from = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const at = whole.indexOf(piece, from);
    if (at === -1) return false;
    from = at + piece.length;
  }
  return from <= whole.length - last.length;
}

/** What a programme prints before a name and nobody is called by. */
const TITLES = /^(?:m|mm|mr|mme|mlle|mmes|dr|docteur|pr|prof|professeur|maitre|me)\.?\s+/i;

export interface PersonName {
  /** Folded words: « emmanuel », « jean luc ». Empty where one word is printed. */
  readonly first: string;
  /** Folded words: « grolleau », « de oliveira ». */
  readonly last: string;
}

/**
 * The key under which spellings of one name meet: « M. Jérôme GROLLEAU » and « Jérôme Grolleau » are « jerome grolleau ».
 * Null for what is nobody's name: an organisation that signs as itself (« CNFPT »), a single word, no letter at all.
 */
export function normaliseName(printed: string): string | null {
  const { first, last } = personName(printed);
  return first === '' || last === '' ? null : `${first} ${last}`;
}

/** Family names are printed in capitals; where none is, the last word is taken. */
export function personName(printed: string): PersonName {
  const words = withoutTitle(printed).split(' ');
  const capitals = words.findIndex((word, at) => at > 0 && isCapitals(word));
  const at = capitals === -1 ? words.length - 1 : capitals;
  return { first: folded(words.slice(0, at).join(' ')), last: folded(words.slice(at).join(' ')) };
}

/** « M. Jérôme GROLLEAU » is « Jérôme GROLLEAU ». */
export function withoutTitle(printed: string): string {
  return printed.trim().replace(/\s+/g, ' ').replace(TITLES, '');
}

function isCapitals(word: string): boolean {
  return /\p{Lu}{2}/u.test(word) && word === word.toUpperCase();
}

/** Lower case, without accents; every other sign parts two words. */
function folded(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

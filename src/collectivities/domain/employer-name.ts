/** In characters; the form says the same limit. */
export const LONGEST_EMPLOYER_NAME = 200;

const ADDRESS_OF_SOMEBODY = /@|https?:|www\.|(?:\d[\s.-]?){6}/i;

/**
 * A typed employer as it may be proposed to everybody: on one line, without invisible marks. Null for what must not
 * be proposed: less than two letters, too long, or something that looks like a mail address, a link or a telephone number.
 */
export function proposableEmployerName(typed: string): string | null {
  const name = typed
    .replace(/\p{Cf}/gu, '')
    .replace(/[\s\p{C}]+/gu, ' ')
    .trim();
  const letters = name.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 2 || Array.from(name).length > LONGEST_EMPLOYER_NAME || ADDRESS_OF_SOMEBODY.test(name)) return null;
  return name;
}

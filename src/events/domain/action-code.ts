/** The longest code a person may type, spaces included. */
export const LONGEST_ACTION_CODE = 40;

/** Letters then digits, as `CIDGI006`: a shape for hints and for telling a code from a stray word, not a condition. */
const USUAL_SHAPE = /^[A-Z]{2,12}\d{1,6}$/;

/** What pages and invitations print before a code, and people copy with it. */
const ITS_LABEL = /^\s*(?:CODE\s+ACTION|(?:ACTION|EVENT)\s+CODE)\b/;

/**
 * The form in which codes are compared: `cidgi006`, `CIDGI  006` and `cidgi 006` typed with a no-break space are one
 * code. Leading zeros stay: a code is a name, not a number.
 */
export function normaliseActionCode(typed: string): string {
  return typed
    .slice(0, 10 * LONGEST_ACTION_CODE)
    .normalize('NFKC')
    .toUpperCase()
    .replace(ITS_LABEL, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .slice(0, LONGEST_ACTION_CODE);
}

export function looksLikeActionCode(normalised: string): boolean {
  return USUAL_SHAPE.test(normalised);
}

/** Printed again as invitations print it: `CIDGI 006`. */
export function displayActionCode(normalised: string): string {
  return normalised.replace(/^(\p{L}+)(\p{N}+)$/u, '$1 $2');
}

/**
 * How somebody came to a registration they did not ask for: by a colleague of theirs, from a list of the organisers, by an
 * organiser's hand, or in a colleague's place. They learn it in the mail that says how things stand (RGPD, article 14).
 */
export interface Introduction {
  readonly how: 'group' | 'import' | 'organiser' | 'instead';
  /** « Claire Dupont, Sèvremoine (49) »: whoever did it, or whose place it was. Empty where the words need no name. */
  readonly by: string;
}

export const FROM_A_LIST: Introduction = { how: 'import', by: '' };
export const BY_AN_ORGANISER: Introduction = { how: 'organiser', by: '' };

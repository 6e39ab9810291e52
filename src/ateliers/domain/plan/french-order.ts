const COLLATOR = new Intl.Collator('fr');

interface Named {
  readonly firstName: string;
  readonly lastName: string;
}

/** As a French directory lists people: accents and capitals count for nothing but a tie. */
export function byFrenchName(one: Named, other: Named): number {
  return COLLATOR.compare(one.lastName, other.lastName) || COLLATOR.compare(one.firstName, other.firstName);
}

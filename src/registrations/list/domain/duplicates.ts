import { fold } from '../../../collectivities/domain/normalise.js';

/** What two live registrations of one event are compared by. */
export interface Comparable {
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly phone: string | null;
  readonly collectivityCode: string | null;
  readonly collectivityName: string;
}

/** Why two registrations may be one person's: same name and employer, same name elsewhere, nearly the same name and the same employer, same phone. */
export type Likeness = 'same' | 'same-name' | 'near-name' | 'same-phone';

/** Two registrations that may be one person's, the older first. */
export interface Suspicion {
  readonly first: string;
  readonly second: string;
  readonly likeness: Likeness;
}

const LIKENESSES: readonly Likeness[] = ['same', 'near-name', 'same-phone', 'same-name'];
/** Colleagues share a switchboard: more than these under one number say nothing. */
const MOST_UNDER_ONE_NUMBER = 3;
/** A hundred Marie Martin make five thousand pairs, and nobody reads them. */
const MOST_OF_ONE_NAME = 12;

/**
 * Who may be registered twice, the most alike first. Grouped by keys: the time grows with the people, not with their
 * pairs.
 * @param people the older first.
 * @param told pairs of ids that an organiser said are two people, as `pairKey` writes them.
 */
export function suspicions(people: readonly Comparable[], told: ReadonlySet<string> = new Set()): Suspicion[] {
  const found = new Map<string, Suspicion>();
  const suspect = (first: string, second: string, likeness: Likeness) => {
    const key = pairKey(first, second);
    if (!found.has(key) && !told.has(key)) found.set(key, { first, second, likeness });
  };
  const compared = people.map((one) => ({ ...keysOf(one), id: one.id }));
  for (const likeness of LIKENESSES) {
    const groups = new Map<string, string[]>();
    for (const one of compared) {
      for (const key of one[likeness]) groups.set(key, [...(groups.get(key) ?? []), one.id]);
    }
    const most = likeness === 'same-phone' ? MOST_UNDER_ONE_NUMBER : MOST_OF_ONE_NAME;
    for (const ids of groups.values()) if (ids.length > 1 && ids.length <= most) eachPair(ids, likeness, suspect);
  }
  return [...found.values()];
}

/** One text for a pair, whichever stands first. */
export function pairKey(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

function eachPair(
  ids: readonly string[],
  likeness: Likeness,
  suspect: (first: string, second: string, likeness: Likeness) => void,
): void {
  ids.forEach((first, place) => {
    for (const second of ids.slice(place + 1)) suspect(first, second, likeness);
  });
}

function keysOf(one: Comparable): Readonly<Record<Likeness, readonly string[]>> {
  // Given and family name change places in many a list.
  const words = fold(`${one.firstName} ${one.lastName}`).split(' ').sort();
  const employer = one.collectivityCode ?? fold(one.collectivityName);
  const name = words.join(' ');
  const phone = digitsOf(one.phone);
  return {
    same: [`${name}|${employer}`],
    'same-name': [name],
    'near-name': nearKeys(words.join('')).map((key) => `${key}|${employer}`),
    'same-phone': phone === null ? [] : [phone],
  };
}

/**
 * Texts that two names share if and only if one letter less, more or other parts them: the name itself and the name
 * without each one of its letters. Two letters that changed places share them too.
 */
function nearKeys(name: string): string[] {
  if (name.length < 6) return [name];
  return [...new Set([name, ...Array.from(name, (_, place) => name.slice(0, place) + name.slice(place + 1))])];
}

/** The last nine figures: `+33 2 41…` and `02 41…` are one number. */
function digitsOf(phone: string | null): string | null {
  const digits = (phone ?? '').replace(/\D/g, '');
  return digits.length < 9 ? null : digits.slice(-9);
}

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

/** Colleagues share a switchboard: more than these under one number say nothing. */
const MOST_UNDER_ONE_NUMBER = 3;
/** A hundred Marie Martin make five thousand pairs, and nobody reads them. */
const MOST_OF_ONE_NAME = 12;
/** Of one employer, with names that begin alike; comparing more with each other would keep a page waiting. */
const MOST_COLLEAGUES = 400;
/** Shorter ones are near to too many. */
const SHORTEST_NEAR = 6;

interface Compared {
  readonly id: string;
  /** Words in the order of the alphabet: given and family name change places in many a list. */
  readonly name: string;
  readonly letters: string;
  readonly employer: string;
  readonly phone: string | null;
}

type Suspect = (first: Compared, second: Compared, likeness: Likeness) => void;

/**
 * Who may be registered twice, the most alike first. Names that are near are looked for among colleagues alone, so that
 * four thousand people are compared in some milliseconds.
 * @param people the older first.
 * @param told pairs of ids that an organiser said are two people, as `pairKey` writes them.
 */
export function suspicions(people: readonly Comparable[], told: ReadonlySet<string> = new Set()): Suspicion[] {
  const found = new Map<string, Suspicion>();
  const suspect: Suspect = ({ id: first }, { id: second }, likeness) => {
    const key = pairKey(first, second);
    if (!found.has(key) && !told.has(key)) found.set(key, { first, second, likeness });
  };
  const compared = people.map(comparedOf);
  const byName = grouped(compared, ({ name }) => name).filter((group) => group.length <= MOST_OF_ONE_NAME);
  for (const group of byName)
    eachPair(group, (a, b) => {
      if (a.employer === b.employer) suspect(a, b, 'same');
    });
  // What parts two near names lies in the one half or in the other: a beginning or an end is the same.
  for (const part of [(letters: string) => letters.slice(0, 3), (letters: string) => letters.slice(-3)])
    for (const colleagues of grouped(compared, ({ employer, letters }) => `${employer} ${part(letters)}`))
      if (colleagues.length <= MOST_COLLEAGUES)
        eachPair(colleagues, (a, b) => {
          if (isNear(a.letters, b.letters)) suspect(a, b, 'near-name');
        });
  for (const group of grouped(compared, ({ phone }) => phone))
    if (group.length <= MOST_UNDER_ONE_NUMBER) eachPair(group, (a, b) => suspect(a, b, 'same-phone'));
  for (const group of byName) eachPair(group, (a, b) => suspect(a, b, 'same-name'));
  return [...found.values()];
}

/** One text for a pair, whichever stands first. */
export function pairKey(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

/** Whether one letter more, less or other parts two different names, or two neighbours that changed places. */
function isNear(a: string, b: string): boolean {
  const [longer, shorter] = a.length >= b.length ? [a, b] : [b, a];
  if (a === b || shorter.length < SHORTEST_NEAR || longer.length - shorter.length > 1) return false;
  let start = 0;
  while (start < shorter.length && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  let end = 0;
  while (end < shorter.length - start && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end++;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}

/** Groups of two and more; who has no key is in none. */
function grouped(people: readonly Compared[], keyOf: (one: Compared) => string | null): Compared[][] {
  const groups = new Map<string, Compared[]>();
  for (const one of people) {
    const key = keyOf(one);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

function eachPair(group: readonly Compared[], look: (first: Compared, second: Compared) => void): void {
  for (let i = 0; i < group.length; i++) for (let j = i + 1; j < group.length; j++) look(group[i]!, group[j]!);
}

function comparedOf(one: Comparable): Compared {
  const words = fold(`${one.firstName} ${one.lastName}`).split(' ').sort();
  return {
    id: one.id,
    name: words.join(' '),
    letters: words.join(''),
    employer: one.collectivityCode ?? fold(one.collectivityName),
    phone: digitsOf(one.phone),
  };
}

/** The last nine figures: `+33 2 41…` and `02 41…` are one number. */
function digitsOf(phone: string | null): string | null {
  const digits = (phone ?? '').replace(/\D/g, '');
  return digits.length < 9 ? null : digits.slice(-9);
}

import type { IsoDay } from '../../events/domain/event.js';
import type { Draft } from './draft.js';
import { likelyTheSame } from './likely-same-person.js';
import { peopleIn } from './people-in.js';
import { normaliseName, personName, withoutTitle } from './person-name.js';

export interface ReadProgramme {
  readonly title: string;
  readonly day: IsoDay;
  /** Only the year of the event is known. */
  readonly yearOnly: boolean;
  readonly sessions: Draft;
}

export interface Appearance {
  readonly title: string;
  readonly day: IsoDay;
  readonly yearOnly: boolean;
  /** As printed there. */
  readonly role: string | null;
}

export interface ProgrammePerson {
  /** The key of the name they go by. */
  readonly key: string;
  /** As printed most often, without « M. ». */
  readonly name: string;
  /** Other names that count as theirs. */
  readonly spellings: readonly { readonly key: string; readonly printed: string }[];
  /** One a programme, in the order of the programmes. */
  readonly appearances: readonly Appearance[];
}

/** Comparing by a locale's name builds one at each call. */
const FRENCH = new Intl.Collator('fr');

interface Printed {
  readonly key: string;
  readonly name: string;
  readonly appearance: Appearance;
}

/**
 * Who is named in these programmes. `mergedInto` leads from a name's key to the key of the name it counts as; chains
 * are followed. In the order of the family names.
 */
export function peopleOfProgrammes(
  programmes: readonly ReadProgramme[],
  mergedInto: ReadonlyMap<string, string>,
): ProgrammePerson[] {
  const byRoot = Map.groupBy(programmes.flatMap(printedIn), ({ key }) => rootOf(key, mergedInto));
  return [...byRoot]
    .map(([key, printed]) => personOf(key, printed))
    .sort((one, other) => FRENCH.compare(lastWords(one.name), lastWords(other.name)));
}

/** Pairs that a slip of the hand may have made two of one, the rarer spelling first. */
export function likelyDuplicates(
  people: readonly ProgrammePerson[],
): { readonly one: string; readonly other: string }[] {
  const named = people.map((person) => ({ person, parts: personName(person.name) }));
  return named.flatMap(({ person, parts }, at) =>
    named
      .slice(at + 1)
      .filter((other) => likelyTheSame(parts, other.parts))
      .map((other) => {
        const pair = [person, other.person].sort((a, b) => a.appearances.length - b.appearances.length);
        return { one: pair[0]!.name, other: pair[1]!.name };
      }),
  );
}

function printedIn({ title, day, yearOnly, sessions }: ReadProgramme): Printed[] {
  return sessions.flatMap(peopleIn).flatMap(({ name, role }) => {
    const key = normaliseName(name);
    return key === null
      ? []
      : [{ key, name: withoutTitle(name), appearance: { title, day, yearOnly, role: role ?? null } }];
  });
}

function rootOf(key: string, mergedInto: ReadonlyMap<string, string>): string {
  const into = mergedInto.get(key);
  return into === undefined ? key : rootOf(into, mergedInto);
}

function personOf(key: string, printed: readonly Printed[]): ProgrammePerson {
  const own = printed.filter((one) => one.key === key);
  const others = [...Map.groupBy(printed, (one) => one.key)].filter(([other]) => other !== key);
  const programmes = [...Map.groupBy(printed, ({ appearance }) => `${appearance.day} ${appearance.title}`).values()];
  return {
    key,
    name: mostOften(own.length > 0 ? own : printed),
    spellings: others.map(([other, names]) => ({ key: other, printed: mostOften(names) })),
    appearances: programmes.map(
      (places) => (places.find(({ appearance }) => appearance.role) ?? places[0]!).appearance,
    ),
  };
}

function mostOften(printed: readonly Printed[]): string {
  const counted = [...Map.groupBy(printed, ({ name }) => name)];
  return counted.reduce((most, one) => (one[1].length > most[1].length ? one : most))[0];
}

const lastWords = (name: string) => name.split(' ').slice(1).join(' ');

/** What somebody sees who copies the whole database after every single answer, and once more after the end. */
export interface Copies {
  /** After each answer, in the order in which they came: who was marked as having answered, and what lay in the box. */
  readonly moments: readonly Moment[];
  /** As they lie in the table at the end: by their place in it, not by any column. */
  readonly responses: readonly {
    readonly id: string;
    readonly place: string;
    readonly size: number;
    readonly type: string | null;
  }[];
  /** What everybody knows of people anyway. */
  readonly people: readonly { readonly id: string; readonly type: string }[];
}

export interface Moment {
  readonly answered: ReadonlySet<string>;
  readonly box: readonly { readonly id: string; readonly place: string; readonly size: number }[];
}

/** A person → the response that is said to be theirs. */
type Guess = ReadonlyMap<string, string>;
type Numbered = { readonly id: string; readonly place: string; readonly size: number };

/**
 * Tries to join people and answers by every trace but the words themselves. Differences between two copies tell exactly who put which
 * sealed answer into the box; what is left is to find the sealed answer again among the responses.
 */
export function guesses(copies: Copies): Readonly<Record<string, Guess>> {
  const came = arrivals(copies.moments);
  const pairs = came.flatMap(({ person, sealed }) => (person && sealed ? [{ person, sealed }] : []));
  const sealed = pairs.map((pair) => pair.sealed);
  const people = came.flatMap(({ person }) => person ?? []);
  const byPlace = sorted(copies.responses, ({ place }) => place);
  const via = (boxOrder: readonly Numbered[], responses: readonly Numbered[]): Guess => {
    const found = new Map(boxOrder.map((one, at) => [one.id, responses[at]?.id ?? '']));
    return new Map(pairs.map((pair) => [pair.person, found.get(pair.sealed.id) ?? '']));
  };
  return {
    'order of arrival, place in the table': inOrder(people, byPlace),
    'order of arrival, backwards': inOrder(people.toReversed(), byPlace),
    'order of arrival, ids': inOrder(
      people,
      sorted(copies.responses, ({ id }) => id),
    ),
    'people by id, place in the table': inOrder([...people].sort(), byPlace),
    'people by id, ids': inOrder(
      [...people].sort(),
      sorted(copies.responses, ({ id }) => id),
    ),
    'the box by place, responses by place': via(
      sorted(sealed, ({ place }) => place),
      byPlace,
    ),
    'the box by id, responses by id': via(
      sorted(sealed, ({ id }) => id),
      sorted(copies.responses, ({ id }) => id),
    ),
    'the box by id, responses by place': via(
      sorted(sealed, ({ id }) => id),
      byPlace,
    ),
    'the longest sealed, the longest response': via(
      sorted(sealed, ({ size }) => String(size).padStart(9, '0')),
      sorted(copies.responses, ({ size }) => String(size).padStart(9, '0')),
    ),
    'the same id': new Map(
      pairs.map((pair) => [pair.person, copies.responses.find(({ id }) => id === pair.sealed.id)?.id ?? '']),
    ),
    'order of arrival among those of one type': new Map(
      ['commune', 'epci', 'other'].flatMap((type) => {
        const known = new Set(copies.people.filter((person) => person.type === type).map(({ id }) => id));
        return [
          ...inOrder(
            people.filter((id) => known.has(id)),
            byPlace.filter((response) => response.type === type),
          ),
        ];
      }),
    ),
  };
}

/** What each copy holds that the one before did not. */
function arrivals(moments: readonly Moment[]): { person: string | null; sealed: Numbered | null }[] {
  return moments.map((moment, at) => {
    const before = moments[at - 1];
    const people = [...moment.answered].filter((id) => !before?.answered.has(id));
    const known = new Set(before?.box.map(({ id }) => id));
    const sealed = moment.box.filter(({ id }) => !known.has(id));
    return { person: people.length === 1 ? people[0]! : null, sealed: sealed.length === 1 ? sealed[0]! : null };
  });
}

function inOrder(people: readonly string[], responses: readonly Numbered[]): Guess {
  return new Map(people.map((id, at) => [id, responses[at]?.id ?? '']));
}

function sorted<Item>(items: readonly Item[], by: (item: Item) => string): Item[] {
  return [...items].sort((a, b) => (by(a) < by(b) ? -1 : 1));
}

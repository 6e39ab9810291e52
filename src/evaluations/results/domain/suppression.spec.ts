import { ShownFilters } from './suppression.js';
import { EVERYBODY, type Filter, passes, type Told } from './told.js';

const one = (change: Partial<Told>): Told => {
  const told = { value: 4, subject: null, type: null, function: null, ateliers: null, ...change };
  return { ...told, traits: JSON.stringify([told.type, told.function, told.ateliers]) };
};
const told = (change: Partial<Told>, count = 1): Told[] => Array.from({ length: count }, () => one(change));

describe('what may be shown', () => {
  it('is enough people, or nothing', () => {
    expect(new ShownFilters(told({}, 5), 5).shows(EVERYBODY)).toBe(true);
    expect(new ShownFilters(told({}, 4), 5).shows(EVERYBODY)).toBe(false);
    expect(new ShownFilters([], 5).shows(EVERYBODY)).toBe(false);
  });

  it('hides the others where one group is too small: it would be the difference', () => {
    const shown = new ShownFilters([...told({ type: 'commune' }, 20), ...told({ type: 'epci' }, 3)], 5);
    expect(shown.shows(EVERYBODY)).toBe(true);
    expect(shown.shows({ type: 'epci' })).toBe(false);
    expect(shown.shows({ type: 'commune' })).toBe(false);
  });

  it('shows two of three types when those hidden are enough together', () => {
    const shown = new ShownFilters(
      [
        ...told({ type: 'commune' }, 20),
        ...told({ type: 'epci', function: 'dgs' }, 3),
        ...told({ type: 'epci', function: 'dga' }, 3),
      ],
      5,
    );
    expect(shown.shows({ type: 'commune' })).toBe(true);
    expect(shown.shows({ type: 'epci' })).toBe(true);
    expect(shown.shows({ function: 'dgs' })).toBe(false);
  });

  it('looks the same for nobody and for too few', () => {
    const shown = new ShownFilters([...told({ type: 'commune' }, 20), ...told({ type: 'epci' }, 2)], 5);
    expect(shown.shows({ type: 'other' })).toBe(shown.shows({ type: 'epci' }));
  });

  it('counts people, not answers: three who speak of two ateliers each are three', () => {
    const three = [...told({ subject: 'a' }, 3), ...told({ subject: 'b' }, 3)];
    expect(new ShownFilters(three, 5).shows(EVERYBODY)).toBe(false);
  });
});

describe('somebody who subtracts every filter from every other', () => {
  const TYPES = ['commune', 'epci', 'other'];
  const WORK = ['dgs', 'dga', 'dst', null];
  const ATELIERS = ['a', 'b', 'c'];
  const THRESHOLD = 5;

  /** Repeatable: a multiplicative generator modulo a Mersenne prime (Park & Miller 1988). */
  function chance(seed: number): (below: number) => number {
    let state = seed;
    return (below) => {
      state = (state * 48_271) % 2_147_483_647;
      return state % below;
    };
  }

  const filters: Filter[] = [];
  for (const type of [undefined, ...TYPES]) {
    for (const work of [undefined, 'dgs', 'dga', 'dst']) {
      for (const atelier of [undefined, ...ATELIERS]) {
        for (const subject of [undefined, ...ATELIERS]) {
          filters.push({
            ...(type && { type }),
            ...(work && { function: work }),
            ...(atelier && { atelier }),
            ...(subject && { subject }),
          });
        }
      }
    }
  }

  /** Fewest people that a set of answers may come from: one person gives one answer a subject. */
  const people = (answers: readonly Told[]) =>
    Math.max(0, ...[...Map.groupBy(answers, ({ subject }) => subject).values()].map(({ length }) => length));

  it.each(Array.from({ length: 60 }, (_, seed) => seed + 1))('finds nobody (crowd %i)', (seed) => {
    const pick = chance(seed);
    const size = 5 + pick(120);
    const answers = Array.from({ length: size }, (): Told[] => {
      const attended = ATELIERS.filter(() => pick(2) === 0);
      const traits = { type: TYPES[pick(3)]!, function: WORK[pick(4)] ?? null, ateliers: attended };
      return (seed % 2 === 0 ? [null] : attended).map((subject) => one({ value: 1 + pick(4), subject, ...traits }));
    }).flat();
    const shown = new ShownFilters(answers, THRESHOLD);
    const sets = filters
      .filter((filter) => shown.shows(filter))
      .map((filter) => new Set(answers.filter((answer) => passes(answer, filter))));
    for (const seen of sets) {
      expect(people([...seen])).toBeGreaterThanOrEqual(THRESHOLD);
      for (const other of sets) {
        const rest = [...seen].filter((answer) => !other.has(answer));
        const both = [...seen].filter((answer) => other.has(answer));
        for (const part of [rest, both]) {
          if (part.length > 0) expect(people(part)).toBeGreaterThanOrEqual(THRESHOLD);
        }
      }
    }
  });
});

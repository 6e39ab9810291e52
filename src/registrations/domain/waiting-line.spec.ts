import { USUAL_RULES, type PlacesRules } from '../places/domain/places-rules.js';
import type { PlacesLedger } from './admission.js';
import type { EmployerType } from './registration.js';
import { letIn, type Waiting } from './waiting-line.js';

const TYPES: Readonly<Record<string, EmployerType>> = { c: 'commune', e: 'epci', x: 'other' };

/** « c:Sèvremoine e x » in the order in which they came; without a name everybody is of another employer. */
function line(people: string): (Waiting & { name: string })[] {
  return people.split(' ').map((name, at) => {
    const [type = '', employer = String(at)] = name.split(':');
    return { id: String(at), name: `${at + 1}${type}`, rank: at + 1, employer: { type: TYPES[type]!, key: employer } };
  });
}

function places(free: number): PlacesLedger {
  return {
    capacity: 50 + free,
    overbooking: 0,
    taken: 50,
    held: 0,
    waiting: 0,
    nextRank: 99,
    communes: 0,
    epci: 0,
    others: 0,
  };
}

function order(free: number, rules: Partial<PlacesRules>, people: string, [commune, epci, other] = [0, 0, 0]): string {
  const tally = { byType: { commune: commune, epci: epci, other: other }, byEmployer: new Map([['Angers', 1]]) };
  return letIn(places(free), { ...USUAL_RULES, ...rules }, tally, line(people))
    .map(({ name }) => name)
    .join(' ');
}

describe('who is let in', () => {
  it.each([
    ['nobody without a place', 0, {}, 'c e x', ''],
    ['by date', 2, {}, 'c e x', '1c 2e'],
    ['all where there is room', 9, {}, 'c e x', '1c 2e 3x'],
    [
      'not beyond a quota of type',
      3,
      { typeQuotas: { commune: 2, epci: null, other: null } },
      'c c c e c x',
      '1c 2c 4e',
    ],
    [
      'not beyond a quota of collectivity',
      4,
      { perCollectivity: 2 },
      'c:Angers c:Angers c:Nantes c:Angers e',
      '1c 3c 5e',
    ],
    ['nobody whose type may not come', 3, { typeQuotas: { commune: null, epci: null, other: 0 } }, 'x x e', '3e'],
  ] as const)('%s', (_, free, rules, people, expected) => expect(order(free, rules, people)).toBe(expected));
});

describe('in balance', () => {
  const half = { order: 'balance', communeShare: 50 } as const;
  it.each([
    ['whoever is under their share goes first', 2, half, 'c c e e', [10, 4, 0], '3e 4e'],
    ['then in turns, by date when even', 4, half, 'c c c e e', [0, 0, 0], '1c 4e 2c 5e'],
    ['in the proportion chosen', 4, { ...half, communeShare: 75 }, 'e e e c c c c', [0, 0, 0], '1e 4c 5c 6c'],
    ['the others by date', 3, half, 'x c c e x', [10, 0, 0], '1x 4e 2c'],
    ['one type alone waits: by date', 2, half, 'c c x', [40, 0, 0], '1c 2c'],
    [
      'a full quota leaves the turn to the other type',
      3,
      { ...half, typeQuotas: { commune: null, epci: 5, other: null } },
      'c c e e',
      [9, 4, 0],
      '3e 1c 2c',
    ],
    ['all for the communes', 3, { ...half, communeShare: 100 }, 'e e c c', [0, 0, 0], '1e 3c 4c'],
  ] as const)('%s', (_, free, rules, people, counts, expected) =>
    expect(order(free, rules, people, [...counts])).toBe(expected),
  );
});

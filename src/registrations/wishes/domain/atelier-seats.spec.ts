import {
  type AtelierSeat,
  bookedInOrder,
  grantedSeats,
  hasChoice,
  refusedSeats,
  seatRefusal,
  type SeatsNow,
  type SeatsTaken,
  type Wisher,
} from './atelier-seats.js';
import { choiceToShow, phaseChoices } from './chosen-ateliers.js';
import { checkWishes, readWishes, typedFrom } from './wish-choices.js';
import { NO_WISHES, type WishRound } from './wish-rounds.js';

const NOW = Date.parse('2019-10-22T09:00:00Z');
const atelier = (letter: string, seats: number | null) => ({
  letter,
  title: `Atelier ${letter}`,
  text: null,
  theme: null,
  seats,
});
/** A has two seats, B one, and nobody counts in C; the same in both phases. */
const rounds: WishRound[] = [1, 2].map((phase) => ({
  phase,
  title: `Phase ${phase}`,
  phases: 1,
  ranks: 1,
  booked: true,
  ateliers: [atelier('A', 2), atelier('B', 1), atelier('C', null)],
}));
/** « 1A 2B » */
const seats = (text: string): AtelierSeat[] =>
  text
    .split(' ')
    .filter(Boolean)
    .map((one) => ({ phase: Number(one[0]), atelier: one.slice(1) }));
const taken = (text: string): SeatsTaken[] =>
  text
    .split(' ')
    .filter(Boolean)
    .map((one) => ({ ...seats(one.slice(0, 2))[0]!, taken: Number(one.slice(3)) }));
const state = (text: string, change: Partial<SeatsNow> = {}): SeatsNow => ({
  rounds,
  taken: taken(text),
  closesAt: null,
  now: NOW,
  ...change,
});
const told = (all: readonly AtelierSeat[]) => all.map(({ phase, atelier: letter }) => `${phase}${letter}`).join(' ');

describe('a seat', () => {
  it.each([
    ['1A', '', {}, null],
    ['1A', '1A:1 2A:2', {}, null],
    ['1A', '1A:2', {}, 'atelier-full'],
    ['1A', '1A:3', {}, 'atelier-full'],
    ['1C', '1C:400', {}, null],
    ['1A', '', { closesAt: NOW + 1 }, null],
    ['1A', '1A:2', { closesAt: NOW }, 'atelier-closed'],
    ['1Z', '', {}, 'atelier-gone'],
    ['3A', '', {}, 'atelier-gone'],
  ] as const)('%s where %j are taken, %j', (seat, text, change, refusal) => {
    expect(seatRefusal(seats(seat)[0]!, state(text, change))).toBe(refusal);
  });

  it('is refused alone, at its own field, with what is still free', () => {
    const refused = refusedSeats(seats('1B 2B'), { ...state('1A:2 1B:1'), held: [] });
    expect(refused).toEqual([
      {
        field: 'wishes.1.B',
        code: 'atelier-full',
        parameters: { title: 'B. Atelier B', phase: 1, free: 'C. Atelier C' },
      },
    ]);
  });

  it('is refused without a way out where a whole phase is full', () => {
    const counted = rounds.map((round) => ({ ...round, ateliers: round.ateliers.filter(({ seats: count }) => count) }));
    const refused = refusedSeats(seats('1A'), { ...state('1A:2 1B:1'), rounds: counted, held: [] });
    expect(refused.map(({ code }) => code)).toEqual(['atelier-full-all']);
    expect(hasChoice(counted[0]!, { ...state('1A:2 1B:1'), rounds: counted })).toBe(false);
    expect(hasChoice(counted[1]!, { ...state('1A:2 1B:1'), rounds: counted })).toBe(true);
  });

  it.each([
    ['1A', '1A', '1A:2', {}],
    ['1A', '1A', '1A:2', { closesAt: NOW }],
    ['1A 2C', '1A', '1A:9', {}],
  ] as const)('%s stays with who holds %s', (chosen, held, text, change) => {
    expect(refusedSeats(seats(chosen), { ...state(text, change), held: seats(held) })).toEqual([]);
  });

  it.each([
    ['1A 2B', '', '1A 2B'],
    ['1A 2B', '1A:2', '2B'],
    ['1A 2B', '1A:2 2B:1', ''],
    ['1Z 2C', '2C:99', '2C'],
  ])('wished for is given with the place: %s where %j are taken', (wished, text, granted) => {
    expect(told(grantedSeats(seats(wished), state(text)))).toBe(granted);
  });
});

it.each([
  ['nobody', [], '', 0],
  ['as many as there is room for, the first ones', ['1B', '1B 2B', '1A'], '0:1B 1:2B 2:1A', 1],
  ['any number where nobody counts', ['1C', '1C', '1C'], '0:1C 1:1C 2:1C', 0],
  ['none in what is gone', ['1Z', '2A'], '1:2A', 1],
])('first wishes become seats for %s', (_, wishes, booked, without) => {
  const people: Wisher[] = wishes.map((text, id) => ({ id: String(id), seats: seats(text) }));
  const found = bookedInOrder(people, rounds);
  expect([
    found.booked.map(({ id, phase, atelier: letter }) => `${id}:${phase}${letter}`).join(' '),
    found.without,
  ]).toEqual([booked, without]);
});

describe('what somebody chose', () => {
  const wishes = [
    { phase: 1, atelier: 'A', rank: 1 },
    { phase: 2, atelier: '', rank: 0 },
  ];
  it.each([
    ['confirmed', '1A', ['booked', 'anywhere'], '1A 2'],
    ['confirmed', '', ['refused', 'anywhere'], '2'],
    ['confirmed', '1B 2C', ['booked', 'booked'], '1B 2C'],
    ['waiting', '', ['wished', 'anywhere'], '1A 2'],
    ['pending', '', ['wished', 'anywhere'], '1A 2'],
  ] as const)('%s and holding %j', (status, held, standings, shown) => {
    const choices = phaseChoices(rounds, { status, wishes, held: seats(held) });
    expect(choices.map(({ standing }) => standing)).toEqual(standings);
    expect(told(choiceToShow(status, wishes, seats(held)))).toBe(shown);
  });

  it('is none where nothing was said', () => {
    const choices = phaseChoices(rounds, { status: 'confirmed', wishes: [], held: [] });
    expect(choices.map(({ standing }) => standing)).toEqual(['none', 'none']);
  });
});

describe('a form with one atelier a phase', () => {
  const rule = { ...NO_WISHES, how: 'booked' as const };
  const judge = (posted: unknown, mayLack: readonly number[] = []) => {
    const { typed, unreadable } = readWishes(rounds, posted);
    const { wishes, errors } = checkWishes(rounds, typed, rule, mayLack);
    return [told(wishes), [...unreadable, ...errors].map(({ field, code }) => `${field} ${code}`)];
  };

  it.each([
    [{ 'wishes.1': 'A', 'wishes.2': 'none' }, '1A 2', []],
    [
      {
        wishes: [
          { phase: 1, atelier: 'A', rank: 1 },
          { phase: 2, atelier: 'B', rank: 1 },
        ],
      },
      '1A 2B',
      [],
    ],
    [{ 'wishes.1': 'A' }, '', ['wishes.2.A seat-missing-or-none-in-phase']],
    [{ 'wishes.1': 'Z', 'wishes.2': 'A' }, '', ['wishes.1.A seat-missing-or-none-in-phase']],
    [
      {
        wishes: [
          { phase: 1, atelier: 'A', rank: 1 },
          { phase: 1, atelier: 'B', rank: 1 },
          { phase: 2, atelier: '', rank: 0 },
        ],
      },
      '',
      ['wishes.1.B wish-rank-twice'],
    ],
    [
      {
        wishes: [
          { phase: 1, atelier: 'A', rank: 2 },
          { phase: 2, atelier: '', rank: 0 },
        ],
      },
      '',
      ['wishes.1.A wish-rank'],
    ],
  ])('%j', (posted, wishes, errors) => {
    expect(judge(posted)).toEqual([wishes, errors]);
  });

  it('makes nobody choose where nothing is left', () => {
    expect(judge({ 'wishes.1': 'A' }, [2])).toEqual(['1A', []]);
  });

  it('is shown again as it was chosen', () => {
    const kept = [
      { phase: 1, atelier: 'B', rank: 1 },
      { phase: 2, atelier: '', rank: 0 },
    ];
    expect([...typedFrom(kept).keys()]).toEqual(['wishes.1.B', 'wishes.2.none']);
  });
});

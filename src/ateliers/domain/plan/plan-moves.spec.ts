import { aPerson, arrangementOf, situationOf } from '../../../../test/support/builders/seating.js';
import { writeSeats } from '../seats.js';
import {
  absenceChanges,
  judgeMoves,
  judgeReplay,
  lockChanges,
  type Move,
  reversed,
  swapMoves,
  withChanges,
} from './plan-moves.js';
import type { Situation } from './situation.js';

const TWO_PHASES = arrangementOf([
  { A: [2, 2], B: [2] },
  { A: [2], B: [2, 2] },
]);

const SEATED = situationOf(TWO_PHASES, { P1: '1:1 2:1', P2: '1:1 2:2', P3: '1:2 2:3!', P4: '1:3', P5: '1:-' });

function after(situation: Situation, moves: readonly Move[], despite = false) {
  const { changes, refusals } = judgeMoves(situation, moves, { despite });
  if (refusals.length > 0) return refusals;
  const seats = withChanges(situation.seats, changes);
  return Object.fromEntries([...seats].map(([id, one]) => [id, writeSeats(one)]));
}

describe('moving people', () => {
  it.each([
    ['to a free seat', [{ person: 'P1', phase: 1, to: 2 }], { P1: '1:2 2:1' }],
    ['from no seat', [{ person: 'P4', phase: 2, to: 1 }], { P4: '1:3 2:1' }],
    ['away from the tables', [{ person: 'P1', phase: 1, to: 0 }], { P1: '2:1' }],
    [
      'in two phases at once',
      [
        { person: 'P1', phase: 1, to: 2 },
        { person: 'P1', phase: 2, to: 3 },
      ],
      { P1: '1:2 2:3' },
    ],
    ['into the seats of each other', swapMoves(SEATED, 1, 'P1', 'P3'), { P1: '1:2 2:1', P3: '1:1 2:3!' }],
  ])('%s', (_, moves, expected) => {
    expect(after(SEATED, moves)).toMatchObject(expected);
  });

  it.each([
    ['to a full table', [{ person: 'P3', phase: 1, to: 1 }], [{ reason: 'table-full', phase: 1, table: 1, seats: 2 }]],
    [
      'to a table that is not there',
      [{ person: 'P3', phase: 1, to: 9 }],
      [{ reason: 'table-unknown', phase: 1, table: 9 }],
    ],
    ['from a locked seat', [{ person: 'P3', phase: 2, to: 1 }], [{ reason: 'seat-locked', phase: 2, person: 'P3' }]],
    ['who is away', [{ person: 'P5', phase: 1, to: 2 }], [{ reason: 'absent', phase: 1, person: 'P5' }]],
    ['who gave up', [{ person: 'gone', phase: 1, to: 2 }], [{ reason: 'person-gone', person: 'gone' }]],
    ['who sits there already', [{ person: 'P1', phase: 1, to: 1 }], [{ reason: 'nothing-to-change' }]],
  ])('is refused %s', (_, moves, refusals) => {
    expect(after(SEATED, moves)).toEqual(refusals);
  });

  it('neither joins nor leaves a locked table', () => {
    const locked = situationOf(TWO_PHASES, { P1: '1:1', P2: '1:2' }, { lockedTables: '1:1' });
    const shut = [{ reason: 'table-locked', phase: 1, table: 1 }];
    expect(after(locked, [{ person: 'P1', phase: 1, to: 2 }])).toEqual(shut);
    expect(after(locked, [{ person: 'P2', phase: 1, to: 1 }])).toEqual(shut);
  });

  it('breaks no rule unless it is told to, and none that was broken already stands in the way', () => {
    const once = arrangementOf(
      [
        { A: [4], B: [4] },
        { A: [4], B: [4] },
      ],
      {
        once: true,
        pairs: [{ kind: 'apart', people: ['P2', 'P3'] }],
      },
    );
    const situation = situationOf(once, { P1: '1:1 2:2', P2: '1:1 2:1', P3: '1:2 2:2', P4: '1:2 2:1' });
    const twice = [{ person: 'P1', phase: 2, to: 1 }];
    expect(after(situation, twice)).toEqual([{ reason: 'theme-twice', person: 'P1', theme: 'A' }]);
    expect(after(situation, twice, true)).toMatchObject({ P1: '1:1 2:1' });
    expect(after(situation, [{ person: 'P3', phase: 1, to: 1 }])).toEqual([
      { reason: 'pair-apart', person: 'P2', other: 'P3', phase: 1 },
    ]);
    expect(after(situation, swapMoves(situation, 1, 'P1', 'P4'))).toEqual([
      { reason: 'theme-twice', person: 'P1', theme: 'B' },
      { reason: 'theme-twice', person: 'P4', theme: 'A' },
    ]);
    const broken = situationOf(once, { P1: '1:1 2:1', P2: '1:1 2:2', P3: '1:2' });
    expect(after(broken, [{ person: 'P1', phase: 1, to: 0 }])).toMatchObject({ P1: '2:1' });
  });
});

describe('locks and absences', () => {
  it('lock the seats there are', () => {
    expect(
      lockChanges(SEATED, ['P1', 'P3', 'P4'], null, true).map(({ person, phase }) => `${person} ${phase}`),
    ).toEqual(['P1 1', 'P3 1', 'P4 1', 'P1 2']);
  });

  it('leave the seat to others', () => {
    const [change] = absenceChanges(SEATED, ['P3'], 2, true);
    expect([change?.before, change?.after]).toEqual([
      { table: 3, locked: true, absent: false },
      { table: 0, locked: false, absent: true },
    ]);
  });
});

describe('any sequence of changes', () => {
  const people = Array.from({ length: 12 }, (_, n) => aPerson(`P${n}`));
  const arrangement = arrangementOf(
    [
      { A: [4, 3], B: [4, 3] },
      { A: [4, 3], B: [4, 3] },
    ],
    {
      once: true,
      pairs: [
        { kind: 'apart', people: ['P0', 'P1'] },
        { kind: 'together', people: ['P2', 'P3'] },
      ],
    },
  );

  it.each([1, 2, 3, 4, 5])('breaks no hard rule and is taken back step by step (seed %i)', (seed) => {
    const chance = random(seed);
    let situation: Situation = { arrangement, people, seats: new Map(), lockedTables: new Set(['2:4']) };
    const trail: { before: string; changes: ReturnType<typeof judgeMoves>['changes'] }[] = [];
    for (let step = 0; step < 400; step++) {
      const changes = aChange(situation, chance);
      if (changes.length === 0) continue;
      trail.push({ before: stored(situation), changes });
      situation = { ...situation, seats: withChanges(situation.seats, changes) };
      expect(hardRulesBroken(situation)).toEqual([]);
    }
    expect(trail.length).toBeGreaterThan(50);
    for (const { before, changes } of trail.reverse()) {
      const back = judgeReplay(situation, reversed(changes));
      expect(back.refusals).toEqual([]);
      situation = { ...situation, seats: withChanges(situation.seats, back.changes) };
      expect(stored(situation)).toBe(before);
    }
  });

  function aChange(situation: Situation, chance: (below: number) => number) {
    const person = `P${chance(12)}`;
    const phase = 1 + chance(2);
    const what = chance(10);
    if (what === 0) return absenceChanges(situation, [person], phase, chance(2) === 0);
    if (what === 1) return lockChanges(situation, [person], phase, chance(3) === 0);
    if (what < 5) return judgeMoves(situation, swapMoves(situation, phase, person, `P${chance(12)}`)).changes;
    return judgeMoves(situation, [{ person, phase, to: chance(6) }]).changes;
  }
});

function stored({ seats }: Situation): string {
  return [...seats]
    .map(([id, one]) => `${id} ${writeSeats(one)}`)
    .filter((line) => /:/.test(line))
    .sort()
    .join('\n');
}

/** Told again from the seats alone, in other words than the rules under test. */
function hardRulesBroken({ seats, arrangement }: Situation): string[] {
  const broken: string[] = [];
  for (const { number, ateliers } of arrangement.phases) {
    for (const { number: table, seats: most } of ateliers.flatMap(({ tables }) => tables)) {
      const sitting = [...seats].filter(([, one]) => one.get(number)?.table === table).map(([id]) => id);
      if (sitting.length > most) broken.push(`${number}:${table} overfull`);
      if (number === 2 && table === 4 && sitting.length > 0) broken.push('joined a locked table');
      if (sitting.includes('P0') && sitting.includes('P1')) broken.push('P0 beside P1');
    }
    const [two, three] = [seats.get('P2')?.get(number)?.table ?? 0, seats.get('P3')?.get(number)?.table ?? 0];
    if (two > 0 && three > 0 && two !== three) broken.push('P2 without P3');
  }
  const letter = (table: number) => (table === 0 ? '' : table <= 2 ? 'A' : 'B');
  for (const [id, one] of seats) {
    const attended = [1, 2].map((phase) => letter(one.get(phase)?.table ?? 0)).filter(Boolean);
    if (new Set(attended).size < attended.length) broken.push(`${id} twice ${attended[0]}`);
  }
  return broken;
}

/** Mulberry32: whole numbers from 0 to below. */
function random(seed: number) {
  let state = seed;
  return (below: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

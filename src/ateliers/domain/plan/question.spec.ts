import { aPerson, arrangementOf, situationOf } from '../../../../test/support/builders/seating.js';
import { layOut } from '../planner/model.js';
import { impossibilities } from '../planner/impossibilities.js';
import { planTables } from '../planner/plan-tables.js';
import { atelierSituation, lettersMissing, partSituation } from './keep-ateliers.js';
import { boundsTogether, seatsOfPlan } from './planned-seats.js';
import { chainsBetween } from './plan-differences.js';
import { judgeMoves, withChanges } from './plan-moves.js';
import { problemsOf } from './problems.js';
import { qualityOf, ranksMet } from './quality.js';
import { questionOf } from './question.js';
import { reasonsIn } from './reasons.js';
import type { Situation } from './situation.js';
import { writeSeats } from '../seats.js';

const PROPOSALS = { seed: 3, proposals: 20_000 };

function planned(situation: Situation, replanFrom?: number): Situation {
  const question = questionOf(situation, replanFrom === undefined ? {} : { replanFrom });
  const { plan } = planTables(question.instance, PROPOSALS);
  return { ...situation, seats: seatsOfPlan(question, plan, situation.seats, replanFrom) };
}

const stored = ({ seats }: Pick<Situation, 'seats'>) =>
  Object.fromEntries([...seats].map(([id, one]) => [id, writeSeats(one)]));

describe('what the planner is asked', () => {
  const people = Array.from({ length: 16 }, (_, n) => aPerson(`P${n}`, { type: n % 2 ? 'epci' : 'commune' }));

  it('is even tables, in the order of the ateliers, without those that are closed', () => {
    const arrangement = arrangementOf([{ A: [4, 0, 4], B: [8] }]);
    const { instance, tables } = questionOf(situationOf(arrangement, {}, { people: people.slice(0, 12) }));
    expect(instance.phases).toMatchObject([
      {
        ateliers: [
          {
            tables: [
              [2, 4],
              [2, 4],
            ],
          },
          { tables: [[5, 8]] },
        ],
      },
    ]);
    expect(tables[0]!.map(({ number, atelier }) => `${atelier.letter}${number}`)).toEqual(['A1', 'A3', 'B4']);
  });

  it('keeps locks, fixed seats and locked tables, and asks nothing of the absent', () => {
    const arrangement = arrangementOf([{ A: [4, 4] }], { fixed: [{ person: 'P3', phase: 0, table: 2 }] });
    const seats = { P0: '1:1!', P1: '1:2', P2: '1:-', P3: '', P4: '1:1' };
    const { instance } = questionOf(situationOf(arrangement, seats, { lockedTables: '1:2' }));
    expect(instance.locks).toEqual([
      { p: 0, phase: 0, table: 0 },
      { p: 1, phase: 0, table: 1 },
      { p: 3, phase: 0, table: 1 },
    ]);
    expect(instance.absent).toEqual([[2, 0]]);
    expect(instance.phases[0]!.ateliers[0]!.tables[1]).toEqual([1, 1]);
  });

  it('counts the same theme as one, and wishes for the day as themes', () => {
    const wishes = [
      { phase: 0, atelier: 'B', rank: 1 },
      { phase: 0, atelier: 'A', rank: 2 },
    ];
    const arrangement = arrangementOf(
      [
        { A: [8], B: [8] },
        { A: [8], B: [8] },
      ],
      { passage: 'rotate' },
    );
    const { instance } = questionOf(
      situationOf(arrangement, {}, { people: [aPerson('P1', { wishes }), aPerson('P2')] }),
    );
    expect(instance).toMatchObject({ noRepeatTheme: true, wishes: [[1, 0], []] });
  });

  it('tells wishes of two phases apart where themes may come again', () => {
    const wishes = [
      { phase: 1, atelier: 'A', rank: 1 },
      { phase: 2, atelier: 'B', rank: 1 },
    ];
    const arrangement = arrangementOf([
      { A: [8], B: [8] },
      { A: [8], B: [8] },
    ]);
    const situation = situationOf(arrangement, {}, { people: [aPerson('P1', { wishes })] });
    expect(ranksMet(planned({ ...situation }), situation.people[0]!)).toEqual([1]);
    expect(questionOf(situation).themes).toEqual(['1 A', '1 B', '2 A', '2 B']);
  });

  it.each([
    [
      'more people than seats',
      arrangementOf([{ A: [4, 4] }]),
      [{ reason: 'more-people-than-seats', phase: 1, people: 16, seats: 8 }],
    ],
    [
      'fewer themes than phases',
      arrangementOf([{ A: [16] }, { A: [16] }], { passage: 'rotate' }),
      [{ reason: 'fewer-themes-than-phases', people: 16, phases: 2, themes: 1 }],
    ],
    [
      'a pair both bound and parted',
      arrangementOf([{ A: [16] }], {
        pairs: [
          { kind: 'apart', people: ['P0', 'P1'] },
          { kind: 'together', people: ['P1', 'P0'] },
        ],
      }),
      [{ reason: 'pair-bound-and-parted', person: 'P1', other: 'P0' }],
    ],
  ])('says why there is no plan: %s', (_, arrangement, reasons) => {
    const question = questionOf(situationOf(arrangement, {}, { people }));
    expect(reasonsIn(question, impossibilities(layOut(question.instance)))).toEqual(reasons);
  });

  it('seats a table of one, and a single person', () => {
    const alone = situationOf(arrangementOf([{ A: [1] }]), {}, { people: [aPerson('P1')] });
    expect(stored(planned(alone))).toEqual({ P1: '1:1' });
    expect(problemsOf(planned(alone))).toEqual([]);
  });
});

describe('everybody in one atelier all day', () => {
  const people = Array.from({ length: 12 }, (_, n) =>
    aPerson(`P${n}`, { wishes: [{ phase: 0, atelier: n < 5 ? 'A' : 'B', rank: 1 }] }),
  );
  const arrangement = arrangementOf(
    [
      { A: [3, 3], B: [4, 4] },
      { A: [3, 3], B: [4, 4] },
    ],
    { passage: 'keep' },
  );

  it('is planned atelier by atelier, by the wishes', () => {
    const situation = situationOf(arrangement, { P11: '2:1!' }, { people });
    const chosen = planned(atelierSituation(situation));
    const inA = people.filter(({ id }) => (chosen.seats.get(id)?.get(1)?.table ?? 0) <= 2).map(({ id }) => id);
    expect(inA.sort()).toEqual(['P0', 'P1', 'P11', 'P2', 'P3', 'P4']);
    const part = planned(
      partSituation(
        situation,
        'A',
        people.filter(({ id }) => inA.includes(id)),
      ),
    );
    expect(stored(part).P11).toMatch(/ 2:1!$/);
    const everybody = { ...situation, seats: part.seats };
    expect(problemsOf(everybody).filter(({ problem }) => problem === 'rule')).toEqual([]);
  });

  it('needs the same ateliers in every phase', () => {
    expect(
      lettersMissing(
        arrangementOf([
          { A: [8], B: [8] },
          { A: [8], C: [8] },
        ]),
      ),
    ).toEqual(['B', 'C']);
  });

  it('adds up bounds', () => {
    const bounds = {
      cost: 4,
      repeats: 2,
      coincidences: 2,
      wishes: 0,
      territory: 0,
      mix: 0,
      moves: 0,
      because: 'tables' as const,
    };
    expect(boundsTogether([bounds, bounds])).toMatchObject({ cost: 8, repeats: 4, because: 'tables' });
  });
});

describe('mending a plan', () => {
  const arrangement = arrangementOf([{ A: [4, 4, 4] }, { A: [4, 4, 4] }]);
  const people = Array.from({ length: 12 }, (_, n) => aPerson(`P${n}`));
  const before = planned({ arrangement, people, seats: new Map(), lockedTables: new Set() });

  it('leaves the past alone, seats whoever came late, and moves few', () => {
    const late = aPerson('late');
    const seats = new Map(before.seats);
    seats.set('P0', new Map([...seats.get('P0')!, [2, { table: 0, locked: false, absent: true }]]));
    const situation = { ...before, seats, people: [...people, late] };
    const after = planned(situation, 2);
    for (const { id } of people) expect(after.seats.get(id)?.get(1)).toEqual(seats.get(id)?.get(1));
    expect(after.seats.get('late')?.get(1)?.table).toBe(0);
    expect(after.seats.get('late')?.get(2)?.table).toBeGreaterThan(0);
    const chains = chainsBetween(situation, after);
    expect(chains.flat().length).toBeLessThanOrEqual(3);
    expect(chains.flat().every(({ phase }) => phase === 2)).toBe(true);
  });

  it('is accepted part by part, in any order, and ends at the proposal', () => {
    const wanted = planned({ ...before, seats: new Map() });
    const scrambled = {
      ...wanted,
      seats: new Map([...before.seats].map(([id], n) => [id, wanted.seats.get(`P${(n * 5) % 12}`)!])),
    };
    let now: Situation = before;
    for (const chain of chainsBetween(before, scrambled)) {
      const { changes, refusals } = judgeMoves(now, chain);
      expect(refusals).toEqual([]);
      now = { ...now, seats: withChanges(now.seats, changes) };
    }
    expect(stored(now)).toEqual(stored(scrambled));
    expect(qualityOf(now).placed).toBe(24);
  });
});

describe('the figures', () => {
  it('say what organisers count', () => {
    const arrangement = arrangementOf([{ A: [2, 2] }, { A: [2, 2] }]);
    const territory = { collective: 'Mauges' };
    const people = [
      aPerson('P1', { ...territory, employerKey: 'same', employer: 'Sèvremoine' }),
      aPerson('P2', { ...territory, type: 'epci', employerKey: 'same', employer: 'Sèvremoine' }),
      aPerson('P3', { wishes: [{ phase: 1, atelier: 'A', rank: 1 }] }),
      aPerson('P4', { type: 'other', wishes: [{ phase: 1, atelier: 'B', rank: 1 }] }),
    ];
    const situation = situationOf(arrangement, { P1: '1:1 2:1', P2: '1:1 2:1', P3: '1:2 2:2', P4: '1:2' }, { people });
    const quality = qualityOf(situation);
    expect(quality).toMatchObject({
      people: 4,
      placed: 7,
      needed: 8,
      encounters: { met: 1, possible: 1.5, again: 1 },
      wishes: { of: 2, byRank: [1], none: 1 },
      territories: [
        { phase: 1, wanted: 'free', of: 1, together: 1, split: 0 },
        { phase: 2, wanted: 'free', of: 1, together: 1, split: 0 },
      ],
    });
    expect(quality.mix[0]).toEqual({ phase: 1, table: 1, commune: 1, epci: 1, other: 0, seats: 2 });
    expect(problemsOf(situation, [{ person: 'gone', phase: 2, table: 2 }]).map((one) => one.problem)).toEqual([
      'left',
      'unplaced',
      'alone',
      'same-employer',
      'same-employer',
    ]);
  });
});

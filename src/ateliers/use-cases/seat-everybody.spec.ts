import { aPerson, arrangementOf, situationOf } from '../../../test/support/builders/seating.js';
import { PlannerInProcess } from '../../../test/support/planner.js';
import { problemsOf } from '../domain/plan/problems.js';
import { seatOf, type Situation } from '../domain/plan/situation.js';
import { tableOf } from '../domain/setup/arrangement.js';
import { Planner, type PlannerOrder } from '../planner.js';
import { SeatEverybody } from './seat-everybody.js';

class TellingPlanner extends Planner {
  plan(order: PlannerOrder, progress: (part: number, cost: number) => void) {
    for (const part of [0.1, 0.9]) progress(part, 100);
    return new PlannerInProcess().plan(order);
  }
}

const TABLES = { A: [3, 3], B: [4, 4] };

describe('a plan in which everybody stays in one atelier', () => {
  const arrangement = arrangementOf([TABLES, TABLES, TABLES], { passage: 'keep' });
  const people = Array.from({ length: 12 }, (_, n) =>
    aPerson(`P${n}`, { wishes: n < 5 ? [{ phase: 0, atelier: 'A', rank: 1 }] : [] }),
  );
  const told: number[] = [];
  const watch = { progress: (part: number) => void told.push(part), works: () => undefined };
  const seated = async (situation: Situation, replanFrom?: number): Promise<Situation> => {
    const order = { seed: 5, seconds: 1, ...(replanFrom === undefined ? {} : { replanFrom }) };
    const { seats } = await new SeatEverybody(new TellingPlanner()).execute(situation, order, watch);
    return { ...situation, seats };
  };
  const letterIn = (situation: Situation, id: string, phase: number) =>
    tableOf(situation.arrangement.phases[phase - 1], seatOf(situation, id, phase).table)?.atelier.letter;
  const broken = (situation: Situation) =>
    problemsOf(situation).filter(({ problem }) => ['rule', 'overfull', 'unplaced'].includes(problem));

  it.each([
    ['from the first phase', 1],
    ['from the second phase', 2],
  ])('stays so when it is mended %s: somebody late, somebody away', async (_, from) => {
    const before = await seated(situationOf(arrangement, {}, { people }));
    expect(broken(before)).toEqual([]);
    const late = aPerson('late', { wishes: [{ phase: 0, atelier: 'B', rank: 1 }] });
    const seats = new Map(before.seats);
    seats.set('P1', new Map([...seats.get('P1')!, [3, { table: 0, locked: false, absent: true }]]));
    const after = await seated({ ...before, seats, people: [...people, late] }, from);
    for (const { id } of people) {
      for (const phase of [1, 2, 3].filter((one) => one !== 3 || id !== 'P1')) {
        expect([id, phase, letterIn(after, id, phase)]).toEqual([id, phase, letterIn(before, id, 1)]);
      }
    }
    expect([1, 2, 3].map((phase) => letterIn(after, 'late', phase))).toEqual([from > 1 ? undefined : 'B', 'B', 'B']);
    expect(broken(after).filter(({ problem }) => problem === 'rule')).toEqual([]);
  });

  it('gives way where an atelier has fewer seats than before: whoever is held there stays', async () => {
    const before = await seated(situationOf(arrangement, { P0: '1:1!' }, { people }));
    const smaller = arrangementOf(
      [
        { A: [3, 0], B: [5, 5] },
        { A: [3, 0], B: [5, 5] },
        { A: [3, 0], B: [5, 5] },
      ],
      {
        passage: 'keep',
      },
    );
    const after = await seated({ ...before, arrangement: smaller }, 1);
    expect(broken(after)).toEqual([]);
    expect(letterIn(after, 'P0', 3)).toBe('A');
    expect(people.filter(({ id }) => letterIn(after, id, 1) === 'A')).toHaveLength(3);
  });

  it('tells progress that never falls back', async () => {
    told.length = 0;
    await seated(situationOf(arrangement, {}, { people }));
    expect(told).toHaveLength(6);
    expect(told).toEqual([...told].sort((one, other) => one - other));
  });
});

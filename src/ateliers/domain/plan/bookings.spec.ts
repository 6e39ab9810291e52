import { aPerson, arrangementOf, situationOf } from '../../../../test/support/builders/seating.js';
import { impossibilities } from '../planner/impossibilities.js';
import { layOut } from '../planner/model.js';
import { planTables } from '../planner/plan-tables.js';
import { judgeMoves, withChanges } from './plan-moves.js';
import { seatsOfPlan } from './planned-seats.js';
import { problemsOf } from './problems.js';
import { qualityOf } from './quality.js';
import { questionOf } from './question.js';
import { reasonsIn } from './reasons.js';
import type { Situation } from './situation.js';

function planned(situation: Situation): Situation {
  const question = questionOf(situation);
  const { plan } = planTables(question.instance, { seed: 3, proposals: 20_000 });
  return { ...situation, seats: seatsOfPlan(question, plan, situation.seats) };
}

describe('what the planner is asked of people who have booked', () => {
  const people = Array.from({ length: 8 }, (_, n) => aPerson(`P${n}`, { type: n % 2 ? 'epci' : 'commune' }));
  const arrangement = arrangementOf(
    [
      { A: [4, 4], B: [4, 4] },
      { A: [4, 4], B: [4, 4] },
    ],
    { once: true, fixed: [{ person: 'P1', phase: 1, table: 3 }] },
  );
  const booking = (text: string) => text.split(' ').map((one) => ({ phase: Number(one[0]), atelier: one.slice(1) }));
  const crowd = (change: Readonly<Record<string, string>>) =>
    people.slice(0, 8).map((person) => ({ ...person, bookings: change[person.id] ? booking(change[person.id]!) : [] }));

  it('is that they sit in their atelier, unless they are held at a table or away', () => {
    const crowded = crowd({ P0: '1A 2B', P1: '1A', P2: '1B', P3: '1Z' });
    const { instance } = questionOf(situationOf(arrangement, { P2: '1:-' }, { people: crowded }));
    expect(instance.booked).toEqual([
      { p: 0, phase: 0, atelier: 0 },
      { p: 0, phase: 1, atelier: 1 },
    ]);
    expect(instance.noRepeatTheme).toBe(true);
  });

  it('is that a theme may come again, where somebody booked it twice', () => {
    const { instance } = questionOf(situationOf(arrangement, {}, { people: crowd({ P0: '1A 2A' }) }));
    expect(instance.noRepeatTheme).toBe(false);
  });

  it('has a plan that keeps every booking, and says so', () => {
    const all = Object.fromEntries(people.slice(0, 8).map(({ id }, n) => [id, n < 5 ? '1A 2B' : '1B 2A']));
    const plan = planned(
      situationOf(
        arrangementOf([
          { A: [4, 4], B: [4, 4] },
          { A: [4, 4], B: [4, 4] },
        ]),
        {},
        { people: crowd(all) },
      ),
    );
    expect(qualityOf(plan).bookings).toEqual({ of: 16, kept: 16 });
    expect(problemsOf(plan).filter(({ problem }) => problem === 'rule')).toEqual([]);
    const [seat] = plan.people;
    const elsewhere = { person: seat!.id, phase: 1, to: 4 };
    expect(judgeMoves(plan, [elsewhere]).refusals).toEqual([
      { reason: 'booked-elsewhere', person: seat!.id, phase: 1, letter: 'A' },
    ]);
    const moved = judgeMoves(plan, [elsewhere], { despite: true });
    const after = { ...plan, seats: withChanges(plan.seats, moved.changes) };
    expect(qualityOf(after).bookings).toEqual({ of: 16, kept: 15 });
    expect(problemsOf(after).filter(({ problem }) => problem === 'rule')).toHaveLength(1);
  });

  it('has no plan where an atelier is booked beyond its tables, and names it', () => {
    const crowded = people.slice(0, 5).map((person) => ({ ...person, bookings: booking('1B') }));
    const small = situationOf(arrangementOf([{ A: [4, 4], B: [4] }]), {}, { people: crowded });
    const question = questionOf(small, { loosely: true });
    expect(reasonsIn(question, impossibilities(layOut(question.instance)))).toEqual([
      { reason: 'booked-beyond-seats', phase: 1, letter: 'B', booked: 5, seats: 4 },
    ]);
  });
});

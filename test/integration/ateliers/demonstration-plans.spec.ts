import { KeepPlans } from '../../../src/ateliers/use-cases/keep-plans.js';
import { DecideAteliers } from '../../../src/ateliers/use-cases/decide-ateliers.js';
import { MoveSeats } from '../../../src/ateliers/use-cases/move-seats.js';
import { ProposePlan } from '../../../src/ateliers/use-cases/propose-plan.js';
import { Planner } from '../../../src/ateliers/planner.js';
import { AteliersDeskQuery } from '../../../src/ateliers/queries/ateliers-desk.query.js';
import { OpenPlanQuery } from '../../../src/ateliers/queries/open-plan.query.js';
import { problemsOf } from '../../../src/ateliers/domain/plan/problems.js';
import { qualityOf } from '../../../src/ateliers/domain/plan/quality.js';
import type { Decisions } from '../../../src/ateliers/domain/setup/decisions.js';
import { type Arrangement, tablesIn } from '../../../src/ateliers/domain/setup/arrangement.js';
import { EventQueries } from '../../../src/events/queries/event.queries.js';
import { OpenAccount } from '../../../src/platform/accounts/use-cases/open-account.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { PlannerInProcess } from '../../support/planner.js';

/** So many tables of eight for each atelier, phase by phase, numbered through. */
function decide(
  { phases, decisions }: Arrangement,
  tables: readonly (readonly number[])[],
  change: Partial<Decisions>,
): Decisions {
  return {
    ...decisions,
    ...change,
    phases: phases.map(({ number: phase, ateliers }, f) => {
      let number = 0;
      return {
        phase,
        ateliers: ateliers.map(({ letter }, a) => ({
          letter,
          room: null,
          theme: null,
          territory: f === 0 ? ('together' as const) : ('split' as const),
          tables: Array.from({ length: tables[f]![a]! }, () => ({ number: ++number, seats: 8, closed: false })),
        })),
      };
    }),
  };
}

describe('the seminars of the demonstration', () => {
  let tablee: TestApp;
  const get = <T>(token: abstract new (...parameters: never[]) => T): T =>
    tablee.app.get(token as never, { strict: false });
  const by = { accountId: '', name: 'Camille Verney' };
  beforeAll(async () => {
    tablee = await startTestApp({
      settings: { DEMO: 'on' },
      override: (builder) => builder.overrideProvider(Planner).useClass(PlannerInProcess),
    });
    by.accountId = await get(UnitOfWork).run((tx) =>
      get(OpenAccount).execute(tx, { email: 'plan@example.org', name: by.name }),
    );
  });
  afterAll(() => tablee.close());

  it.each([
    [
      '2018, two questions that people take in turns',
      'seminaire-bloc-local-2018',
      72,
      [
        [5, 4],
        [4, 5],
      ],
      { passage: 'rotate' },
    ],
    [
      '2019, four territories',
      'seminaire-bloc-local-2019',
      64,
      [
        [2, 2, 2, 2],
        [2, 2, 2, 2],
      ],
      { passage: 'choose', once: true },
    ],
    [
      '2019, everybody in one territory',
      'seminaire-bloc-local-2019',
      64,
      [
        [2, 2, 2, 2],
        [2, 2, 2, 2],
      ],
      { passage: 'keep' },
    ],
  ] as const)('%s', async (_, slug, people, tables, change) => {
    const event = (await get(EventQueries).bySlug(slug))!;
    const before = await get(AteliersDeskQuery).ateliers(event.id);
    expect(before.people).toHaveLength(people);
    await get(DecideAteliers).execute(event.id, by, decide(before.arrangement, tables, change), before.version);
    const request = { kind: 'proposal', seconds: 5, seed: 7, planId: null, fromPhase: null, name: 'Essai' } as const;
    await get(ProposePlan).start(event.id, by, request);
    await get(ProposePlan).finished();
    const run = await get(AteliersDeskQuery).run(event.id);
    expect(run).toMatchObject({ state: 'done', outcome: { planId: expect.any(String) } });
    const planId = run!.outcome.planId!;
    const { situation, plan } = await get(OpenPlanQuery).of(event.id, planId);
    const quality = qualityOf(situation);
    expect([quality.placed, quality.needed]).toEqual([2 * people, 2 * people]);
    expect(problemsOf(situation).filter(({ problem }) => problem !== 'same-employer' && problem !== 'alone')).toEqual(
      [],
    );
    for (const { together, of, wanted } of quality.territories) {
      expect([wanted, together]).toEqual([wanted, wanted === 'together' ? of : together]);
    }
    expect(quality.encounters.again).toBeGreaterThanOrEqual(plan.proposal.bounds!.repeats);
    // One move on the plan, of whoever comes first.
    const [first] = situation.people;
    const seat = situation.seats.get(first!.id)!.get(1)!.table;
    expect(tablesIn(situation.arrangement.phases[0]!).some(({ number }) => number === seat)).toBe(true);
    const edit = { eventId: event.id, planId, by, seen: plan.version };
    const moved = await get(MoveSeats).execute(edit, [{ person: first!.id, phase: 1, from: seat, to: 0 }]);
    expect(qualityOf(moved.after.situation).placed).toBe(2 * people - 1);
    await get(KeepPlans).remove({ eventId: event.id, planId, by });
  });
});

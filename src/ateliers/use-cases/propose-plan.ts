import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Clock, MachineClock } from '../../platform/clock/clock.js';
import { ReadDatabase } from '../../platform/database/read-database.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { newId } from '../../platform/ids/ids.js';
import { PlannerRunRepository } from '../data/planner-run.repository.js';
import { type PlanAuthor, SeatPlanRepository } from '../data/seat-plan.repository.js';
import { PlannerBusy } from '../domain/ateliers.errors.js';
import type { RunOutcome, RunRequest } from '../domain/plan/planner-run.js';
import type { SeatPlan } from '../domain/plan/seat-plan.js';
import type { Situation } from '../domain/plan/situation.js';
import type { PlannerRun } from '../planner-thread.js';
import { PlanSituations } from '../queries/plan-situations.js';
import { NoSeatingPossible, SeatEverybody } from './seat-everybody.js';

const BEAT_MS = 700;

interface Work {
  readonly eventId: string;
  readonly by: PlanAuthor;
  readonly runId: string;
  readonly request: RunRequest;
}

/**
 * The planner at work for an event, beside whatever pages are served meanwhile: one run at a time, told in the database so that
 * any page of any process shows it. What it makes is a draft of its own; no other plan changes.
 */
@Injectable()
export class ProposePlan implements OnApplicationShutdown {
  private readonly log = new Logger(ProposePlan.name);
  private readonly atWork = new Map<string, { stop: () => void; done: Promise<void> }>();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly read: ReadDatabase,
    private readonly runs: PlannerRunRepository,
    private readonly plans: SeatPlanRepository,
    private readonly situations: PlanSituations,
    private readonly seating: SeatEverybody,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    private readonly machine: MachineClock,
  ) {}

  /** Begins; the page that follows shows how far it is. @throws PlannerBusy, PlanUnknown */
  async start(eventId: string, by: PlanAuthor, request: RunRequest): Promise<void> {
    const work = { eventId, by, runId: newId(), request };
    await this.unitOfWork.run(
      async (tx) => {
        if (request.planId) await this.plans.byId(tx, eventId, request.planId);
        const now = this.machine.now().getTime();
        if (!(await this.runs.take(tx, { eventId, runId: work.runId, request, actor: by.name, now })))
          throw new PlannerBusy();
        await this.audit.record(tx, {
          actor: by,
          eventId,
          verb: request.kind === 'replan' ? 'seats-replan-asked' : 'seats-proposal-asked',
          subjectKind: 'event',
          subjectId: eventId,
          details: { seconds: request.seconds },
        });
      },
      { lane: eventId },
    );
    let end: () => void = () => undefined;
    this.atWork.set(work.runId, { stop: () => end(), done: this.work(work, (stop) => (end = stop)) });
  }

  /** The best plan so far is kept. */
  async stop(eventId: string): Promise<void> {
    await this.unitOfWork.run((tx) => this.runs.askToStop(tx, eventId), { lane: eventId });
  }

  /** For commands and tests: until nothing is at work in this process. */
  async finished(): Promise<void> {
    await Promise.all([...this.atWork.values()].map(({ done }) => done));
  }

  async onApplicationShutdown(): Promise<void> {
    for (const { stop } of this.atWork.values()) stop();
    await this.finished();
  }

  private async work(work: Work, stoppable: (stop: () => void) => void): Promise<void> {
    const { eventId, runId } = work;
    try {
      await this.conclude(work, 'done', { planId: await this.plan(work, stoppable) });
    } catch (error) {
      if (!(error instanceof NoSeatingPossible)) this.log.error(error instanceof Error ? error.stack : error);
      const reasons = error instanceof NoSeatingPossible ? error.reasons : [{ reason: 'interrupted' as const }];
      await this.conclude(work, 'failed', { reasons }).catch((failure: unknown) => this.log.error(failure));
    } finally {
      this.atWork.delete(runId);
      this.log.debug(`planner run of event ${eventId} ended`);
    }
  }

  private async plan({ eventId, by, runId, request }: Work, stoppable: (stop: () => void) => void): Promise<string> {
    const { situation, base } = await this.situation(eventId, request);
    let current: Pick<PlannerRun, 'stop'> | null = null;
    let stopped = false;
    const told = { progress: 0, cost: null as number | null };
    const stop = () => {
      stopped = true;
      current?.stop();
    };
    stoppable(stop);
    const beat = setInterval(() => {
      const now = this.machine.now().getTime();
      void this.unitOfWork
        .run((tx) => this.runs.beat(tx, eventId, { runId, ...told, now }), { lane: eventId })
        .then((end) => end && stop())
        .catch((error: unknown) => this.log.warn(error));
    }, BEAT_MS);
    try {
      const { seats, bounds, budget } = await this.seating.execute(
        situation,
        {
          seed: request.seed,
          seconds: request.seconds,
          ...(request.kind === 'replan' ? { replanFrom: request.fromPhase ?? 1 } : {}),
        },
        {
          progress: (part, cost) => {
            told.progress = Math.min(99, Math.round(100 * part));
            told.cost = Math.round(cost);
          },
          works: (run) => {
            current = run;
            if (stopped) run.stop();
          },
        },
      );
      const proposal = { seed: request.seed, seconds: request.seconds, budget, bounds };
      const at = this.clock.now().getTime();
      return await this.unitOfWork.run(
        (tx) =>
          this.plans.add(
            tx,
            {
              eventId,
              kind: 'draft',
              name: request.name,
              basedOn: base && { id: base.id, version: base.version },
              lockedTables: situation.lockedTables,
              proposal,
            },
            seats,
            by,
            at,
          ),
        { lane: eventId },
      );
    } finally {
      clearInterval(beat);
    }
  }

  private async situation(
    eventId: string,
    { planId }: RunRequest,
  ): Promise<{ situation: Situation; base: SeatPlan | null }> {
    if (planId) {
      const base = await this.plans.byId(this.read, eventId, planId);
      return { situation: (await this.situations.of(this.read, base)).situation, base };
    }
    const { arrangement, people } = await this.situations.ateliers(this.read, eventId);
    return { situation: { arrangement, people, seats: new Map(), lockedTables: new Set() }, base: null };
  }

  private async conclude({ eventId, runId }: Work, state: 'done' | 'failed', outcome: RunOutcome): Promise<void> {
    const now = this.machine.now().getTime();
    await this.unitOfWork.run((tx) => this.runs.end(tx, eventId, { runId, state, outcome, now }), { lane: eventId });
  }
}

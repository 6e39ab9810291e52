import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../events/domain/event.js';
import { isOver } from '../../events/domain/registration-window.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { type PlanAuthor, SeatPlanRepository } from '../data/seat-plan.repository.js';
import { PlanUnknown, SeatsChangedMeanwhile } from '../domain/ateliers.errors.js';
import type { SeatsByPhase } from '../domain/seats.js';
import { PlanSituations } from '../queries/plan-situations.js';
import type { PublishedPlan } from '../queries/published-plan.query.js';
import { SeatNewsQuery } from '../queries/seat-news.query.js';
import { type PeopleTold, TellSeats } from './tell-seats.js';

export interface PlanPublication {
  readonly event: EventRecord;
  readonly planId: string;
  readonly by: PlanAuthor;
  /** The draft's version on the page that showed what would change. */
  readonly seen: number;
  /** Write to those whose seat is not what they were told last; nobody was told anything before the first publication, and nobody is once the event is over. */
  readonly tellPeople: boolean;
}

export interface PlanPublished extends PeopleTold {
  /** People who read something else than they were told. */
  readonly concerned: number;
}

/** A draft becomes what participants and facilitators read; the draft stays, for what comes next. */
@Injectable()
export class PublishPlan {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly plans: SeatPlanRepository,
    private readonly situations: PlanSituations,
    private readonly news: SeatNewsQuery,
    private readonly tell: TellSeats,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws SeatsChangedMeanwhile where the draft is not the one that was looked at; PlanUnknown */
  async execute(publication: PlanPublication): Promise<PlanPublished> {
    return this.unitOfWork.run((tx) => this.publish(tx, publication), { lane: publication.event.id });
  }

  private async publish(tx: Transaction, publication: PlanPublication): Promise<PlanPublished> {
    const { event, planId, by, seen } = publication;
    const draft = await this.plans.open(tx, event.id, planId);
    if (draft.kind !== 'draft') throw new PlanUnknown();
    if (draft.version !== seen) throw new SeatsChangedMeanwhile(await this.plans.changesSince(tx, planId, seen));
    const { situation } = await this.situations.of(tx, draft);
    const { before, after, known, news, isFirst } = await this.news.of(event.id, situation, tx);
    const at = this.clock.now().getTime();
    await this.tell.remember(tx, event.id, known);
    const publishedId = await this.write(tx, publication, before, after, at);
    await tx.execute(
      'UPDATE events SET version = version + 1, calendar_sequence = calendar_sequence + 1, updated_at = ? WHERE id = ?',
      [at, event.id],
    );
    const told =
      !isFirst && publication.tellPeople && !isOver(event, at)
        ? await this.tell.within(tx, event, news, publishedId)
        : { mailed: 0, batchId: null };
    await this.audit.record(tx, {
      actor: by,
      eventId: event.id,
      verb: 'seats-published',
      subjectKind: 'seat-plan',
      subjectId: planId,
      details: { plan: draft.name, count: news.length, mailed: told.mailed },
    });
    return { concerned: news.length, ...told };
  }

  /** Participants read no plan any more. */
  async withdraw(event: Pick<EventRecord, 'id'>, by: PlanAuthor): Promise<void> {
    await this.unitOfWork.run(
      async (tx) => {
        const plan = await this.plans.published(tx, event.id);
        if (!plan) return;
        await this.tell.remember(tx, event.id, await this.news.known(event.id, tx));
        await this.plans.remove(tx, plan.id);
        const at = this.clock.now().getTime();
        await tx.execute('UPDATE events SET version = version + 1, updated_at = ? WHERE id = ?', [at, event.id]);
        await this.audit.record(tx, {
          actor: by,
          eventId: event.id,
          verb: 'seats-unpublished',
          subjectKind: 'event',
          subjectId: event.id,
        });
      },
      { lane: event.id },
    );
  }

  /** Holds back the mails of a publication that have not left. @returns how many stay here. */
  async holdBack(event: Pick<EventRecord, 'id'>, by: PlanAuthor, batchId: string): Promise<number> {
    return this.unitOfWork.run(
      async (tx) => {
        const count = await this.tell.holdBack(tx, event.id, batchId);
        if (count === null) return 0;
        await this.audit.record(tx, {
          actor: by,
          eventId: event.id,
          verb: 'seats-mails-held-back',
          subjectKind: 'event',
          subjectId: event.id,
          details: { count },
        });
        return count;
      },
      { lane: event.id },
    );
  }

  /** @returns the id of the published plan. */
  private async write(
    tx: Transaction,
    { event, planId, by, seen }: PlanPublication,
    before: PublishedPlan | null,
    { rooms, seats }: Pick<PublishedPlan, 'rooms' | 'seats'>,
    at: number,
  ): Promise<string> {
    if (!before) {
      const plan = {
        eventId: event.id,
        kind: 'published' as const,
        name: '',
        basedOn: { id: planId, version: seen },
        rooms,
      };
      return this.plans.add(tx, plan, seats, by, at);
    }
    const nobody = [...before.seats.keys()].map((person): [string, SeatsByPhase] => [person, new Map()]);
    await this.plans.writeSeats(tx, before.id, new Map([...nobody, ...seats]));
    await this.plans.republish(tx, before.id, { rooms, basedOn: planId, basedOnVersion: seen, by, at });
    return before.id;
  }
}

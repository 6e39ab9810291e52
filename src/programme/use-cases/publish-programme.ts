import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { type DraftAuthor, DraftRepository } from '../data/draft.repository.js';
import { PeopleRepository } from '../data/people.repository.js';
import { SessionRepository } from '../data/session.repository.js';
import { DraftChangedMeanwhile } from '../domain/draft.errors.js';
import { changeCount, changesCalendar, programmeDiff } from '../domain/programme-diff.js';
import { ProgrammeFacts } from './programme-facts.js';

export interface ProgrammePublication {
  readonly eventId: string;
  readonly by: DraftAuthor;
  /** The draft's version on the page that showed the changes. */
  readonly seenVersion: number;
  /** Write to everybody who is registered. */
  readonly tellPeople: boolean;
}

/** The draft becomes the programme that everybody reads. */
@Injectable()
export class PublishProgramme {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly drafts: DraftRepository,
    private readonly sessions: SessionRepository,
    private readonly people: PeopleRepository,
    private readonly facts: ProgrammeFacts,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @returns how many changes it published, 0 where there were none. @throws DraftChangedMeanwhile */
  async execute(publication: ProgrammePublication): Promise<number> {
    return this.unitOfWork.run((tx) => this.publish(tx, publication), { lane: publication.eventId });
  }

  private async publish(
    tx: Transaction,
    { eventId, by, seenVersion, tellPeople }: ProgrammePublication,
  ): Promise<number> {
    // First what every change of an event locks first: two processes at one event wait for each other, and never for ever.
    if (tx.engine === 'postgres') {
      await tx.query('SELECT event_id FROM event_places WHERE event_id = ? FOR UPDATE', [eventId]);
    }
    const draft = await this.drafts.open(tx, eventId);
    if (draft.version !== seenVersion) throw new DraftChangedMeanwhile();
    const diff = programmeDiff(draft.published, draft.sessions);
    const count = changeCount(diff);
    if (count === 0) return 0;
    const at = this.clock.now().getTime();
    await this.sessions.replace(tx, eventId, draft.sessions);
    await this.people.meet(tx, draft.sessions, at);
    // A calendar sent along must replace the one sent before, even where only a text changed.
    const raise = tellPeople || changesCalendar(diff) ? 1 : 0;
    await tx.execute(
      'UPDATE events SET version = version + 1, calendar_sequence = calendar_sequence + ?, updated_at = ? WHERE id = ?',
      [raise, at, eventId],
    );
    await this.drafts.notePublished(tx, draft);
    await this.audit.record(tx, {
      actor: by,
      eventId,
      verb: 'programme-published',
      subjectKind: 'programme',
      subjectId: eventId,
      details: { count, mailed: tellPeople },
    });
    const [event] = await tx.query<{ calendarSequence: number; version: number }>(
      'SELECT calendar_sequence AS "calendarSequence", version FROM events WHERE id = ?',
      [eventId],
    );
    await this.facts.published(tx, { eventId, diff, tellPeople, ...event! });
    return count;
  }
}

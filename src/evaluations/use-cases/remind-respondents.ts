import { Injectable } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import type { EventRecord } from '../../events/domain/event.js';
import { EventQueries } from '../../events/queries/event.queries.js';
import { Clock } from '../../platform/clock/clock.js';
import { ReadDatabase } from '../../platform/database/read-database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Outbox } from '../../platform/mail/outbox.js';
import { InvitationRepository } from '../data/invitation.repository.js';
import { QuestionnaireRepository } from '../data/questionnaire.repository.js';
import { standingOf, type QuestionnaireRecord } from '../domain/questionnaire.js';
import { remindersDue } from '../domain/reminders.js';
import { EvaluationEmails } from '../emails/evaluation-emails.js';
import { PeopleBehind } from '../queries/people-behind.js';

const AT_ONCE = 50;

/** Writes again to those who have not answered, twice at most. It knows who answered, and nothing of what. */
@Injectable()
export class RemindRespondents {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly read: ReadDatabase,
    private readonly events: EventQueries,
    private readonly questionnaires: QuestionnaireRepository,
    private readonly people: PeopleBehind,
    private readonly invitations: InvitationRepository,
    private readonly emails: EvaluationEmails,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Under the questionnaire's lock: of several processes each may do it, and a person gets each reminder once. */
  @Cron(CronExpression.EVERY_10_MINUTES)
  async remindDue(): Promise<void> {
    const now = this.clock.now().getTime();
    const open = await this.read.query<{ id: string; eventId: string }>(
      `SELECT id AS "id", event_id AS "eventId" FROM questionnaires
       WHERE status = 'open' AND reminders > 0 AND opens_at <= ? AND closes_at > ?`,
      [now, now],
    );
    for (const { id, eventId } of open) {
      const event = await this.events.byId(eventId);
      if (!event || event.status === 'cancelled') continue;
      while ((await this.unitOfWork.run((tx) => this.remindSome(tx, id, event), { lane: id })) === AT_ONCE);
    }
  }

  /** @returns how many were looked at: a full slice has another behind it. */
  private async remindSome(tx: Transaction, id: string, event: EventRecord): Promise<number> {
    const questionnaire = await this.questionnaires.lock(tx, id);
    const now = this.clock.now().getTime();
    if (!questionnaire || standingOf(questionnaire, now) !== 'open') return 0;
    const number = remindersDue(questionnaire, now);
    if (number === 0) return 0;
    const lacking = await this.invitations.toRemind(tx, id, number, AT_ONCE);
    if (lacking.length === 0) return 0;
    await this.write(tx, questionnaire, event, lacking, number);
    await this.invitations.noteReminders(
      tx,
      id,
      lacking.map(({ personId }) => personId),
      number,
    );
    return lacking.length;
  }

  private async write(
    tx: Transaction,
    questionnaire: QuestionnaireRecord,
    event: EventRecord,
    lacking: readonly { personId: string; tokenVersion: number }[],
    number: number,
  ): Promise<void> {
    const versions = new Map(lacking.map(({ personId, tokenVersion }) => [personId, tokenVersion]));
    for (const person of await this.people.of(tx, event, questionnaire, [...versions.keys()])) {
      if (person.wantsNoMail) continue;
      const to = { ...person, tokenVersion: versions.get(person.personId)! };
      await this.outbox.enqueue(tx, this.emails.reminder(questionnaire, event, to, number));
    }
  }
}

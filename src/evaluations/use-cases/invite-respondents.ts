import { Injectable } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import type { EventRecord } from '../../events/domain/event.js';
import { EventQueries } from '../../events/queries/event.queries.js';
import { Clock } from '../../platform/clock/clock.js';
import { ReadDatabase } from '../../platform/database/read-database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { LinkTokens } from '../../platform/mail/link-tokens.js';
import { Outbox } from '../../platform/mail/outbox.js';
import { FIRST_VERSION, InvitationRepository } from '../data/invitation.repository.js';
import { EVALUATION_LINK, linkSubject } from '../domain/evaluation-link.js';
import { standingOf, type QuestionnaireRecord } from '../domain/questionnaire.js';
import { remindersMissed } from '../domain/reminders.js';
import { EvaluationEmails } from '../emails/evaluation-emails.js';
import { Audiences } from '../queries/audiences.js';
import { PeopleBehind, type PersonBehind } from '../queries/people-behind.js';
import { QuestionnaireQuery } from '../queries/questionnaire.query.js';

/** People of one transaction: other writes wait no longer than for fifty mails. */
const AT_ONCE = 50;

/** Asks those who have not been asked, once a questionnaire is open: those of its audience, and whoever joins it later. */
@Injectable()
export class InviteRespondents {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly read: ReadDatabase,
    private readonly events: EventQueries,
    private readonly questionnaires: QuestionnaireQuery,
    private readonly audiences: Audiences,
    private readonly people: PeopleBehind,
    private readonly invitations: InvitationRepository,
    private readonly emails: EvaluationEmails,
    private readonly outbox: Outbox,
    private readonly tokens: LinkTokens,
    private readonly clock: Clock,
  ) {}

  /** Of several processes each may do it: a person is asked once. */
  @Cron(CronExpression.EVERY_MINUTE)
  async inviteDue(): Promise<void> {
    const now = this.clock.now().getTime();
    const open = await this.read.query<{ id: string }>(
      `SELECT id AS "id" FROM questionnaires WHERE status = 'open' AND opens_at <= ? AND closes_at > ?`,
      [now, now],
    );
    for (const { id } of open) await this.execute(id);
  }

  /** @returns how many were asked now. */
  async execute(questionnaireId: string): Promise<number> {
    const questionnaire = await this.questionnaires.byId(questionnaireId);
    if (!questionnaire || standingOf(questionnaire, this.clock.now().getTime()) !== 'open') return 0;
    const event = await this.events.byId(questionnaire.eventId);
    if (!event || event.status === 'draft' || event.status === 'cancelled') return 0;
    const asked = await this.invitations.asked(this.read, questionnaireId);
    const lacking = (await this.audiences.of(this.read, questionnaire)).filter((id) => !asked.has(id));
    let invited = 0;
    for (let at = 0; at < lacking.length; at += AT_ONCE) {
      const some = lacking.slice(at, at + AT_ONCE);
      invited += await this.unitOfWork.run((tx) => this.invite(tx, questionnaire, event, some), {
        lane: questionnaireId,
      });
    }
    return invited;
  }

  private async invite(
    tx: Transaction,
    questionnaire: QuestionnaireRecord,
    event: EventRecord,
    ids: readonly string[],
  ): Promise<number> {
    let invited = 0;
    for (const person of await this.people.of(tx, event, questionnaire, ids)) {
      if (await this.inviteOne(tx, questionnaire, event, person)) invited++;
    }
    return invited;
  }

  private async inviteOne(
    tx: Transaction,
    questionnaire: QuestionnaireRecord,
    event: EventRecord,
    { personId, kind, wantsNoMail, ...person }: PersonBehind,
  ): Promise<boolean> {
    const token = this.tokens.token(EVALUATION_LINK, linkSubject(questionnaire.id, personId), FIRST_VERSION);
    const isNew = await this.invitations.insert(tx, {
      questionnaireId: questionnaire.id,
      personId,
      personKind: kind,
      tokenHash: this.tokens.hash(token),
      mailed: !wantsNoMail,
      reminded: remindersMissed(questionnaire, this.clock.now().getTime()),
    });
    if (!isNew || wantsNoMail) return isNew;
    const to = { personId, tokenVersion: FIRST_VERSION, ...person };
    await this.outbox.enqueue(tx, this.emails.invitation(questionnaire, event, to));
    return true;
  }
}

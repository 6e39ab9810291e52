import { Injectable, Logger } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import type { EventRecord } from '../../../events/domain/event.js';
import { EventQueries } from '../../../events/queries/event.queries.js';
import { Clock } from '../../../platform/clock/clock.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Outbox } from '../../../platform/mail/outbox.js';
import { PlacesRepository } from '../../data/places.repository.js';
import { RegistrationRepository } from '../../data/registration.repository.js';
import { RegistrationSettingsRepository } from '../../settings/data/registration-settings.repository.js';
import { EndRegistration } from '../../use-cases/end-registration.js';
import { ApprovalsRepository } from '../data/approvals.repository.js';
import { readApprovalRules } from '../domain/approval-rules.js';
import type { ApprovalRecord } from '../domain/approval.js';
import { isNoMore } from '../domain/event-standing.js';
import { ApprovalEmails } from '../emails/approval-emails.js';
import { OverdueApprovals } from '../queries/overdue-approvals.query.js';

/**
 * Superiors who have not answered are reminded once, and what nobody decided in time ends where the event says so. Each
 * approval is looked at again under its event's lock: of two processes the second finds nothing left to do.
 */
@Injectable()
export class WatchDeadlines {
  private readonly logger = new Logger(WatchDeadlines.name);

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly overdue: OverdueApprovals,
    private readonly events: EventQueries,
    private readonly places: PlacesRepository,
    private readonly registrations: RegistrationRepository,
    private readonly approvals: ApprovalsRepository,
    private readonly settings: RegistrationSettingsRepository,
    private readonly end: EndRegistration,
    private readonly outbox: Outbox,
    private readonly emails: ApprovalEmails,
    private readonly clock: Clock,
  ) {}

  @Cron(CronExpression.EVERY_5_MINUTES)
  async look(): Promise<void> {
    try {
      await this.execute();
    } catch (error) {
      this.logger.error('deadlines of approvals will be looked at again', String(error));
    }
  }

  /** @returns how many reminders left and how many requests ended. */
  async execute(): Promise<{ reminded: number; ended: number }> {
    const now = this.clock.now().getTime();
    const due = await this.overdue.at(now);
    let [reminded, ended] = [0, 0];
    for (const { approvalId, eventId, what } of due) {
      const event = await this.events.byId(eventId);
      if (!event || isNoMore(event, now)) continue;
      const isDone = await this.unitOfWork.run(
        (tx) => (what === 'remind' ? this.remind(tx, event, approvalId, now) : this.expire(tx, event, approvalId, now)),
        { lane: event.id },
      );
      if (isDone && what === 'remind') reminded++;
      else if (isDone) ended++;
    }
    return { reminded, ended };
  }

  private async remind(tx: Transaction, event: EventRecord, id: string, now: number): Promise<boolean> {
    const found = await this.stillPending(tx, event, id);
    if (!found || !(await this.approvals.noteReminded(tx, id, now))) return false;
    await this.outbox.enqueue(tx, this.emails.reminder(found.registration, event, found.approval));
    return true;
  }

  private async expire(tx: Transaction, event: EventRecord, id: string, now: number): Promise<boolean> {
    const found = await this.stillPending(tx, event, id);
    const rules = readApprovalRules((await this.settings.of(tx, event.id, 'approval')).body);
    if (!found || rules.whenLate !== 'refused' || found.registration.status !== 'pending') return false;
    const { approval, registration } = found;
    if (approval.dueAt === null || approval.dueAt > now) return false;
    await this.approvals.settle(tx, id, { status: 'expired', at: now });
    const ended = await this.end.within(tx, event, registration, {
      by: 'approval-expired',
      now,
      mail: false,
    });
    await this.outbox.enqueue(tx, this.emails.expired(ended, event, approval));
    return true;
  }

  private async stillPending(tx: Transaction, event: EventRecord, id: string) {
    await this.places.lock(tx, event.id);
    const approval: ApprovalRecord | null = await this.approvals.byId(tx, id);
    if (approval?.status !== 'pending') return null;
    const registration = await this.registrations.byId(tx, approval.registrationId);
    return registration && registration.status !== 'withdrawn' ? { approval, registration } : null;
  }
}

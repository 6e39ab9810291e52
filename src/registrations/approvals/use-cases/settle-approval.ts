import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { Outbox } from '../../../platform/mail/outbox.js';
import { OptionChoicesRepository } from '../../data/option-choices.repository.js';
import type { RegistrationRecord } from '../../domain/registration.js';
import { RegistrationSettingsRepository } from '../../settings/data/registration-settings.repository.js';
import { AdmitRegistration } from '../../use-cases/admit-registration.js';
import { EndRegistration } from '../../use-cases/end-registration.js';
import { ApprovalsRepository } from '../data/approvals.repository.js';
import { stepAfter, stepsFor } from '../domain/approval-chain.js';
import { readApprovalRules } from '../domain/approval-rules.js';
import type { ApprovalRecord, DecidedBy, Verdict } from '../domain/approval.js';
import { ApprovalEmails } from '../emails/approval-emails.js';
import { AskApproval } from './ask-approval.js';

export interface Settling {
  readonly verdict: Verdict;
  readonly reason: string | null;
  readonly by: DecidedBy;
  readonly batchId?: string;
  readonly now: number;
}

/** Somebody agrees or refuses: the next is asked, the request is admitted, or it ends. */
@Injectable()
export class SettleApproval {
  constructor(
    private readonly approvals: ApprovalsRepository,
    private readonly settings: RegistrationSettingsRepository,
    private readonly options: OptionChoicesRepository,
    private readonly ask: AskApproval,
    private readonly admit: AdmitRegistration,
    private readonly end: EndRegistration,
    private readonly outbox: Outbox,
    private readonly emails: ApprovalEmails,
  ) {}

  /** Called under the event's lock, with a pending approval of this live registration. @returns the registration as it is after. */
  async within(
    tx: Transaction,
    event: EventRecord,
    { approval, registration }: { approval: ApprovalRecord; registration: RegistrationRecord },
    { verdict, reason, by, batchId, now }: Settling,
  ): Promise<RegistrationRecord> {
    const status = verdict === 'accept' ? 'accepted' : 'refused';
    const optionsBefore = batchId ? await this.options.chosenBy(tx, registration.id) : [];
    await this.approvals.settle(tx, approval.id, { status, at: now, by, reason, batchId, optionsBefore });
    if (verdict === 'refuse') return this.refused(tx, event, { approval, registration }, { reason, by, now });
    if (registration.status !== 'pending') return registration;
    const rules = readApprovalRules((await this.settings.of(tx, event.id, 'approval')).body);
    const next = stepAfter(stepsFor(rules, registration.source), approval.step);
    if (next) {
      const asked = await this.ask.within(tx, event, registration, { step: next, approver: null, rules, now });
      await this.outbox.enqueue(tx, this.emails.advanced(registration, event, asked));
      return { ...registration, awaits: asked.step, decisionDueAt: asked.dueAt, updatedAt: now };
    }
    return this.admit.within(tx, event, registration, now);
  }

  private async refused(
    tx: Transaction,
    event: EventRecord,
    { approval, registration }: { approval: ApprovalRecord; registration: RegistrationRecord },
    { reason, by, now }: { reason: string | null; by: DecidedBy; now: number },
  ): Promise<RegistrationRecord> {
    const ended = await this.end.within(tx, event, registration, {
      by: by === 'organiser' ? 'organiser' : approval.step,
      reason,
      now,
      mail: false,
    });
    await this.outbox.enqueue(tx, this.emails.refused(ended, event, { by, approval, reason }));
    return ended;
  }
}

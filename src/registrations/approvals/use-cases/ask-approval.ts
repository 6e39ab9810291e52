import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { newId } from '../../../platform/ids/ids.js';
import { LinkTokens } from '../../../platform/mail/link-tokens.js';
import { Outbox } from '../../../platform/mail/outbox.js';
import { RegistrationRepository } from '../../data/registration.repository.js';
import type { RegistrationRecord } from '../../domain/registration.js';
import { ApprovalsRepository } from '../data/approvals.repository.js';
import { dueAt, remindAt } from '../domain/approval-chain.js';
import type { ApprovalRules, ApprovalStep } from '../domain/approval-rules.js';
import { APPROVAL_LINK, LINK_VERSION, type ApprovalRecord } from '../domain/approval.js';
import type { Approver } from '../domain/approver.js';
import { ApprovalEmails } from '../emails/approval-emails.js';

/** Puts a request before whoever decides next: the row, the deadline on the registration, the superior's mail. */
@Injectable()
export class AskApproval {
  constructor(
    private readonly approvals: ApprovalsRepository,
    private readonly registrations: RegistrationRepository,
    private readonly tokens: LinkTokens,
    private readonly outbox: Outbox,
    private readonly emails: ApprovalEmails,
  ) {}

  /** Called under the event's lock. `approver` is needed at the employer's step, and goes for nothing at the organiser's. */
  async within(
    tx: Transaction,
    event: EventRecord,
    registration: RegistrationRecord,
    {
      step,
      approver,
      rules,
      now,
    }: { step: ApprovalStep; approver: Approver | null; rules: ApprovalRules; now: number },
  ): Promise<ApprovalRecord> {
    const due = dueAt(rules, step, event, now);
    const isEmployer = step === 'employer' && approver !== null;
    const approval: ApprovalRecord = {
      id: newId(),
      eventId: event.id,
      registrationId: registration.id,
      step: isEmployer ? 'employer' : 'organiser',
      status: 'pending',
      approverName: isEmployer ? approver.name : null,
      approverEmail: isEmployer ? approver.email : null,
      askedAt: now,
      dueAt: due,
      remindAt: isEmployer ? remindAt(rules, due, event, now) : null,
      remindedAt: null,
      decidedAt: null,
      decidedBy: null,
      reason: null,
      batchId: null,
    };
    const token = this.tokens.token(APPROVAL_LINK, approval.id, LINK_VERSION);
    await this.approvals.insert(tx, approval, isEmployer ? this.tokens.hash(token) : null);
    if (registration.status === 'pending') {
      // Whoever is asked anew beside a place already given does not put that place in question until they answer.
      await this.registrations.move(
        tx,
        { ...registration, awaits: approval.step, decisionDueAt: due, updatedAt: now },
        null,
      );
    }
    if (isEmployer) await this.outbox.enqueue(tx, this.emails.asked(registration, event, approval));
    return approval;
  }
}

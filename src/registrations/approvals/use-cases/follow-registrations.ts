import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { Outbox } from '../../../platform/mail/outbox.js';
import type { RegistrationRecord } from '../../domain/registration.js';
import { isSameEmployer } from '../../domain/same-employer.js';
import { RegistrationSettingsRepository } from '../../settings/data/registration-settings.repository.js';
import {
  RegistrationFacts,
  type RegistrationAsked,
  type RegistrationChanged,
  type RegistrationMoved,
} from '../../use-cases/registration-facts.js';
import { ApprovalsRepository } from '../data/approvals.repository.js';
import { asksEmployer, stepsFor } from '../domain/approval-chain.js';
import { readApprovalRules, type ApprovalRules } from '../domain/approval-rules.js';
import type { Approver } from '../domain/approver.js';
import { ApprovalEmails } from '../emails/approval-emails.js';
import { AskApproval } from './ask-approval.js';

/** What requests, changes and endings mean for those who must agree, in the transaction of each. */
@Injectable()
export class FollowRegistrations implements OnModuleInit {
  constructor(
    private readonly facts: RegistrationFacts,
    private readonly settings: RegistrationSettingsRepository,
    private readonly approvals: ApprovalsRepository,
    private readonly ask: AskApproval,
    private readonly outbox: Outbox,
    private readonly emails: ApprovalEmails,
  ) {}

  onModuleInit(): void {
    this.facts.on('asked', (tx, fact) => this.asked(tx, fact));
    this.facts.on('changed', (tx, fact) => this.changed(tx, fact));
    this.facts.on('moved', (tx, fact) => this.moved(tx, fact));
  }

  private async asked(
    tx: Transaction,
    { event, registration, request, introduction, insteadOf, now }: RegistrationAsked,
  ): Promise<void> {
    if (insteadOf) return this.askedInstead(tx, event, registration, insteadOf, now);
    if (registration.status !== 'pending' || registration.awaits === null) return;
    const rules = await this.rulesOf(tx, event);
    const { approver } = request;
    const approval = await this.ask.within(tx, event, registration, {
      step: registration.awaits,
      approver,
      rules,
      now,
    });
    if (registration.source !== 'import') {
      await this.outbox.enqueue(tx, this.emails.recorded(registration, event, approval, introduction));
    }
  }

  /** The superior who was asked for the first person knows best whom to ask for the second, of the same employer. */
  private async askedInstead(
    tx: Transaction,
    event: EventRecord,
    registration: RegistrationRecord,
    former: RegistrationRecord,
    now: number,
  ): Promise<void> {
    const isPending = registration.status === 'pending';
    const rules = await this.rulesOf(tx, event);
    if (!isPending && !(rules.asksForSubstitutes && asksEmployer(rules))) return;
    const isColleague = isSameEmployer(former.collectivity, registration.collectivity);
    const approver = isColleague ? approverOf(await this.approvals.lastEmployerOf(tx, former.id)) : null;
    const step = isPending ? (registration.awaits ?? 'organiser') : 'employer';
    if (isPending || approver) await this.ask.within(tx, event, registration, { step, approver, rules, now });
  }

  /** Another employer has not agreed yet. A place already given stays until the new superior answers. */
  private async changed(
    tx: Transaction,
    { event, registration, before, request, now }: RegistrationChanged,
  ): Promise<void> {
    if (isSameEmployer(before.collectivity, registration.collectivity) || registration.status === 'withdrawn') return;
    const rules = await this.rulesOf(tx, event);
    if (!stepsFor(rules, registration.source).includes('employer')) return;
    const approver = request.approver ?? approverOf(await this.approvals.lastEmployerOf(tx, registration.id));
    if (!approver) return;
    await this.replacePending(tx, registration.id, now);
    await this.ask.within(tx, event, registration, { step: 'employer', approver, rules, now });
  }

  /** Whoever left, or was let in by somebody's decree, needs nobody's agreement. */
  private async moved(tx: Transaction, { registration, before, now }: RegistrationMoved): Promise<void> {
    if (registration.status === 'pending' || (registration.status !== 'withdrawn' && before.status !== 'pending'))
      return;
    const pending = await this.approvals.pendingOf(tx, registration.id);
    if (pending) await this.approvals.settle(tx, pending.id, { status: 'dropped', at: now });
  }

  private async replacePending(tx: Transaction, registrationId: string, now: number): Promise<void> {
    const pending = await this.approvals.pendingOf(tx, registrationId);
    if (pending) await this.approvals.settle(tx, pending.id, { status: 'replaced', at: now });
  }

  private async rulesOf(tx: Transaction, event: EventRecord): Promise<ApprovalRules> {
    return readApprovalRules((await this.settings.of(tx, event.id, 'approval')).body);
  }
}

function approverOf(approval: { approverName: string | null; approverEmail: string | null } | null): Approver | null {
  if (!approval?.approverName || !approval.approverEmail) return null;
  return { name: approval.approverName, email: approval.approverEmail };
}

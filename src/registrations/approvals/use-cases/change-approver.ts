import { Injectable } from '@nestjs/common';
import { EventQueries } from '../../../events/queries/event.queries.js';
import type { EventRecord } from '../../../events/domain/event.js';
import { Clock } from '../../../platform/clock/clock.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { PersonalLinkUnknown } from '../../domain/registration.errors.js';
import { PlacesRepository } from '../../data/places.repository.js';
import { RegistrationRepository } from '../../data/registration.repository.js';
import { RegistrationByToken } from '../../queries/registration-by-token.query.js';
import { RegistrationSettingsRepository } from '../../settings/data/registration-settings.repository.js';
import { ApprovalsRepository } from '../data/approvals.repository.js';
import { ApprovalLinkUnknown, ApproverSettled } from '../domain/approval.errors.js';
import { readApprovalRules } from '../domain/approval-rules.js';
import type { Approver } from '../domain/approver.js';
import { isNoMore } from '../domain/event-standing.js';
import { ApprovalByToken } from '../queries/approval-by-token.query.js';
import { AskApproval } from './ask-approval.js';

/** Somebody else is asked to agree: said by the applicant, or by whoever was asked and knows better. The first link ends. */
@Injectable()
export class ChangeApprover {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventQueries,
    private readonly byPersonalLink: RegistrationByToken,
    private readonly byApprovalLink: ApprovalByToken,
    private readonly places: PlacesRepository,
    private readonly registrations: RegistrationRepository,
    private readonly approvals: ApprovalsRepository,
    private readonly settings: RegistrationSettingsRepository,
    private readonly ask: AskApproval,
    private readonly clock: Clock,
  ) {}

  /** @throws PersonalLinkUnknown; ApproverSettled where the superior is not asked (any more). */
  async byApplicant(token: string, approver: Approver): Promise<void> {
    const found = await this.byPersonalLink.find(token);
    if (!found) throw new PersonalLinkUnknown();
    const { event, registration } = found;
    await this.unitOfWork.run((tx) => this.change(tx, event, registration.id, approver), { lane: event.id });
  }

  /** @throws ApprovalLinkUnknown; ApproverSettled where this superior is not asked any more. */
  async byApprover(token: string, approver: Approver): Promise<void> {
    const found = await this.byApprovalLink.find(token);
    const event = found && (await this.events.byId(found.approval.eventId));
    if (!event) throw new ApprovalLinkUnknown();
    const { approval, registration } = found;
    await this.unitOfWork.run((tx) => this.change(tx, event, registration.id, approver, approval.id), {
      lane: event.id,
    });
  }

  /** @param expected the approval that was given on; any pending one unless said. */
  private async change(
    tx: Transaction,
    event: EventRecord,
    registrationId: string,
    approver: Approver,
    expected?: string,
  ): Promise<void> {
    await this.places.lock(tx, event.id);
    const now = this.clock.now().getTime();
    const pending = await this.approvals.pendingOf(tx, registrationId);
    const registration = await this.registrations.byId(tx, registrationId);
    const isAsked = pending?.step === 'employer' && (expected === undefined || pending.id === expected);
    if (!isAsked || !registration || isNoMore(event, now)) throw new ApproverSettled();
    const rules = readApprovalRules((await this.settings.of(tx, event.id, 'approval')).body);
    await this.approvals.settle(tx, pending.id, { status: 'replaced', at: now });
    await this.ask.within(tx, event, registration, { step: 'employer', approver, rules, now });
  }
}

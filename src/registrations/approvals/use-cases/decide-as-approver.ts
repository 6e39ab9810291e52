import { Injectable } from '@nestjs/common';
import { EventQueries } from '../../../events/queries/event.queries.js';
import { Clock } from '../../../platform/clock/clock.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { EventRecord } from '../../../events/domain/event.js';
import { PlacesRepository } from '../../data/places.repository.js';
import { RegistrationRepository } from '../../data/registration.repository.js';
import { ApprovalsRepository } from '../data/approvals.repository.js';
import { ApprovalLinkUnknown } from '../domain/approval.errors.js';
import { isNoMore } from '../domain/event-standing.js';
import type { Verdict } from '../domain/approval.js';
import { ApprovalByToken } from '../queries/approval-by-token.query.js';
import { SettleApproval } from './settle-approval.js';

/** The superior's word, from the mailed link. Said twice it counts once, and the first word counts. */
@Injectable()
export class DecideAsApprover {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly byToken: ApprovalByToken,
    private readonly events: EventQueries,
    private readonly places: PlacesRepository,
    private readonly approvals: ApprovalsRepository,
    private readonly registrations: RegistrationRepository,
    private readonly settle: SettleApproval,
    private readonly clock: Clock,
  ) {}

  /**
   * Settled, replaced or dropped before: nothing happens, and the page says how it stands.
   * @returns whether it stands as they said, now or already before. @throws ApprovalLinkUnknown.
   */
  async execute(token: string, decision: { verdict: Verdict; reason: string | null }): Promise<boolean> {
    const found = await this.byToken.find(token);
    const event = found && (await this.events.byId(found.approval.eventId));
    if (!event) throw new ApprovalLinkUnknown();
    return this.unitOfWork.run((tx) => this.decide(tx, event, found.approval.id, decision), { lane: event.id });
  }

  private async decide(
    tx: Transaction,
    event: EventRecord,
    id: string,
    decision: { verdict: Verdict; reason: string | null },
  ): Promise<boolean> {
    await this.places.lock(tx, event.id);
    const approval = await this.approvals.byId(tx, id);
    const now = this.clock.now().getTime();
    if (approval?.status !== 'pending' || isNoMore(event, now))
      return approval?.status === (decision.verdict === 'accept' ? 'accepted' : 'refused');
    const registration = await this.registrations.byId(tx, approval.registrationId);
    if (!registration || registration.status === 'withdrawn') return false;
    await this.settle.within(tx, event, { approval, registration }, { ...decision, by: 'approver', now });
    return true;
  }
}

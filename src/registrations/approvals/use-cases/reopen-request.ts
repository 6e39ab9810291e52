import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { normaliseEmail } from '../../../platform/mail/email-address.js';
import { CodeQuotasRepository } from '../../data/code-quotas.repository.js';
import { OptionChoicesRepository } from '../../data/option-choices.repository.js';
import { PlacesRepository } from '../../data/places.repository.js';
import { RegistrationRepository } from '../../data/registration.repository.js';
import type { RegistrationRecord } from '../../domain/registration.js';
import { KeepChoices } from '../../use-cases/keep-choices.js';
import { MoveRegistration } from '../../use-cases/move-registration.js';
import { ApprovalsRepository } from '../data/approvals.repository.js';
import type { ApprovalRecord } from '../domain/approval.js';

interface Undoing {
  readonly approval: ApprovalRecord;
  readonly registration: RegistrationRecord;
  readonly optionsBefore: readonly string[];
  readonly now: number;
}

/** Puts one request back where it stood before an organiser decided on it. */
@Injectable()
export class ReopenRequest {
  constructor(
    private readonly places: PlacesRepository,
    private readonly registrations: RegistrationRepository,
    private readonly quotas: CodeQuotasRepository,
    private readonly options: OptionChoicesRepository,
    private readonly choices: KeepChoices,
    private readonly move: MoveRegistration,
    private readonly approvals: ApprovalsRepository,
  ) {}

  /**
   * Called under the event's lock; the caller lets those who wait in when all is put back.
   * @returns false, with nothing written, where something happened since.
   */
  async within(
    tx: Transaction,
    event: EventRecord,
    { approval, registration, optionsBefore, now }: Undoing,
  ): Promise<boolean> {
    // Whatever touches a registration moves its hour: this is still what the decision made of it.
    if (registration.updatedAt !== approval.decidedAt) return false;
    const places = await this.places.lock(tx, event.id);
    const next = await this.approvals.pendingOf(tx, registration.id);
    if (!places) return false;
    if (registration.status === 'withdrawn') {
      if (await this.registrations.liveByEmail(tx, event.id, normaliseEmail(registration.email))) return false;
      const code = registration.actionCodeId;
      if (places.hasQuotas && code && !(await this.quotas.hasRoom(tx, code))) return false;
      if (places.hasQuotas && code) await this.quotas.take(tx, code);
    }
    if (next) await this.approvals.remove(tx, next.id);
    await this.approvals.reopen(tx, approval.id);
    await this.choices.giveBack(tx, places, registration);
    const { ledger } = await this.move.within(
      tx,
      event,
      { ledger: places, before: registration, now },
      { to: 'pending', awaits: approval.step, dueAt: approval.dueAt },
    );
    if (places.hasOptions) await this.options.add(tx, registration.id, optionsBefore);
    await this.places.save(tx, event.id, ledger);
    return true;
  }
}

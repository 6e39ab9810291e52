import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../events/domain/event.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { CodeQuotasRepository } from '../data/code-quotas.repository.js';
import type { LockedPlaces } from '../data/places.repository.js';
import type { RegistrationEnding, RegistrationRecord } from '../domain/registration.js';
import { KeepChoices } from './keep-choices.js';
import { MoveRegistration } from './move-registration.js';

/** Takes a registration out of its event: what it held is free, and given to nobody yet. */
@Injectable()
export class ReleaseRegistration {
  constructor(
    private readonly quotas: CodeQuotasRepository,
    private readonly choices: KeepChoices,
    private readonly move: MoveRegistration,
  ) {}

  /** Called under the event's lock; the caller saves the places it returns. */
  async within(
    tx: Transaction,
    event: EventRecord,
    { places, before, now }: { places: LockedPlaces; before: RegistrationRecord; now: number },
    { by, reason }: { by: RegistrationEnding; reason: string | null },
  ): Promise<{ places: LockedPlaces; registration: RegistrationRecord }> {
    if (places.hasQuotas) await this.quotas.giveBack(tx, before.id);
    await this.choices.giveBack(tx, places, before);
    const change = { ledger: places, before, now };
    const { ledger, registration } = await this.move.within(tx, event, change, { to: 'withdrawn', by, reason });
    return { places: ledger, registration };
  }
}

import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../events/domain/event.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { RegistrationRepository } from '../data/registration.repository.js';
import { afterMove, type PlacesLedger } from '../domain/admission.js';
import type { AwaitedDecider, RegistrationEnding, RegistrationRecord } from '../domain/registration.js';
import { RegistrationFacts } from './registration-facts.js';

/** Where a registration goes, with what the new state demands. */
export type Move =
  | { readonly to: 'confirmed' | 'waiting' }
  | { readonly to: 'offered'; readonly dueAt: number }
  | { readonly to: 'pending'; readonly awaits: AwaitedDecider; readonly dueAt: number | null }
  | { readonly to: 'withdrawn'; readonly by: RegistrationEnding; readonly reason: string | null };

/** From one state to another: the row, the counters and the fact, always the three of them. */
@Injectable()
export class MoveRegistration {
  constructor(
    private readonly registrations: RegistrationRepository,
    private readonly facts: RegistrationFacts,
  ) {}

  /** Called under the event's lock; the caller saves the ledger it returns. */
  async within<Ledger extends PlacesLedger>(
    tx: Transaction,
    event: EventRecord,
    { ledger, before, now }: { ledger: Ledger; before: RegistrationRecord; now: number },
    move: Move,
  ): Promise<{ ledger: Ledger; registration: RegistrationRecord }> {
    const isWaiting = move.to === 'waiting';
    const registration: RegistrationRecord = {
      ...before,
      status: move.to,
      waitingPosition: isWaiting ? ledger.waiting + 1 : null,
      awaits: move.to === 'pending' ? move.awaits : null,
      decisionDueAt: move.to === 'offered' || move.to === 'pending' ? move.dueAt : null,
      endedBy: move.to === 'withdrawn' ? move.by : null,
      endReason: move.to === 'withdrawn' ? move.reason : null,
      withdrawnAt: move.to === 'withdrawn' ? now : null,
      updatedAt: now,
    };
    await this.registrations.move(tx, registration, isWaiting ? ledger.nextRank : null);
    await this.facts.tell(tx, 'moved', { event, registration, before, now });
    const counted = afterMove(ledger, before.status, move.to, before.collectivity.type);
    return { ledger: { ...ledger, ...counted }, registration };
  }
}

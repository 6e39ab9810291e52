import type { EventRecord } from '../../events/domain/event.js';
import type { Transaction } from '../../platform/database/transaction.js';
import type { RegistrationRequest } from '../domain/registration-form.js';
import type { AwaitedDecider, RegistrationSource } from '../domain/registration.js';

/** How a request came, for events where that counts as somebody's agreement. */
export interface Circumstances {
  readonly source: RegistrationSource;
  /** An organiser registers the person. */
  readonly onBehalf: boolean;
}

/**
 * Who must agree first before a request is decided on. Asked under the event's lock, and only at events whose organisers
 * saved the topic `approval`: a rush on others pays nothing.
 */
export abstract class ApprovalGate {
  /** @returns null where nobody needs to be asked. */
  abstract firstStep(
    tx: Transaction,
    event: EventRecord,
    request: RegistrationRequest,
    circumstances: Circumstances,
  ): Promise<AwaitedDecider | null>;
}

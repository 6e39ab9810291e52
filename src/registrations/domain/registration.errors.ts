import type { RegistrationState } from '../../events/domain/event.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import type { EmployerType } from './registration.js';

/** The event takes no registration now; `state` says why and the page says what to do. */
export class RegistrationNotOpen extends DomainError {
  readonly kind = 'closed';
  readonly code: string;
  constructor(readonly state: Exclude<RegistrationState, 'open' | 'waiting'>) {
    super(`registration is ${state}`);
    this.code = `registration-${state}`;
  }
}

/**
 * No place for this person now, at an event without a waiting list: the last ones are held, or kept for those who wait, or
 * enough have come of that type of employer, or of that collectivity (`count` of them may).
 */
export class NoPlaceFor extends DomainError {
  readonly kind = 'closed';
  readonly code: string;
  override readonly parameters: { readonly count: number };
  constructor(
    readonly why: 'held' | 'reserved' | `quota-${EmployerType | 'collectivity'}`,
    count: number,
  ) {
    super(`no place: ${why}`);
    this.code = `registration-${why}`;
    this.parameters = { count };
  }
}

/** All who may come with this code have registered, though the event itself may have places left. */
export class ActionCodeFull extends DomainError {
  readonly kind = 'closed';
  readonly code = 'registration-code-full';
}

/**
 * A live registration of this event has this e-mail. It says nothing of that registration: whoever owns the address has
 * been mailed the personal link again.
 */
export class AlreadyRegistered extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'already-registered';
}

/** The personal link opens nothing: mistyped, replaced, or of a registration whose data were erased. */
export class PersonalLinkUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'personal-link-unknown';
}

/** The registration was withdrawn before: it cannot be changed, only made anew. */
export class RegistrationWithdrawn extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'registration-withdrawn';
}

/** An Idempotency-Key came back with another body than the first time. */
export class IdempotencyKeyReused extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'idempotency-key-reused';
}

/** The call wants a person's token as Bearer, and brought none, or one of no registration of that reference. */
export class BearerTokenRefused extends DomainError {
  readonly kind = 'unauthenticated';
  readonly code = 'bearer-token-refused';
}

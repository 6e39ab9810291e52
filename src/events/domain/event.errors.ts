import { DomainError } from '../../platform/errors/domain-error.js';

/** No event has this address, or nobody may see it yet. */
export class EventUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'event-unknown';
}

import { DomainError } from '../../../platform/errors/domain-error.js';

/** The link opens no collective (any more), or the person is in none. */
export class CollectiveUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'collective-unknown';
}

/** Only whoever began a collective may renew its link, while they are in it. */
export class NotTheirCollective extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'collective-not-theirs';
}

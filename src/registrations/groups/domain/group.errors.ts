import { DomainError } from '../../../platform/errors/domain-error.js';

/** The link opens no group, or the reference is nobody's in it. */
export class GroupUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'group-unknown';
}

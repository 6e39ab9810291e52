import { DomainError } from '../../platform/errors/domain-error.js';

/** There is no such event, or the account has no role on it: the answer is the same. */
export class EventOutOfReach extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'not-found';
  constructor() {
    super('no such event for this account');
  }
}

/** The account's role on the event does not reach that far. */
export class RoleInsufficient extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'role-insufficient';
  constructor() {
    super("the account's role does not allow this");
  }
}

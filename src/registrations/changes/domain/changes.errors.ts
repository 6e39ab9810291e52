import { DomainError } from '../../../platform/errors/domain-error.js';

/** The event's organisers closed this change to the people themselves. */
export class ChangeClosed extends DomainError {
  readonly kind = 'closed';
  readonly code = 'change-closed';
}

/** Somebody else changed the registration while the form was open. */
export class RegistrationChangedMeanwhile extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'registration-changed-meanwhile';
}

/** The link opens no proposal: mistyped, or erased. */
export class SubstitutionUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'substitution-unknown';
}

/** The proposal was answered, called back, or its place is gone. */
export class SubstitutionSettled extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'substitution-settled';
}

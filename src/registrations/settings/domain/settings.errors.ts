import { DomainError } from '../../../platform/errors/domain-error.js';

/** Somebody else saved these rules since the page was read: both versions are shown. */
export class RulesChangedMeanwhile extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'rules-changed-meanwhile';
}

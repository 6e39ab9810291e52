import { DomainError } from '../../../platform/errors/domain-error.js';

/** The link opens no approval: mistyped, or of a request whose data were erased. */
export class ApprovalLinkUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'approval-link-unknown';
}

/** The request does not await the superior any more: there is nobody to choose. */
export class ApproverSettled extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'approver-settled';
}

/** The few minutes in which an organiser's decision can be taken back are over, or it was taken back before. */
export class DecisionFinal extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'decision-final';
}

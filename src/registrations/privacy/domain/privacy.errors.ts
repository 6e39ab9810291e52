import { DomainError } from '../../../platform/errors/domain-error.js';

/** The people of an event that is still to come cannot be forgotten: they would arrive unknown. */
export class PurgeTooEarly extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'purge-too-early';
}

/** Somebody who still comes is not erased: they withdraw first. */
export class ErasureTooEarly extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'erasure-too-early';
}

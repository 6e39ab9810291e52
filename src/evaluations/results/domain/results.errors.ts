import { DomainError } from '../../../platform/errors/domain-error.js';

/** Answers are read one by one only when no more can come. */
export class ResultsNotClosed extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'results-not-closed';
  constructor() {
    super('the questionnaire is not closed yet');
  }
}

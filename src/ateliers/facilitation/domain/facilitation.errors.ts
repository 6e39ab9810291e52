import { DomainError } from '../../../platform/errors/domain-error.js';

/** No such atelier, or somebody else runs it: which of the two stays unsaid. */
export class AtelierOutOfReach extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'atelier-out-of-reach';
  constructor() {
    super('no such atelier for this account');
  }
}

export class NoteTooLong extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'atelier-note-too-long';
  override readonly parameters: Readonly<Record<string, number>>;
  constructor(longest: number) {
    super('the note is too long');
    this.parameters = { count: longest };
  }
}

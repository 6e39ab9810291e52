import { DomainError } from '../../../platform/errors/domain-error.js';

/** No such text, or too few wrote one for it to be read. */
export class VerbatimUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'verbatim-unknown';
  constructor() {
    super('no such verbatim');
  }
}

/** Says something that the original does not, or hides a cut. */
export class VerbatimUnfaithful extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'verbatim-unfaithful';
  constructor() {
    super('the quotation is not made of its original');
  }
}

/** Somebody else worked on it since the form was opened. */
export class VerbatimChangedMeanwhile extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'verbatim-changed-meanwhile';
  constructor() {
    super('the verbatim was changed meanwhile');
  }
}

/** No name, a name too long, one theme too many, or a name that is taken. */
export class ThemeRefused extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'verbatim-theme-refused';
  constructor() {
    super('the theme has no name that could stand in the codebook');
  }
}

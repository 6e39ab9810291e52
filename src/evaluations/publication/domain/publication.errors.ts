import { DomainError } from '../../../platform/errors/domain-error.js';
import type { PublicationField } from './publication.js';

/** Not whole enough to be read by everybody. */
export class PublicationIncomplete extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'publication-incomplete';
  constructor(readonly fields: readonly PublicationField[]) {
    super(`the report lacks ${fields.join(', ')}`);
  }
}

/** Somebody else wrote since the form was opened. */
export class PublicationChangedMeanwhile extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'publication-changed-meanwhile';
  constructor() {
    super('the report was changed meanwhile');
  }
}

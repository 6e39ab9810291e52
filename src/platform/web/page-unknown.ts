import { DomainError } from '../errors/domain-error.js';

/** There is no such address. */
export class PageUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'page-unknown';
  constructor() {
    super('no such page');
  }
}

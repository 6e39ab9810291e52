/** What a domain error means to whoever asked; the web filter turns it into a status, a page or problem+json. */
export type DomainErrorKind =
  'not-found' | 'invalid' | 'conflict' | 'closed' | 'unauthenticated' | 'forbidden' | 'too-many' | 'unavailable';

/**
 * A refusal that the rules of the field decided. `code` names it for catalogues and for the API: the sentence shown is
 * `errors.<code>` of the reader's locale, filled with `parameters`.
 */
export abstract class DomainError extends Error {
  abstract readonly kind: DomainErrorKind;
  abstract readonly code: string;
  readonly parameters: Readonly<Record<string, string | number>> = {};
}

/** One field that cannot be accepted; `code` is the catalogue's key below `fields.errors`. */
export interface FieldError {
  readonly field: string;
  readonly code: string;
  readonly parameters?: Readonly<Record<string, string | number>>;
}

/** Input with one or more wrong fields: every one is told at once. */
export class InvalidInput extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'invalid-input';
  constructor(readonly fields: readonly FieldError[]) {
    super(`invalid input: ${fields.map(({ field, code }) => `${field} ${code}`).join(', ')}`);
  }
}

import type { FileRefusal } from '../../../events/domain/file-content.js';
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

export type PhotoRefusal = 'file-missing' | FileRefusal | 'full';

/** A file that is no photo, or one too many. */
export class PhotoRefused extends DomainError {
  readonly kind = 'invalid';
  readonly code: string;
  constructor(refusal: PhotoRefusal) {
    super(`the photo is refused: ${refusal}`);
    this.code = `atelier-photo-${refusal}`;
  }
}

export class PhotoNotYours extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'atelier-photo-not-yours';
  constructor() {
    super('somebody else sent this photo');
  }
}

import { DomainError } from '../../../platform/errors/domain-error.js';

/** The note is somebody else's, or gone. */
export class NoteOutOfReach extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'note-out-of-reach';
  constructor() {
    super('only its author changes a note');
  }
}

/** Since the page was shown, others came to what it means or left it. */
export class SelectionChanged extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'selection-changed';
  override readonly parameters: Readonly<Record<string, number>>;
  constructor(
    readonly shown: number,
    readonly count: number,
  ) {
    super(`${count} registrations are meant, and ${shown} were shown`);
    this.parameters = { shown, count };
  }
}

/** More than may be done at once. */
export class SelectionTooLarge extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'selection-too-large';
  override readonly parameters: Readonly<Record<string, number>>;
  constructor(count: number, limit: number) {
    super(`${count} registrations; ${limit} at once`);
    this.parameters = { count, limit };
  }
}

/** One of the two is over, or they are not two registrations of one event. */
export class MergeImpossible extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'merge-impossible';
  constructor() {
    super('two live registrations of one event may be merged');
  }
}

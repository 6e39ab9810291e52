import { DomainError } from '../../platform/errors/domain-error.js';
import type { Conflict } from './conflict.js';

/** The session was removed, by oneself in another window or by somebody else. */
export class SessionUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'session-unknown';
  constructor() {
    super('no such session in the draft');
  }
}

/** A session would end after midnight, or begin before it. */
export class ShiftPastMidnight extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'shift-past-midnight';
  constructor() {
    super('the shift would leave the day');
  }
}

export class ProgrammeTooLong extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'programme-too-long';
  override readonly parameters: Readonly<Record<string, number>>;
  constructor(most: number) {
    super(`more than ${most} sessions`);
    this.parameters = { count: most };
  }
}

/** There is no change left to undo, or none that was undone. */
export class NothingToUndo extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'nothing-to-undo';
  constructor() {
    super('no revision on that side');
  }
}

/** Somebody else changed the same sessions: whoever comes second sees both versions and chooses. */
export class ProgrammeChangedMeanwhile extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'programme-changed-meanwhile';
  constructor(
    readonly conflicts: readonly Conflict[],
    /** The version that the conflicts are with. */
    readonly version: number,
  ) {
    super('the programme was changed meanwhile');
  }
}

/** What is to be published is not what was looked at. */
export class DraftChangedMeanwhile extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'draft-changed-meanwhile';
  constructor() {
    super('the draft was changed since it was looked at');
  }
}

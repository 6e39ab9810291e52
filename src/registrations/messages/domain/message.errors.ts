import { DomainError } from '../../../platform/errors/domain-error.js';

export class MailingUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'mailing-unknown';
  constructor() {
    super('no such mailing');
  }
}

/** It left already, was called back, or was never ready. */
export class MailingNotThere extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'mailing-elsewhere';
  constructor() {
    super('the mailing is not in a state that allows this');
  }
}

/** Somebody else saved since the form was opened. `version` is the one stored now. */
export class MessageChangedMeanwhile extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'message-changed-meanwhile';
  constructor(readonly version: number) {
    super('somebody else saved meanwhile');
  }
}

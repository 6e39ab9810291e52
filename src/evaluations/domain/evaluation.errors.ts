import { DomainError } from '../../platform/errors/domain-error.js';

/** No such questionnaire, link or code: whoever guesses learns nothing. */
export class QuestionnaireUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'questionnaire-unknown';
  constructor() {
    super('no such questionnaire');
  }
}

/** Not open yet, or not any more. */
export class QuestionnaireNotOpen extends DomainError {
  readonly kind = 'closed';
  readonly code = 'questionnaire-not-open';
  constructor(readonly standing: 'draft' | 'upcoming' | 'closed') {
    super(`the questionnaire is ${standing}`);
  }
}

/** This person, this device or this very form has answered. */
export class AlreadyAnswered extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'already-answered';
  constructor() {
    super('answered before');
  }
}

/** Somebody else changed the questionnaire since the form was opened. */
export class QuestionnaireChangedMeanwhile extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'questionnaire-changed';
  constructor() {
    super('the questionnaire was changed meanwhile');
  }
}

/** What is asked of a questionnaire cannot be done in its state: opening one without questions, reopening an opened box. */
export class QuestionnaireStep extends DomainError {
  readonly kind = 'conflict';
  constructor(
    readonly code: 'questionnaire-empty' | 'questionnaire-final' | 'questionnaire-past' | 'questionnaire-answered',
  ) {
    super(code);
  }
}

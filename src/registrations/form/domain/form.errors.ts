import type { Typed } from '../../../events/domain/edit/section.js';
import { DomainError } from '../../../platform/errors/domain-error.js';

/** Somebody saved the same part of the form since this page was opened: both versions are shown, nothing is lost. */
export class FormChangedMeanwhile extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'form-changed-meanwhile';
  constructor(
    /** What is stored now, as the page would show it, and its fingerprint. */
    readonly stored: Typed,
    readonly fingerprint: string,
  ) {
    super('somebody else saved this part of the form');
  }
}

export class QuestionUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'question-gone';
  constructor() {
    super('the form has no such question');
  }
}

/** Other questions hang on its answers. */
export class QuestionNeeded extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'question-needed';
  override readonly parameters: { readonly question: string };
  constructor(question: string) {
    super('another question hangs on this one');
    this.parameters = { question };
  }
}

export class TooManyQuestions extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'questions-many';
  override readonly parameters: { readonly count: number };
  constructor(count: number) {
    super('the form has as many questions as it may');
    this.parameters = { count };
  }
}

/** A form is read in memory, files and all: it takes few of them. */
export class TooManyFiles extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'questions-files';
  override readonly parameters: { readonly count: number };
  constructor(count: number) {
    super('the form asks for as many files as it may');
    this.parameters = { count };
  }
}

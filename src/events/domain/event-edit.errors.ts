import { DomainError } from '../../platform/errors/domain-error.js';
import type { Typed } from './edit/section.js';

/** Somebody saved the same part of the event since this form was opened: both versions are shown, nothing is lost. */
export class EventChangedMeanwhile extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'event-changed-meanwhile';
  constructor(
    /** What is stored now, as the form would show it, and its fingerprint. */
    readonly stored: Typed,
    readonly fingerprint: string,
  ) {
    super('somebody else saved this part of the event');
  }
}

/** An event in this state does not take this step. */
export class StepImpossible extends DomainError {
  readonly kind = 'conflict';
  readonly code: string;
  constructor(step: 'publish' | 'unpublish' | 'open' | 'close' | 'cancel' | 'archive' | 'restore') {
    super(`${step} is impossible in this state`);
    this.code = `event-cannot-${step}`;
  }
}

/** Creating an event is for those who organise: members of an organisation, or of an event's team. */
export class MayNotCreateEvents extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'may-not-create-events';
}

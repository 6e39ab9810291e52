import { DomainError } from '../../platform/errors/domain-error.js';
import type { Refusal } from './plan/plan-moves.js';
import type { RecordedChange } from './plan/seat-plan.js';

export class PlanUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'seat-plan-unknown';
  constructor() {
    super('no such plan of this event');
  }
}

/** A change that the rules of the plan do not allow; each reason says what to do instead. */
export class ChangeRefused extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'seat-change-refused';
  constructor(readonly refusals: readonly Refusal[]) {
    super(refusals.map(({ reason }) => reason).join(', '));
  }
}

/** Somebody else moved the same people since they were looked at. */
export class SeatsChangedMeanwhile extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'seats-changed-meanwhile';
  constructor(readonly since: readonly RecordedChange[]) {
    super('the seats were changed meanwhile');
  }
}

export class NothingToTakeBack extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'nothing-to-undo';
  constructor() {
    super('no change on that side');
  }
}

/** The decisions on ateliers were saved by somebody else since they were read. */
export class DecisionsChangedMeanwhile extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'atelier-decisions-changed-meanwhile';
  constructor() {
    super('the decisions were changed meanwhile');
  }
}

/** One run at a time for an event. */
export class PlannerBusy extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'planner-busy';
  constructor() {
    super('the planner is at work for this event');
  }
}

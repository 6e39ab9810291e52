import { DomainError } from '../../platform/errors/domain-error.js';

/** Somebody must answer for an event. */
export class LastResponsable extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'last-responsable';
  constructor() {
    super('the last responsible person of the event stays one');
  }
}

/** The invitation was accepted before, revoked, is too old, or never existed: the answer is the same. */
export class InvitationUnusable extends DomainError {
  readonly kind = 'closed';
  readonly code = 'invitation-unusable';
  constructor() {
    super('the invitation cannot be used');
  }
}

/** An event is run by one organisation at least. */
export class LastOrganisation extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'last-organisation';
  constructor() {
    super('the last organisation of the event stays');
  }
}

/** The team has no such person. */
export class TeamMemberUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'not-found';
  constructor() {
    super('nobody of the team');
  }
}

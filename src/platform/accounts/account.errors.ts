import { DomainError } from '../errors/domain-error.js';

/** The link was used before, is too old, or never existed: the answer is the same. */
export class LoginLinkUnusable extends DomainError {
  readonly kind = 'closed';
  readonly code = 'login-link-unusable';
  constructor() {
    super('the login link cannot be used');
  }
}

/** Nobody is logged in. Pages send to `location`, the API answers 401. */
export class LoginRequired extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'login-required';
  constructor(readonly location: string) {
    super('the route is for logged-in organisers');
  }
}

/** A route that does not say who may call it is closed to everybody. */
export class RouteUndeclared extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'forbidden';
  constructor(route: string) {
    super(`${route} does not declare who may call it`);
  }
}

/** The place is for administrators. */
export class AdministratorsOnly extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'administrators-only';
  constructor() {
    super('the account is no administrator');
  }
}

/** The installation wants administrators to have used a passkey in this login: they are sent to where that is done. */
export class PasskeyRequired extends LoginRequired {
  constructor() {
    super('/organiser/compte?cle=requise');
  }
}

/** Somebody must be able to open accounts. */
export class LastAdministrator extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'last-administrator';
  constructor() {
    super('the last administrator stays one');
  }
}

/** There is no such organisation, or it was named in another way meanwhile. */
export class OrganisationUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'not-found';
  constructor() {
    super('no such organisation');
  }
}

export class AccountUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'not-found';
  constructor() {
    super('no such account');
  }
}

/** The authenticator's answer proves nothing: too late, for another site, or by a key that is not known here. */
export class PasskeyRefused extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'passkey-refused';
  constructor(why: string) {
    super(`passkey refused: ${why}`);
  }
}

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

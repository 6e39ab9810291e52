import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { AdministratorsOnly, LoginRequired, PasskeyRequired, RouteUndeclared } from '../accounts/account.errors.js';
import { loginAddress } from '../accounts/destination.js';
import { mustProve } from '../accounts/domain/passkey-rules.js';
import { LoginSessions } from '../accounts/login-sessions.js';
import type { Organiser } from '../accounts/organiser.js';
import { PasskeySite } from '../accounts/passkey-site.js';
import { Environment } from '../config/environment.js';
import { type Access, ACCESS } from './access.js';
import { cookieNames } from './cookie-names.js';

/**
 * Lets in whom the route declares: `@Public()`, `@ParticipantLink()`, `@OrganiserOnly()`,
 * `@AdministratorOnly()`. A route that says nothing is closed.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  private readonly sessionCookie: string;

  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: LoginSessions,
    private readonly passkeySite: PasskeySite,
    environment: Environment,
  ) {
    this.sessionCookie = cookieNames(environment.publicUrl.startsWith('https:')).session;
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (access === undefined) throw new RouteUndeclared(`${request.method} ${request.routeOptions.url ?? ''}`);
    if (access !== 'organiser' && access !== 'administrator') return true;
    const organiser = await this.organiserOf(request);
    if (!organiser) throw new LoginRequired(loginAddress(request.method === 'GET' ? request.url : null));
    request.organiser = organiser;
    if (access === 'administrator') this.refuseOthers(organiser);
    return true;
  }

  private refuseOthers({ isAdministrator, isProven }: Organiser): void {
    if (!isAdministrator) throw new AdministratorsOnly();
    if (mustProve({ isRequired: this.passkeySite.isRequired, isAdministrator, isProven })) throw new PasskeyRequired();
  }

  private async organiserOf(request: FastifyRequest): Promise<Organiser | null> {
    const token = request.cookies[this.sessionCookie];
    return token ? this.sessions.find(token) : null;
  }
}

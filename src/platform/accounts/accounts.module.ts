import { Module, type OnModuleInit } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { FastifyRequest } from 'fastify';
import { AuditModule } from '../audit/audit.module.js';
import { ClockModule } from '../clock/clock.module.js';
import { EnvironmentModule } from '../config/environment.module.js';
import { Environment } from '../config/environment.js';
import { DatabaseModule } from '../database/database.module.js';
import { MailModule } from '../mail/mail.module.js';
import { AccessGuard } from '../web/access.guard.js';
import { CsrfGuard, csrfToken } from '../web/csrf.js';
import { PageContext } from '../web/page-context.js';
import { RateLimitModule } from '../web/rate-limit.module.js';
import { WebModule } from '../web/web.module.js';
import { LoginLink } from './data/login-link.entity.js';
import { LoginSession } from './data/login-session.entity.js';
import { OrganisationMember } from './data/organisation-member.entity.js';
import { Organisation } from './data/organisation.entity.js';
import { OrganiserAccount } from './data/organiser-account.entity.js';
import { PasskeyChallenge } from './data/passkey-challenge.entity.js';
import { Passkey } from './data/passkey.entity.js';
import { LoginSessions } from './login-sessions.js';
import { PasskeyChallenges } from './passkey-challenges.js';
import { PasskeySite } from './passkey-site.js';
import { AdministrationQuery } from './queries/administration.query.js';
import { LoginLinkStanding } from './queries/login-link-standing.query.js';
import { LoginSessionsOf } from './queries/login-sessions-of.query.js';
import { PasskeysOf } from './queries/passkeys-of.query.js';
import { ChangeMembership } from './use-cases/change-membership.js';
import { ChangeOwnName } from './use-cases/change-own-name.js';
import { ChangePasskey } from './use-cases/change-passkey.js';
import { EndLoginSessions } from './use-cases/end-login-sessions.js';
import { IssueLoginLink } from './use-cases/issue-login-link.js';
import { LogInWithPasskey } from './use-cases/log-in-with-passkey.js';
import { LogIn } from './use-cases/log-in.js';
import { LogOut } from './use-cases/log-out.js';
import { MailLoginLink } from './use-cases/mail-login-link.js';
import { NameAdministrator } from './use-cases/name-administrator.js';
import { OpenAccount } from './use-cases/open-account.js';
import { OpenLoginSession } from './use-cases/open-login-session.js';
import { RegisterPasskey } from './use-cases/register-passkey.js';
import { SaveOrganisation } from './use-cases/save-organisation.js';
import { AccountController } from './web/account.controller.js';
import { AdministrationController } from './web/administration.controller.js';
import { LoginController } from './web/login.controller.js';
import { PasskeyController } from './web/passkey.controller.js';
import { SessionCookie } from './web/session-cookie.js';

export const accountEntities = [
  OrganiserAccount,
  LoginLink,
  LoginSession,
  Organisation,
  OrganisationMember,
  Passkey,
  PasskeyChallenge,
];

/** Organisers' accounts and logins, and the two guards every route passes: who may call it, and is the form ours. */
@Module({
  imports: [
    EnvironmentModule,
    AuditModule,
    ClockModule,
    DatabaseModule,
    TypeOrmModule.forFeature(accountEntities),
    MailModule,
    RateLimitModule,
    WebModule,
  ],
  controllers: [LoginController, PasskeyController, AccountController, AdministrationController],
  providers: [
    LoginSessions,
    LoginLinkStanding,
    IssueLoginLink,
    MailLoginLink,
    OpenAccount,
    LogIn,
    LogOut,
    OpenLoginSession,
    LoginSessionsOf,
    EndLoginSessions,
    SessionCookie,
    PasskeySite,
    PasskeyChallenges,
    PasskeysOf,
    RegisterPasskey,
    ChangeOwnName,
    ChangePasskey,
    LogInWithPasskey,
    AdministrationQuery,
    SaveOrganisation,
    ChangeMembership,
    NameAdministrator,
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_GUARD, useClass: CsrfGuard },
  ],
  exports: [IssueLoginLink, OpenAccount, OpenLoginSession, LoginSessions, NameAdministrator, SessionCookie],
})
export class AccountsModule implements OnModuleInit {
  constructor(
    private readonly pageContext: PageContext,
    private readonly environment: Environment,
  ) {}

  onModuleInit(): void {
    const https = this.environment.publicUrl.startsWith('https:');
    this.pageContext.provide('csrf', (request, reply) => csrfToken(request, reply, https));
    this.pageContext.provide('organiser', (request) => organiserOf(request));
  }
}

function organiserOf({ organiser }: FastifyRequest): { name: string; isAdministrator: boolean } | null {
  return organiser ? { name: organiser.name, isAdministrator: organiser.isAdministrator } : null;
}

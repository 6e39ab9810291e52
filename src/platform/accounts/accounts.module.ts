import { Module, type OnModuleInit } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
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
import { LoginLinkStanding } from './queries/login-link-standing.query.js';
import { IssueLoginLink } from './use-cases/issue-login-link.js';
import { LogIn } from './use-cases/log-in.js';
import { LogOut } from './use-cases/log-out.js';
import { MailLoginLink } from './use-cases/mail-login-link.js';
import { OpenAccount } from './use-cases/open-account.js';
import { LoginController } from './web/login.controller.js';

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
    ClockModule,
    DatabaseModule,
    TypeOrmModule.forFeature(accountEntities),
    MailModule,
    RateLimitModule,
    WebModule,
  ],
  controllers: [LoginController],
  providers: [
    LoginSessions,
    LoginLinkStanding,
    IssueLoginLink,
    MailLoginLink,
    OpenAccount,
    LogIn,
    LogOut,
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_GUARD, useClass: CsrfGuard },
  ],
  exports: [IssueLoginLink, OpenAccount, LoginSessions],
})
export class AccountsModule implements OnModuleInit {
  constructor(
    private readonly pageContext: PageContext,
    private readonly environment: Environment,
  ) {}

  onModuleInit(): void {
    const https = this.environment.publicUrl.startsWith('https:');
    this.pageContext.provide('csrf', (request, reply) => csrfToken(request, reply, https));
    this.pageContext.provide('organiser', (request) => (request.organiser ? { name: request.organiser.name } : null));
  }
}

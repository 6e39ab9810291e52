import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Catalogues } from '../../i18n/catalogues.js';
import { isEmailAddress } from '../../mail/email-address.js';
import { Public } from '../../web/access.js';
import { clientAddress } from '../../web/client-address.js';
import { KeepsStaleForms } from '../../web/csrf.js';
import type { FormBody } from '../../web/form-body.js';
import { Pages } from '../../web/pages.js';
import { RateLimits } from '../../web/rate-limit.js';
import { destinationOf } from '../destination.js';
import { LOGIN_LINK_LIFETIME } from '../login-lifetimes.js';
import { PasskeySite } from '../passkey-site.js';
import { LoginLinkStanding } from '../queries/login-link-standing.query.js';
import { LogIn } from '../use-cases/log-in.js';
import { MailLoginLink } from '../use-cases/mail-login-link.js';
import { normalisedEmail } from '../use-cases/open-account.js';
import { SessionCookie } from './session-cookie.js';

const MINUTES = LOGIN_LINK_LIFETIME / 60_000;

/** Logging in by a mailed link: asking for it, opening it, using it, and logging out. */
@Public()
@Controller()
export class LoginController {
  constructor(
    private readonly pages: Pages,
    private readonly catalogues: Catalogues,
    private readonly rateLimits: RateLimits,
    private readonly mailLoginLink: MailLoginLink,
    private readonly loginLinkStanding: LoginLinkStanding,
    private readonly logIn: LogIn,
    private readonly sessionCookie: SessionCookie,
    private readonly passkeySite: PasskeySite,
  ) {}

  @Get('connexion')
  async ask(@Query('retour') wanted: unknown, @Res() reply: FastifyReply): Promise<void> {
    const destination = destinationOf(typeof wanted === 'string' ? wanted : null);
    this.sessionCookie.rememberDestination(reply, destination);
    await this.form(reply, '', null);
  }

  @KeepsStaleForms()
  @Post('connexion')
  async send(
    @Body() body: FormBody | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const email = (body?.['email'] ?? '').trim().slice(0, 300);
    if (request.csrfFailed) return this.form(reply, email, 'stale');
    if (!isEmailAddress(email)) return this.form(reply, email, email ? 'email' : 'missing');
    await this.rateLimits.count('login-address', clientAddress(request));
    const silently = !(await this.rateLimits.within('login-email', normalisedEmail(email)));
    await this.mailLoginLink.execute(email, this.pages.localeOf(request), { silently });
    await this.pages.send(reply, 'pages/accounts/link-sent', { email, minutes: MINUTES }, { confidential: true });
  }

  @Get('connexion/:token')
  async open(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    if (!(await this.loginLinkStanding.isUsable(token))) return this.unusable(reply);
    await this.pages.send(reply, 'pages/accounts/enter', { action: `/connexion/${token}` }, { confidential: true });
  }

  @Post('connexion/:token')
  async enter(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!(await this.loginLinkStanding.isUsable(token))) {
      // Only what fails counts: a good link opens, whatever others did behind the same address.
      await this.rateLimits.count('login-address', clientAddress(request));
      return this.unusable(reply);
    }
    const session = await this.logIn.execute(token, request.headers['user-agent'] ?? null);
    await reply.redirect(await this.sessionCookie.enter(request, reply, session), 303);
  }

  @Post('deconnexion')
  async leave(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.sessionCookie.leave(request, reply);
    await reply.redirect('/', 303);
  }

  private async form(reply: FastifyReply, email: string, error: 'missing' | 'email' | 'stale' | null): Promise<void> {
    const stale = error === 'stale';
    const wrong =
      error && !stale
        ? this.catalogues.text(this.pages.localeOf(reply.request), `accounts:login.wrong.${error}`)
        : null;
    const view = {
      email,
      stale,
      wrong,
      errors: wrong ? [{ field: 'email', message: wrong }] : [],
      minutes: MINUTES,
      passkeys: this.passkeySite.isPossible,
    };
    await this.pages.send(reply, 'pages/accounts/login', view, { status: stale ? 403 : wrong ? 422 : 200 });
  }

  private async unusable(reply: FastifyReply): Promise<void> {
    await this.pages.send(
      reply,
      'pages/accounts/link-unusable',
      { minutes: MINUTES },
      { status: 410, confidential: true },
    );
  }
}

import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OrganiserOnly, Public } from '../../web/access.js';
import { clientAddress } from '../../web/client-address.js';
import { TakesJson } from '../../web/csrf.js';
import { Pages } from '../../web/pages.js';
import { RateLimits } from '../../web/rate-limit.js';
import { CurrentOrganiser } from '../current-organiser.js';
import { deviceName } from '../domain/device-words.js';
import type { Organiser } from '../organiser.js';
import { LogInWithPasskey } from '../use-cases/log-in-with-passkey.js';
import { RegisterPasskey } from '../use-cases/register-passkey.js';
import { SessionCookie } from './session-cookie.js';

interface PasskeyAnswer {
  readonly ceremony: string;
  readonly response: unknown;
}

/** What public/passkeys.js asks, in JSON: a question for the authenticator, then what to do with its answer. */
@Controller()
@TakesJson()
export class PasskeyController {
  constructor(
    private readonly logIn: LogInWithPasskey,
    private readonly register: RegisterPasskey,
    private readonly sessionCookie: SessionCookie,
    private readonly rateLimits: RateLimits,
    private readonly pages: Pages,
  ) {}

  @Public()
  @HttpCode(200)
  @Post('connexion/cle/question')
  async askToLogIn(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.rateLimits.count('passkey-question', clientAddress(request));
    await answer(reply, await this.logIn.ask());
  }

  @Public()
  @HttpCode(200)
  @Post('connexion/cle')
  async enter(@Body() body: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const session = await this.logIn.execute(readAnswer(body), request.headers['user-agent'] ?? null);
    await answer(reply, { location: await this.sessionCookie.enter(request, reply, session) });
  }

  @OrganiserOnly()
  @HttpCode(200)
  @Post('organiser/compte/cles/question')
  async askToRegister(@CurrentOrganiser() organiser: Organiser, @Res() reply: FastifyReply): Promise<void> {
    await answer(reply, await this.register.ask(organiser));
  }

  @OrganiserOnly()
  @HttpCode(200)
  @Post('organiser/compte/cles')
  async add(
    @Body() body: unknown,
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const name = deviceName(request.headers['user-agent'] ?? null) ?? '—';
    await this.register.execute(organiser, { ...readAnswer(body), name }, this.pages.localeOf(request));
    await answer(reply, { location: '/organiser/compte?fait=cle-ajoutee' });
  }
}

async function answer(reply: FastifyReply, body: object): Promise<void> {
  await reply.header('cache-control', 'no-store').send(body);
}

function readAnswer(body: unknown): PasskeyAnswer {
  const { ceremony, response } = (body ?? {}) as { ceremony?: unknown; response?: unknown };
  return { ceremony: typeof ceremony === 'string' ? ceremony.slice(0, 36) : '', response };
}

import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ReadDatabase } from '../../../platform/database/read-database.js';
import { Unsubscriptions } from '../../../platform/mail/unsubscribe/unsubscriptions.js';
import { Public } from '../../../platform/web/access.js';
import { KeepsStaleForms } from '../../../platform/web/csrf.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { PageUnknown } from '../../../platform/web/page-unknown.js';
import { Pages } from '../../../platform/web/pages.js';

const SCOPE = /^[0-9a-f-]{36}$/;
const TOKEN = /^[A-Za-z0-9_-]{64}$/;

/**
 * The end of messages to many. Opening the address changes nothing, since scanners of mail open everything: people press
 * a button, and mail programs post `List-Unsubscribe=One-Click` without having seen our page (RFC 8058).
 */
@Public()
@Controller('desabonnement')
export class UnsubscriptionController {
  constructor(
    private readonly pages: Pages,
    private readonly unsubscriptions: Unsubscriptions,
    private readonly read: ReadDatabase,
  ) {}

  @Get(':scope/:token')
  async ask(@Param('scope') scope: string, @Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    this.refuseForged(scope, token);
    const hasEnded = await this.unsubscriptions.hasEnded(this.read, scope, token);
    await this.show(reply, scope, token, hasEnded ? 'ended' : 'ask');
  }

  /** The token in the address is the permission: mail programs have no other. */
  @KeepsStaleForms()
  @Post(':scope/:token')
  async end(
    @Param('scope') scope: string,
    @Param('token') token: string,
    @Body() body: FormBody = {},
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    this.refuseForged(scope, token);
    const isOneClick = body['List-Unsubscribe'] === 'One-Click';
    if (request.csrfFailed && !isOneClick) return this.show(reply, scope, token, 'ask');
    if (body['retour'] !== undefined) {
      await this.unsubscriptions.resume(scope, token);
      return this.show(reply, scope, token, 'resumed');
    }
    await this.unsubscriptions.end(scope, token);
    await this.show(reply, scope, token, 'ended');
  }

  private async show(
    reply: FastifyReply,
    scope: string,
    token: string,
    state: 'ask' | 'ended' | 'resumed',
  ): Promise<void> {
    const view = { state, action: `/desabonnement/${scope}/${token}` };
    await this.pages.send(reply, 'pages/messages/unsubscription', view, { confidential: true });
  }

  /** @throws PageUnknown for an address that is none of ours. */
  private refuseForged(scope: string, token: string): void {
    if (!SCOPE.test(scope) || !TOKEN.test(token) || !this.unsubscriptions.isOurs(scope, token)) throw new PageUnknown();
  }
}

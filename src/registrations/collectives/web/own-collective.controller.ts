import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CollectivitySearch } from '../../../collectivities/queries/collectivity-search.query.js';
import { Environment } from '../../../platform/config/environment.js';
import { InvalidInput } from '../../../platform/errors/domain-error.js';
import { Catalogues } from '../../../platform/i18n/catalogues.js';
import { LinkTokens } from '../../../platform/mail/link-tokens.js';
import { ParticipantLink } from '../../../platform/web/access.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { Pages } from '../../../platform/web/pages.js';
import { RateLimits } from '../../../platform/web/rate-limit.js';
import { PersonalLinkUnknown, RegistrationWithdrawn } from '../../domain/registration.errors.js';
import type { RegistrationRecord } from '../../domain/registration.js';
import { type FoundRegistration, RegistrationByToken } from '../../queries/registration-by-token.query.js';
import { COLLECTIVE_LINK } from '../domain/collective.js';
import { CollectiveById } from '../queries/collective-by-id.query.js';
import { CollectiveMembersQuery } from '../queries/collective-members.query.js';
import { KeepCollective } from '../use-cases/keep-collective.js';
import { type CollectiveAttempt, collectivePageView } from './collective-page.view.js';

/** What was just done, as the page's address says it. */
const SAID = ['begun', 'joined', 'renamed', 'shown', 'left', 'renewed', 'invited'];

/** A participant's own collective: begun, named, shared, left. */
@Controller('inscriptions/:token/collectif')
export class OwnCollectiveController {
  constructor(
    private readonly byToken: RegistrationByToken,
    private readonly collectives: CollectiveById,
    private readonly members: CollectiveMembersQuery,
    private readonly keepCollective: KeepCollective,
    private readonly collectivities: CollectivitySearch,
    private readonly tokens: LinkTokens,
    private readonly catalogues: Catalogues,
    private readonly environment: Environment,
    private readonly pages: Pages,
    private readonly limits: RateLimits,
  ) {}

  @ParticipantLink()
  @Get()
  async show(
    @Param('token') token: string,
    @Query('fait') done: unknown,
    @Query('nombre') count: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.open(token);
    const key = SAID.find((said) => said === done) ?? null;
    const number = typeof count === 'string' && /^\d{1,2}$/.test(count) ? Number(count) : 0;
    await this.send(request, reply, token, found, { said: key === null ? null : { key, count: number } });
  }

  @ParticipantLink()
  @Post()
  async change(
    @Param('token') token: string,
    @Body() posted: FormBody | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.open(token);
    try {
      const said = await this.act(found, posted);
      await reply.redirect(`/inscriptions/${token}/collectif?fait=${said}`, 303);
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      const locale = this.pages.localeOf(request);
      const errors = error.fields.map(({ field, code, parameters }) => ({
        field,
        message: this.catalogues.text(locale, `collectives:errors.${code}`, parameters),
      }));
      const attempt = { name: posted?.name, addresses: posted?.addresses, shows: posted?.shows === 'oui', errors };
      await this.send(request, reply, token, found, { attempt, status: 422 });
    }
  }

  private async act({ registration, event }: FoundRegistration, posted: FormBody | undefined): Promise<string> {
    const shows = posted?.shows === 'oui';
    switch (posted?.do) {
      case 'begin':
        await this.keepCollective.begin(registration, posted.name ?? '', shows);
        return 'begun';
      case 'rename':
        await this.keepCollective.rename(registration, posted.name ?? '');
        return 'renamed';
      case 'leave':
        await this.keepCollective.leave(registration);
        return 'left';
      case 'renew':
        await this.keepCollective.renewLink(registration);
        return 'renewed';
      case 'invite':
        await this.limits.count('collective-invitation', registration.id);
        return `invited&nombre=${await this.keepCollective.invite(registration, event, posted.addresses ?? '')}`;
      default:
        await this.keepCollective.show(registration, shows);
        return 'shown';
    }
  }

  /** @throws PersonalLinkUnknown, RegistrationWithdrawn */
  private async open(token: string): Promise<FoundRegistration> {
    const found = await this.byToken.find(token);
    if (!found) throw new PersonalLinkUnknown();
    if (found.registration.status === 'withdrawn') throw new RegistrationWithdrawn();
    return found;
  }

  private async send(
    request: FastifyRequest,
    reply: FastifyReply,
    token: string,
    { registration, event }: FoundRegistration,
    {
      said = null,
      attempt,
      status = 200,
    }: { said?: { key: string; count: number } | null; attempt?: CollectiveAttempt; status?: number },
  ): Promise<void> {
    const collective = registration.collectiveId ? await this.collectives.find(registration.collectiveId) : null;
    const view = collectivePageView({
      registration,
      event,
      collective,
      members: collective ? await this.members.of(collective.id, registration.id) : { named: [], unnamed: 0 },
      suggestion: this.suggested(registration, request),
      link:
        collective &&
        `${this.environment.publicUrl}/collectifs/${this.tokens.token(COLLECTIVE_LINK, collective.id, collective.tokenVersion)}`,
      path: `/inscriptions/${token}`,
      said,
      ...(attempt && { attempt }),
    });
    await this.pages.send(reply, 'pages/collectives/own', view, { status, confidential: true });
  }

  /** « Collectif Mauges Communauté »: the territory of a commune is its EPCI. */
  private suggested({ collectivity }: RegistrationRecord, request: FastifyRequest): string {
    const known = collectivity.code === null ? undefined : this.collectivities.byCode(collectivity.code);
    const territory = (known && this.collectivities.territoryOf(known)?.name) ?? collectivity.epciName;
    if (!territory) return '';
    // « CA Mauges Communauté »: what kind of grouping it is belongs to no name of a collective.
    const name = territory.replace(/^(CC|CA|CU) (?=\S)/, '');
    return this.catalogues.text(this.pages.localeOf(request), 'collectives:suggested', { territory: name });
  }
}

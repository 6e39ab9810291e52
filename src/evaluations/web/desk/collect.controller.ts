import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentOrganiser } from '../../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Environment } from '../../../platform/config/environment.js';
import { qrSvg } from '../../../platform/qr/qr-code.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import { DeskPages } from '../../../platform/web/desk-pages.js';
import { inLanguage } from '../../../registrations/form/domain/question.js';
import type { OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import { FacilitationQuery } from '../../../ateliers/facilitation/queries/facilitation.query.js';
import { atelierKey } from '../../domain/subjects.js';
import { standingOf, type QuestionnaireRecord } from '../../domain/questionnaire.js';
import { RatesQuery, type CodeCount, type Rate } from '../../queries/rates.query.js';
import { AnswerWords } from '../answer-words.js';
import { listPath, QuestionnaireReach } from './questionnaire-reach.js';

/** What a facilitator shows at the end of the day: the code, and how many have answered. Never an answer. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/evaluations/:id')
export class CollectController {
  constructor(
    private readonly desk: DeskPages,
    private readonly reach: QuestionnaireReach,
    private readonly rates: RatesQuery,
    private readonly facilitation: FacilitationQuery,
    private readonly words: AnswerWords,
    private readonly environment: Environment,
    private readonly clock: Clock,
  ) {}

  /** On a telephone: `?code=` the id of one of several. */
  @Get('recueil')
  async collect(
    @Param('slug') slug: string,
    @Param('id') id: string,
    @Query('code') codeId: unknown,
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.send('pages/evaluation-desk/collect', organiser, slug, id, codeId, request, reply);
  }

  /** On the screen of a room. */
  @Get('ecran')
  async screen(
    @Param('slug') slug: string,
    @Param('id') id: string,
    @Query('code') codeId: unknown,
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.send('pages/evaluation-desk/screen', organiser, slug, id, codeId, request, reply);
  }

  /** The figures alone, for the script that keeps them live. */
  @Get('compte')
  async count(
    @Param('slug') slug: string,
    @Param('id') id: string,
    @Query('code') codeId: unknown,
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { questionnaire } = await this.reach.of(organiser, slug, id, 'own-ateliers');
    const rate = await this.rates.of(questionnaire);
    const codes = live(await this.rates.codes(id));
    const code = await this.shown(questionnaire, codes, codeId);
    const count = countOf(rate, codes.length > 1 ? code : null, this.words.ofDesk(request).text);
    await reply.header('cache-control', 'no-store').send(count);
  }

  private async send(
    template: string,
    organiser: Organiser,
    slug: string,
    id: string,
    codeId: unknown,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const { reached, questionnaire, here } = await this.reach.of(organiser, slug, id, 'own-ateliers');
    const { locale, text } = this.words.ofDesk(request);
    const codes = await this.ownFirst(live(await this.rates.codes(id)), reached, organiser);
    const code = await this.shown(questionnaire, codes, codeId);
    const rate = await this.rates.of(questionnaire);
    const address = code && `${this.environment.publicUrl}/e/${code.code}`;
    const view = {
      name: inLanguage(questionnaire.title, locale),
      event: { title: reached.event.title },
      here,
      back: listPath(reached),
      standing: standingOf(questionnaire, this.clock.now().getTime()),
      anonymous: questionnaire.mode === 'anonymous',
      qr: address ? qrSvg(address) : null,
      code: code && {
        ...code,
        shown: `${code.code.slice(0, 3)} ${code.code.slice(3)}`,
        site: `${this.environment.publicUrl.replace(/^https?:\/\//, '')}/e`,
      },
      others:
        codes.length > 1 ? codes.map((one) => ({ id: one.id, label: one.label, current: one.id === code?.id })) : [],
      count: countOf(rate, codes.length > 1 ? code : null, text),
      paper: questionnaire.mode === 'anonymous',
    };
    await this.desk.send(reply, template, view);
  }

  /** Those of the ateliers that somebody runs, before all others. */
  private async ownFirst(codes: readonly CodeCount[], { event, role }: OrganiserEvent, { accountId }: Organiser) {
    const { ateliers } = await this.facilitation.own(event.id, { accountId, role });
    const keys = new Set<string | null>(ateliers.map(({ title }) => atelierKey(title)));
    const marked = codes.map((code) => ({ ...code, own: keys.has(code.atelier) }));
    return [...marked.filter(({ own }) => own), ...marked.filter(({ own }) => !own)];
  }

  private async shown(
    { eventId }: Pick<QuestionnaireRecord, 'eventId'>,
    codes: readonly (CodeCount & { readonly own?: boolean })[],
    id: unknown,
  ): Promise<CodeCount | null> {
    const ofWhole = codes.find(({ atelier }) => atelier === null);
    const code = codes.find((one) => one.id === id) ?? codes.find(({ own }) => own) ?? ofWhole ?? codes[0];
    return code ? this.rates.withExpected(code, eventId) : null;
  }
}

function live(codes: readonly CodeCount[]): CodeCount[] {
  return codes.filter(({ revoked }) => !revoked);
}

type Text = (key: string, values?: Readonly<Record<string, unknown>>) => string;

function wordsOf({ answered, asked }: Rate, text: Text): string {
  return asked > 0 ? text('rate.of', { count: answered, asked }) : text('rate.alone', { count: answered });
}

/** Whoever shows the code of an atelier waits for those who sit there; all others come second. `code`: one of several, or null. */
function countOf(rate: Rate, code: CodeCount | null, text: Text) {
  if (code === null) return { main: wordsOf(rate, text), aside: '', share: shareOf(rate) };
  const { atelier, answered, expected } = code;
  const here = { answered, asked: expected ?? 0 };
  return atelier === null
    ? { main: wordsOf(rate, text), aside: text('rate.here', { count: answered }), share: shareOf(rate) }
    : { main: wordsOf(here, text), aside: text('rate.inAll', { rate: wordsOf(rate, text) }), share: shareOf(here) };
}

/** From 0 to 100, for the bar. */
function shareOf({ answered, asked }: Rate): number {
  return asked === 0 ? 0 : Math.min(100, Math.round((100 * answered) / asked));
}

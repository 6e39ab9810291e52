import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { deskShell } from '../../../events/domain/desk-shell.js';
import { OrganiserEvents, type OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import { Reached } from '../../../events/web/reached.js';
import { CurrentOrganiser } from '../../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { Catalogues } from '../../../platform/i18n/catalogues.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import { KeepsStaleForms } from '../../../platform/web/csrf.js';
import { DeskPages } from '../../../platform/web/desk-pages.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { Pages } from '../../../platform/web/pages.js';
import { inLanguage } from '../../../registrations/form/domain/question.js';
import { QuestionnaireQuery } from '../../queries/questionnaire.query.js';
import { listPath } from '../../web/desk/questionnaire-reach.js';
import type { Publication } from '../data/publication.repository.js';
import { PublicationChangedMeanwhile, PublicationIncomplete } from '../domain/publication.errors.js';
import { LONGEST_PUBLISHED, type PublicationContent } from '../domain/publication.js';
import { PublicationQuery } from '../queries/publication.query.js';
import { type PublicationAct, PublishEvaluation } from '../use-cases/publish-evaluation.js';

const ACTS: Readonly<Record<string, PublicationAct>> = { publier: 'publish', retirer: 'withdraw' };
const DONE = ['keep', 'publish', 'withdraw'];

/** Where organisers prepare what everybody will read of the evaluation. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/evaluations/publication')
export class PublicationController {
  constructor(
    private readonly desk: DeskPages,
    private readonly pages: Pages,
    private readonly catalogues: Catalogues,
    private readonly events: OrganiserEvents,
    private readonly questionnaires: QuestionnaireQuery,
    private readonly publications: PublicationQuery,
    private readonly publish: PublishEvaluation,
  ) {}

  @Get()
  async show(
    @Reached('results') reached: OrganiserEvent,
    @Query('fait') done: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const known = await this.publications.of(reached.event.id);
    await this.form(request, reply, reached, known, [], DONE.find((act) => act === done) ?? null);
  }

  @KeepsStaleForms()
  @Post()
  async save(
    @Param('slug') slug: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const act = ACTS[body?.['geste'] ?? ''] ?? 'keep';
    const right = act === 'keep' ? 'results' : 'publish';
    const reached = await this.events.reach(organiser.accountId, slug, right);
    const content = read(body ?? {});
    const version = Number.parseInt(body?.['version'] ?? '0', 10) || 0;
    if (request.csrfFailed) {
      const now = await this.publications.of(reached.event.id);
      return this.form(request, reply, reached, { ...now, content, version }, ['stale-form'], null);
    }
    try {
      await this.publish.execute(organiser, reached.event.id, content, version, act);
    } catch (error) {
      const isStale = error instanceof PublicationChangedMeanwhile;
      if (!isStale && !(error instanceof PublicationIncomplete)) throw error;
      const now = await this.publications.of(reached.event.id);
      const shown = { ...now, content, version: isStale ? now.version : version };
      return this.form(request, reply, reached, shown, isStale ? ['stale'] : error.fields, null);
    }
    await reply.redirect(`${listPath(reached)}/publication?fait=${act}`, 303);
  }

  private async form(
    request: FastifyRequest,
    reply: FastifyReply,
    reached: OrganiserEvent,
    { content, version, publishedAt }: Publication,
    wrong: readonly string[],
    done: string | null,
  ): Promise<void> {
    const locale = this.pages.localeOf(request);
    const closed = (await this.questionnaires.ofEvent(reached.event.id)).filter(({ status }) => status === 'closed');
    const shown = await this.publications.shown(reached.event.id, content.questionnaires);
    const chosen = shown.flatMap(({ verbatims }) => verbatims.all).filter(({ work }) => work.chosen);
    const message = (code: string) => this.catalogues.text(locale, `publication:wrong.${code}`, {});
    const view = {
      desk: deskShell('evaluations', reached),
      list: listPath(reached),
      here: `${listPath(reached)}/publication`,
      page: `/evenements/${reached.event.slug}/evaluation`,
      zone: reached.event.timeZone,
      content,
      version,
      publishedAt,
      done,
      chosen: chosen.length,
      critical: chosen.filter(({ work }) => work.critical).length,
      questionnaires: closed.map(({ id, title, moment }) => ({
        id,
        title: inLanguage(title, locale),
        moment,
        checked: content.questionnaires.includes(id),
        verbatims: `${listPath(reached)}/${id}/verbatims`,
      })),
      stale: wrong.includes('stale-form'),
      errors: wrong
        .filter((field) => field !== 'stale-form')
        .map((field) => ({ field: field === 'stale' ? 'learnt' : field, message: message(field) })),
      wrong: Object.fromEntries(
        ['questionnaires', 'learnt', 'changes', 'rule', 'noCritical'].map((field) => [
          field,
          wrong.includes(field) ? message(field) : null,
        ]),
      ),
    };
    await this.desk.send(reply, 'pages/publication/form', view, statusOf(wrong));
  }
}

function statusOf(wrong: readonly string[]): number {
  if (wrong.includes('stale-form')) return 403;
  return wrong.length > 0 ? 422 : 200;
}

function read(body: FormBody): PublicationContent {
  const text = (field: keyof typeof LONGEST_PUBLISHED) =>
    (body[field] ?? '').replaceAll('\r\n', '\n').slice(0, LONGEST_PUBLISHED[field]);
  return {
    questionnaires: Object.keys(body).flatMap((name) => (name.startsWith('q.') ? [name.slice('q.'.length)] : [])),
    learnt: text('learnt'),
    changes: text('changes'),
    rule: text('rule'),
    noCritical: text('noCritical'),
  };
}

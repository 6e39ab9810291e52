import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { deskShell } from '../../../events/domain/desk-shell.js';
import { CurrentOrganiser } from '../../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import { DeskPages } from '../../../platform/web/desk-pages.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { Pages } from '../../../platform/web/pages.js';
import { inLanguage } from '../../../registrations/form/domain/question.js';
import { QuestionnaireReach } from '../../web/desk/questionnaire-reach.js';
import { namesIn, withoutNames } from '../domain/names.js';
import { VerbatimChangedMeanwhile, VerbatimUnfaithful, VerbatimUnknown } from '../domain/verbatim.errors.js';
import { readRef, refText } from '../domain/verbatim.js';
import { KnownNamesQuery } from '../queries/known-names.query.js';
import { type Verbatim, VerbatimsQuery } from '../queries/verbatims.query.js';
import { WorkOnVerbatim } from '../use-cases/work-on-verbatim.js';
import { verbatimListView } from './verbatim-list.view.js';

const DONE = ['enregistre', 'theme'];

interface Typed {
  readonly text: string;
  readonly chosen: boolean;
  readonly critical: boolean;
  readonly themes: readonly string[];
  readonly version: number;
}

/** Reading what people wrote, and making quotations of it. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/evaluations/:id/verbatims')
export class VerbatimsController {
  constructor(
    private readonly desk: DeskPages,
    private readonly pages: Pages,
    private readonly reach: QuestionnaireReach,
    private readonly verbatims: VerbatimsQuery,
    private readonly names: KnownNamesQuery,
    private readonly work: WorkOnVerbatim,
  ) {}

  @Get()
  async list(
    @Param('slug') slug: string,
    @Param('id') id: string,
    @Query() query: Record<string, unknown>,
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { reached, questionnaire, here } = await this.reach.of(organiser, slug, id, 'results');
    const locale = this.pages.localeOf(request);
    const asked = (name: string) => (typeof query[name] === 'string' ? query[name] : '');
    await this.desk.send(reply, 'pages/verbatims/list', {
      desk: deskShell('evaluations', reached),
      name: inLanguage(questionnaire.title, locale),
      results: `${here}/resultats`,
      here: `${here}/verbatims`,
      themesPath: `${here}/themes`,
      closed: questionnaire.status === 'closed',
      threshold: questionnaire.threshold,
      done: DONE.includes(asked('fait')) ? asked('fait') : null,
      ...verbatimListView(
        await this.verbatims.of(questionnaire),
        { text: asked('q').slice(0, 100), theme: asked('theme'), state: asked('etat') },
        locale,
      ),
    });
  }

  @Get(':ref')
  async show(
    @Param('slug') slug: string,
    @Param('id') id: string,
    @Param('ref') ref: string,
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.form(request, reply, organiser, { slug, id, ref }, null, null);
  }

  @Post(':ref')
  async save(
    @Param('slug') slug: string,
    @Param('id') id: string,
    @Param('ref') ref: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { questionnaire, here } = await this.reach.of(organiser, slug, id, 'results');
    const typed = read(body ?? {});
    if (body?.['geste'] === 'masquer') return this.form(request, reply, organiser, { slug, id, ref }, typed, 'hide');
    const place = readRef(ref);
    if (!place) throw new VerbatimUnknown();
    try {
      await this.work.execute(organiser, questionnaire, place, typed);
    } catch (error) {
      if (error instanceof VerbatimUnfaithful) {
        return this.form(request, reply, organiser, { slug, id, ref }, typed, 'unfaithful');
      }
      if (error instanceof VerbatimChangedMeanwhile) {
        return this.form(request, reply, organiser, { slug, id, ref }, typed, 'changed');
      }
      throw error;
    }
    await reply.redirect(`${here}/verbatims?fait=enregistre`, 303);
  }

  private async form(
    request: FastifyRequest,
    reply: FastifyReply,
    organiser: Organiser,
    { slug, id, ref }: { readonly slug: string; readonly id: string; readonly ref: string },
    typed: Typed | null,
    why: 'hide' | 'unfaithful' | 'changed' | null,
  ): Promise<void> {
    const { reached, questionnaire, here } = await this.reach.of(organiser, slug, id, 'results');
    const { all, themes } = await this.verbatims.of(questionnaire);
    const verbatim = found(all, ref);
    const locale = this.pages.localeOf(request);
    const people = await this.names.of(questionnaire.eventId);
    const { text: before, ...shown } = typed ?? verbatim.work;
    const text = why === 'hide' ? withoutNames(before, namesIn(before, people)) : before;
    const wrong = why === 'unfaithful' || why === 'changed' ? why : null;
    const view = {
      desk: deskShell('evaluations', reached),
      here: `${here}/verbatims`,
      address: verbatim.address,
      question: inLanguage(verbatim.question.label, locale),
      about: verbatim.about,
      original: verbatim.original,
      text,
      names: namesIn(text, people),
      ...shown,
      version: why === 'changed' ? verbatim.work.version : shown.version,
      themes: themes.map((theme) => ({ ...theme, checked: shown.themes.includes(theme.id) })),
      wrong,
    };
    await this.desk.send(reply, 'pages/verbatims/verbatim', view, wrong ? 422 : 200);
  }
}

/** @throws VerbatimUnknown */
function found(all: readonly Verbatim[], ref: string): Verbatim {
  const place = readRef(ref);
  const verbatim = place && all.find(({ address }) => address === refText(place));
  if (!verbatim) throw new VerbatimUnknown();
  return verbatim;
}

function read(body: FormBody): Typed {
  return {
    text: (body['texte'] ?? '').slice(0, 2000),
    chosen: body['choisi'] === 'oui',
    critical: body['critique'] === 'oui',
    themes: Object.keys(body).flatMap((name) => (name.startsWith('theme.') ? [name.slice('theme.'.length)] : [])),
    version: Number.parseInt(body['version'] ?? '0', 10) || 0,
  };
}

import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentOrganiser } from '../../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import type { FieldError } from '../../../platform/errors/domain-error.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import { KeepsStaleForms } from '../../../platform/web/csrf.js';
import { DeskPages } from '../../../platform/web/desk-pages.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { deskShell } from '../../domain/desk-shell.js';
import { cleanParagraphs, lengthOf } from '../../domain/typed-text.js';
import { OrganiserEvents } from '../../queries/organiser-events.query.js';
import { ChangeStanding, type Step } from '../../use-cases/change-standing.js';
import { DeskWords } from './desk-words.js';
import type { WrongField } from './section.view.js';

const LONGEST_REASON = 2000;
/** What is typed to call an event off: a word that nobody writes by accident. */
const CONFIRMATIONS = ['annuler', 'cancel'];

/** The steps of an event's life, each a button of the overview; calling it off asks twice. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug')
export class EventStepsController {
  constructor(
    private readonly desk: DeskPages,
    private readonly events: OrganiserEvents,
    private readonly standing: ChangeStanding,
    private readonly words: DeskWords,
  ) {}

  @Post('publication')
  publish(
    @Param('slug') slug: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.take(organiser, slug, 'publish', reply);
  }

  @Post('retour-au-brouillon')
  unpublish(
    @Param('slug') slug: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.take(organiser, slug, 'unpublish', reply);
  }

  @Post('ouverture-des-inscriptions')
  open(
    @Param('slug') slug: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.take(organiser, slug, 'open', reply);
  }

  @Post('cloture-des-inscriptions')
  close(
    @Param('slug') slug: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.take(organiser, slug, 'close', reply);
  }

  @Post('archivage')
  archive(
    @Param('slug') slug: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.take(organiser, slug, 'archive', reply);
  }

  @Post('retour-d-archive')
  restore(
    @Param('slug') slug: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.take(organiser, slug, 'restore', reply);
  }

  @Get('annulation')
  async askCancellation(
    @Param('slug') slug: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.showCancellation(reply, organiser, slug, 200, { reason: '', typed: '', errors: [], stale: false });
  }

  @KeepsStaleForms()
  @Post('annulation')
  async cancel(
    @Param('slug') slug: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const reason = cleanParagraphs(body?.['reason'] ?? '');
    const typed = (body?.['confirmation'] ?? '').trim();
    if (request.csrfFailed) {
      return this.showCancellation(reply, organiser, slug, 403, { reason, typed, errors: [], stale: true });
    }
    const errors = cancellationErrors(reason, typed);
    if (errors.length > 0) {
      const worded = this.words.worded(errors, 'annulation', this.words.of(request));
      return this.showCancellation(reply, organiser, slug, 422, { reason, typed, errors: worded, stale: false });
    }
    await this.standing.cancel(organiser, slug, reason);
    await this.goBack(reply, slug, 'cancel');
  }

  private async take(organiser: Organiser, slug: string, step: Step, reply: FastifyReply): Promise<void> {
    await this.standing.take(organiser, slug, step);
    await this.goBack(reply, slug, step);
  }

  private async goBack(reply: FastifyReply, slug: string, done: string): Promise<void> {
    await reply.redirect(`/organiser/evenements/${slug}/evenement?fait=${done}`, 303);
  }

  private async showCancellation(
    reply: FastifyReply,
    { accountId }: Organiser,
    slug: string,
    status: number,
    attempt: { reason: string; typed: string; errors: readonly WrongField[]; stale: boolean },
  ): Promise<void> {
    const reached = await this.events.reach(accountId, slug, 'cancel');
    const { places } = reached.event;
    const wrong = (name: string) => attempt.errors.find(({ field }) => field === name)?.message ?? null;
    const view = {
      desk: deskShell('event', reached),
      here: `/organiser/evenements/${reached.event.slug}`,
      possible: reached.event.status === 'published',
      people: places.taken + places.waiting,
      ...attempt,
      wrong: { reason: wrong('reason'), confirmation: wrong('confirmation') },
    };
    await this.desk.send(reply, 'pages/event-desk/cancellation', view, status);
  }
}

function cancellationErrors(reason: string, typed: string): FieldError[] {
  const length = lengthOf(reason);
  return [
    ...(reason === '' ? [{ field: 'reason', code: 'missing' }] : []),
    ...(length > LONGEST_REASON
      ? [{ field: 'reason', code: 'too-long', parameters: { max: LONGEST_REASON, length } }]
      : []),
    ...(CONFIRMATIONS.includes(typed.toLowerCase()) ? [] : [{ field: 'confirmation', code: 'confirmation' }]),
  ];
}

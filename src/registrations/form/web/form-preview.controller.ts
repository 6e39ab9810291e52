import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EventQueries } from '../../../events/queries/event.queries.js';
import type { OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import { Reached } from '../../../events/web/reached.js';
import { Clock } from '../../../platform/clock/clock.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import { DeskPages } from '../../../platform/web/desk-pages.js';
import { WhoAgrees } from '../../../programme/queries/who-agrees.js';
import { FIRST_ATTEMPT, registrationFormView } from '../../web/registration-form.view.js';
import { EventFormQuery } from '../queries/event-form.query.js';
import { AtelierChoices } from '../../wishes/queries/atelier-choices.query.js';
import { FormSections } from '../use-cases/form-sections.js';
import { ConditionWords } from './condition-words.js';
import { FormDeskWords } from './form-desk-words.js';
import { formPath } from './form-desk.view.js';

/** The public form as it stands, of drafts too; it sends nothing. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/formulaire/apercu')
export class FormPreviewController {
  constructor(
    private readonly desk: DeskPages,
    private readonly details: EventQueries,
    private readonly forms: EventFormQuery,
    private readonly sections: FormSections,
    private readonly ateliers: AtelierChoices,
    private readonly words: FormDeskWords,
    private readonly conditionWords: ConditionWords,
    private readonly whoAgrees: WhoAgrees,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(
    @Param('slug') slug: string,
    @Reached('edit-event') reached: OrganiserEvent,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const event = (await this.details.byId(reached.event.id)) ?? reached.event;
    const form = await this.forms.of(event.id);
    const now = this.clock.now().getTime();
    const locale = this.words.localeOf(request);
    const context = {
      form,
      sections: await this.sections.of(event, null),
      locale,
      now,
      held: [],
      seats: await this.ateliers.seats(form, { eventId: event.id, somebody: null, now }),
      registration: null,
      subjects: this.conditionWords.standard(event, form.settings, locale),
    };
    const notice = await this.details.notice(event.id);
    const view = registrationFormView(event, notice, FIRST_ATTEMPT, context, {
      waiting: false,
      asks: await this.whoAgrees.of(event),
      code: undefined,
      places: null,
    });
    const preview = { back: formPath(event.slug) };
    await this.desk.send(reply, 'pages/registrations/form', { ...view, preview });
  }
}

import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { normaliseActionCode } from '../../events/domain/action-code.js';
import { EventUnknown } from '../../events/domain/event.errors.js';
import type { EventRecord } from '../../events/domain/event.js';
import { codeIsFull, registrationState } from '../../events/domain/registration-window.js';
import { EventQueries } from '../../events/queries/event.queries.js';
import { Clock } from '../../platform/clock/clock.js';
import { type FieldError, InvalidInput } from '../../platform/errors/domain-error.js';
import { Public } from '../../platform/web/access.js';
import { clientAddress } from '../../platform/web/client-address.js';
import { KeepsStaleForms } from '../../platform/web/csrf.js';
import type { FormBody } from '../../platform/web/form-body.js';
import { Pages } from '../../platform/web/pages.js';
import { RateLimits } from '../../platform/web/rate-limit.js';
import { TakesUploads } from '../../platform/web/uploads.js';
import { WhoAgrees } from '../../programme/queries/who-agrees.js';
import { LARGEST_FILE, MOST_FILES } from '../form/domain/file-answer.js';
import { EventFormQuery } from '../form/queries/event-form.query.js';
import { FormSections } from '../form/use-cases/form-sections.js';
import { HoldFiles } from '../form/use-cases/hold-files.js';
import { ConditionWords } from '../form/web/condition-words.js';
import { CollectiveByToken } from '../collectives/queries/collective-by-token.query.js';
import { readRegistrationFields } from '../domain/registration-form.js';
import { ActionCodeFull, AlreadyRegistered, NoPlaceFor, RegistrationNotOpen } from '../domain/registration.errors.js';
import { PlacesFiguresQuery } from '../places/queries/places-figures.query.js';
import { ReadRegistrationRequest } from '../use-cases/read-registration-request.js';
import { RegisterParticipant } from '../use-cases/register-participant.js';
import { AtelierChoices } from '../wishes/queries/atelier-choices.query.js';
import { eventSummary } from './event-summary.view.js';
import { FormAttempts } from './form-attempt.js';
import {
  attemptWithDefaults,
  type FormAttempt,
  type JoinedCollective,
  registrationFormView,
} from './registration-form.view.js';
import { unavailableView } from './unavailable.view.js';

@Controller('evenements/:slug/inscription')
export class PublicRegistrationController {
  constructor(
    private readonly events: EventQueries,
    private readonly requests: ReadRegistrationRequest,
    private readonly registerParticipant: RegisterParticipant,
    private readonly forms: EventFormQuery,
    private readonly holdFiles: HoldFiles,
    private readonly sections: FormSections,
    private readonly conditionWords: ConditionWords,
    private readonly whoAgrees: WhoAgrees,
    private readonly attempts: FormAttempts,
    private readonly pages: Pages,
    private readonly ateliers: AtelierChoices,
    private readonly placesFigures: PlacesFiguresQuery,
    private readonly collectives: CollectiveByToken,
    private readonly limits: RateLimits,
    private readonly clock: Clock,
  ) {}

  @Public()
  @Get(['', 'collectif/:collectif'])
  async show(
    @Param('slug') slug: string,
    @Param('collectif') invitation: string | undefined,
    @Query('code') code: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const event = await this.events.bySlug(slug);
    const typed = typeof code === 'string' ? code : '';
    if (!event) return this.sendElsewhere(reply, slug, typed);
    const collective = await this.collectives.of(event.id, invitation);
    await this.sendForm(
      request,
      reply,
      event,
      null,
      typed,
      200,
      collective && { name: collective.name, token: invitation ?? '' },
    );
  }

  @Public()
  @KeepsStaleForms()
  @TakesUploads({ fileBytes: LARGEST_FILE, files: MOST_FILES })
  @Post(['', 'collectif/:collectif'])
  async register(
    @Param('slug') slug: string,
    @Param('collectif') invitation: string | undefined,
    @Body() posted: FormBody | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.limits.count('registration', clientAddress(request));
    const event = await this.steadyEventOf(slug);
    const locale = this.pages.localeOf(request);
    const actionCode = posted?.actionCode ?? '';
    const collective = await this.collectives.of(event.id, invitation);
    const joined = collective && { name: collective.name, token: invitation ?? '' };
    const form = await this.forms.steady(event);
    const stale = request.csrfFailed ?? false;
    const files = await this.holdFiles.of({
      eventId: event.id,
      settings: form.settings,
      posted: posted ?? {},
      // Of a stale form too: whoever sent it need not choose them again.
      uploads: request.uploads ?? {},
      previous: null,
      locale,
    });
    const again = async (status: number, errors: readonly FieldError[]) => {
      const attempt = await this.attempts.of({ posted, form, errors, locale, files, stale });
      await this.sendForm(request, reply, await this.asItIs(event), attempt, actionCode, status, joined);
    };
    if (stale) return again(403, []);
    try {
      const asked = await this.requests.read(event.slug, posted, locale, { files });
      const result = await this.registerParticipant.execute({
        eventSlug: event.slug,
        request: asked,
        actionCode,
        collectiveId: collective?.id ?? null,
      });
      if (result.kind === 'registered') await reply.redirect(`/inscriptions/${result.token}`, 303);
    } catch (error) {
      if (error instanceof InvalidInput) {
        await again(422, error.fields);
      } else if (error instanceof AlreadyRegistered) {
        const view = {
          event: eventSummary(await this.asItIs(event)),
          email: readRegistrationFields(posted).fields.email,
        };
        await this.pages.send(reply, 'pages/registrations/already', view, { status: 409 });
      } else if (error instanceof ActionCodeFull) {
        const view = unavailableView(await this.asItIs(event), 'code-full');
        await this.pages.send(reply, 'pages/registrations/unavailable', view, { status: 410 });
      } else if (error instanceof RegistrationNotOpen || error instanceof NoPlaceFor) {
        const why = error instanceof NoPlaceFor ? error.why : error.state;
        const view = unavailableView(await this.asItIs(event), why);
        await this.pages.send(reply, 'pages/registrations/unavailable', view, { status: 410 });
      } else {
        throw error;
      }
    }
  }

  private async steadyEventOf(slug: string): Promise<EventRecord> {
    const event = (await this.events.steady(slug))?.event ?? (await this.events.byFormerSlug(slug));
    if (!event) throw new EventUnknown();
    return event;
  }

  /** With its places of this moment, for the pages that tell how many are left. */
  private async asItIs(event: EventRecord): Promise<EventRecord> {
    return (await this.events.bySlug(event.slug)) ?? event;
  }

  /** An address that was printed leads to the event for ever, under whatever name it is now. */
  private async sendElsewhere(reply: FastifyReply, formerSlug: string, code: string): Promise<void> {
    const event = await this.events.byFormerSlug(formerSlug);
    if (!event) throw new EventUnknown();
    const query = code === '' ? '' : `?code=${encodeURIComponent(code)}`;
    await reply.redirect(`/evenements/${event.slug}/inscription${query}`, 301);
  }

  /** The form, or why there is none now. */
  private async sendForm(
    request: FastifyRequest,
    reply: FastifyReply,
    event: EventRecord,
    attempt: FormAttempt | null,
    actionCode: string,
    status: number,
    joined: JoinedCollective | null,
  ): Promise<void> {
    const code = event.actionCodes.find(({ label }) => normaliseActionCode(label) === normaliseActionCode(actionCode));
    const now = this.clock.now().getTime();
    const state = registrationState(event, now, code);
    if (state !== 'open' && state !== 'waiting') {
      return this.pages.send(
        reply,
        'pages/registrations/unavailable',
        unavailableView(event, code && codeIsFull(code) ? 'code-full' : state),
      );
    }
    const notice = await this.events.notice(event.id);
    const form = await this.forms.steady(event);
    const context = {
      form,
      sections: await this.sections.of(event, null),
      locale: this.pages.localeOf(request),
      now,
      held: [],
      seats: await this.ateliers.seats(form, { eventId: event.id, somebody: null, now }),
      registration: null,
      subjects: this.conditionWords.standard(event, form.settings, this.pages.localeOf(request)),
    };
    const shown = attempt ?? attemptWithDefaults(code?.defaults ?? null, event.options);
    const view = registrationFormView(event, notice, shown, context, {
      waiting: state === 'waiting',
      asks: await this.whoAgrees.of(event),
      code,
      places: await this.placesFigures.notesOf(event.id),
      joined,
    });
    await this.pages.send(reply, 'pages/registrations/form', view, {
      status,
      confidential: joined !== null,
      compressed: attempt === null && joined === null,
    });
  }
}

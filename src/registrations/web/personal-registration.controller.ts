import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '../../platform/clock/clock.js';
import { Environment } from '../../platform/config/environment.js';
import { Catalogues } from '../../platform/i18n/catalogues.js';
import { mailHost } from '../../platform/mail/mail-host.js';
import { qrSvg } from '../../platform/qr/qr-code.js';
import { ParticipantLink, Public } from '../../platform/web/access.js';
import { Pages } from '../../platform/web/pages.js';
import { CalendarLines } from '../queries/calendar-lines.js';
import { PersonalLinkUnknown } from '../domain/registration.errors.js';
import { registrationCalendar } from '../emails/registration-calendar.js';
import { RegistrationByToken, type FoundRegistration } from '../queries/registration-by-token.query.js';
import { EventFormQuery } from '../form/queries/event-form.query.js';
import { RegistrationFiles } from '../form/queries/registration-files.query.js';
import { BookingsQuery } from '../wishes/queries/bookings.query.js';
import { WishesQuery } from '../wishes/queries/wishes.query.js';
import { type OwnAnswersView, ownAnswersView } from './own-answers.view.js';
import { personalPageView } from './personal-page.view.js';
import { PersonalSections } from './personal-sections.js';

/** What the personal link opens. Mail scanners open it too: nothing here changes anything. */
@Controller()
export class PersonalRegistrationController {
  constructor(
    private readonly byToken: RegistrationByToken,
    private readonly forms: EventFormQuery,
    private readonly wishes: WishesQuery,
    private readonly bookings: BookingsQuery,
    private readonly files: RegistrationFiles,
    private readonly sections: PersonalSections,
    private readonly lines: CalendarLines,
    private readonly pages: Pages,
    private readonly catalogues: Catalogues,
    private readonly environment: Environment,
    private readonly clock: Clock,
  ) {}

  @ParticipantLink()
  @Get('inscriptions/:token')
  async show(
    @Param('token') token: string,
    @Query('modifie') changed: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.byToken.find(token);
    if (!found) return this.sendUnknown(reply);
    const { registration, event, options } = found;
    const path = `/inscriptions/${token}`;
    const now = this.clock.now().getTime();
    const view = personalPageView({
      registration,
      event,
      options,
      path,
      now,
      own: await this.ownAnswers(found, path, this.pages.localeOf(request)),
      sections: await this.sections.of({ ...found, path, now }),
      changed: changed !== undefined,
      qr: registration.status === 'confirmed' ? qrSvg(this.checkInAddress(registration.reference)) : null,
    });
    await this.pages.send(reply, 'pages/registrations/personal', view, { confidential: true });
  }

  @ParticipantLink()
  @Get('inscriptions/:token/agenda.ics')
  async calendar(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.byToken.find(token);
    if (found?.registration.status !== 'confirmed') throw new PersonalLinkUnknown();
    const { registration, event } = found;
    const { reference, locale, updatedAt } = registration;
    const url = `${this.environment.publicUrl}/evenements/${event.slug}`;
    const words = {
      ticket: this.catalogues.text(locale, 'registrations:personal.ics.ticket', { reference }),
      programme: this.catalogues.text(locale, 'registrations:personal.ics.programme', { url }),
      lines: await this.lines.of(registration),
    };
    const host = mailHost(this.environment.publicUrl);
    await reply
      .header('content-type', 'text/calendar; charset=utf-8; method=PUBLISH')
      .header('content-disposition', `attachment; filename="${event.slug}.ics"`)
      .header('cache-control', 'no-store')
      .header('referrer-policy', 'no-referrer')
      .header('x-robots-tag', 'noindex, nofollow')
      .send(registrationCalendar(event, reference, words, { host, url, madeAt: updatedAt }));
  }

  /**
   * What the code of a ticket holds, for those who read it with their own telephone. The same page for every reference:
   * a reference opens nothing.
   */
  @Public()
  @Get('b/:reference')
  async ticket(@Param('reference') reference: string, @Res() reply: FastifyReply): Promise<void> {
    if (!/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/.test(reference)) throw new PersonalLinkUnknown();
    await this.pages.send(reply, 'pages/registrations/ticket-reference', { reference }, { confidential: true });
  }

  private async ownAnswers(
    { registration, event }: FoundRegistration,
    path: string,
    locale: 'fr' | 'en',
  ): Promise<OwnAnswersView> {
    const form = await this.forms.steady(event);
    const wishes = form.rounds.length > 0 ? await this.wishes.ofRegistration(registration.id) : [];
    const held = form.settings.wishes.how === 'booked' ? await this.bookings.heldBy(registration.id) : [];
    const takesFiles = form.settings.questions.some(({ kind }) => kind === 'file');
    const files = takesFiles ? await this.files.namesOf(registration.id) : [];
    return ownAnswersView({ registration, form, wishes, held, files, path, locale });
  }

  private async sendUnknown(reply: FastifyReply): Promise<void> {
    await this.pages.send(reply, 'pages/registrations/link-unknown', {}, { status: 404, confidential: true });
  }

  private checkInAddress(reference: string): string {
    return `${this.environment.publicUrl}/b/${reference}`;
  }
}

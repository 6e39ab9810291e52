import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentOrganiser } from '../../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { MachineClock } from '../../../platform/clock/clock.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import { DeskPages } from '../../../platform/web/desk-pages.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { canBeEnded } from '../domain/mailing.js';
import { MailingNotThere } from '../domain/message.errors.js';
import { MailingProgressQuery } from '../queries/mailing-progress.query.js';
import { Recipients } from '../queries/recipients.query.js';
import { ShownPeople } from '../queries/shown-people.query.js';
import { ManageMailings } from '../use-cases/manage-mailings.js';
import { framed, PreviewMessages } from '../use-cases/preview-messages.js';
import { TellEventChanged } from '../use-cases/tell-event-changed.js';
import { AudienceWords } from './audience-words.js';
import { frameForm, sendFrame } from './mail-frame.js';
import { mailingView } from './mailing.view.js';
import { MessageDesk } from './message-desk.js';
import { MessageWords } from './message-words.js';

/** Of each letter, how many people are shown it beforehand. */
const SAMPLE = 3;

/** One message to many: looked at, sent, called back, followed. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/courriels')
export class MailingController {
  constructor(
    private readonly desk: DeskPages,
    private readonly messages: MessageDesk,
    private readonly mailings: ManageMailings,
    private readonly progress: MailingProgressQuery,
    private readonly recipients: Recipients,
    private readonly people: ShownPeople,
    private readonly previews: PreviewMessages,
    private readonly changed: TellEventChanged,
    private readonly words: MessageWords,
    private readonly audienceWords: AudienceWords,
    private readonly clock: MachineClock,
  ) {}

  @Get('envois/:id')
  async show(
    @Param('slug') slug: string,
    @Param('id') id: string,
    @Query('fait') done: unknown,
    @CurrentOrganiser() { accountId }: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { reached, event } = await this.messages.reach(accountId, slug);
    const mailing = await this.messages.mailing(event, id);
    const view = mailingView({
      reached,
      event,
      mailing,
      now: this.clock.now().getTime(),
      done: done === 'essai' || done === 'annulation' ? done : null,
      audience: await this.audienceWords.of(request, event, mailing.audience),
      count: await this.recipients.count(event, mailing.audience, canBeEnded(mailing.kind)),
      sample: await this.people.of(event, mailing.audience, SAMPLE),
      mails: await this.progress.of(mailing.id),
    });
    await this.desk.send(reply, 'pages/messages/mailing', view);
  }

  /** As one of its recipients would get it, or an invented person. */
  @Get('envois/:id/apercu')
  async preview(
    @Param('slug') slug: string,
    @Param('id') id: string,
    @Query('personne') reference: unknown,
    @Query('forme') form: unknown,
    @CurrentOrganiser() { accountId }: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { event } = await this.messages.reach(accountId, slug);
    const mailing = await this.messages.mailing(event, id);
    const person = await this.people.chosen(event, typeof reference === 'string' ? reference : '', 'fr');
    const mail = await this.previews.ofMailing(mailing, event, person);
    await sendFrame(reply, { ...mail, html: framed(mail) }, frameForm(form));
  }

  @Post('envois/:id/essai')
  async test(
    @Param('slug') slug: string,
    @Param('id') id: string,
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { event } = await this.messages.reach(organiser.accountId, slug);
    const mailing = await this.messages.mailing(event, id);
    const [first] = await this.people.of(event, mailing.audience, 1);
    const mail = await this.previews.ofMailing(mailing, event, first ?? (await this.people.chosen(event, '', 'fr')));
    await this.previews.sendToOneself(mail, organiser, this.words.say(request, 'test.mark'));
    await reply.redirect(`/organiser/evenements/${slug}/courriels/envois/${id}?fait=essai`, 303);
  }

  @Post('envois/:id/depart')
  async send(
    @Param('slug') slug: string,
    @Param('id') id: string,
    @Body() body: FormBody = {},
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { event } = await this.messages.reach(organiser.accountId, slug);
    const mailing = await this.messages.mailing(event, id);
    // Sent twice by a double click, it leaves once.
    if (mailing.status === 'draft') {
      await this.mailings.send(organiser, event.id, id, Number(body['version'] ?? 0) || 0);
      if (mailing.kind === 'event-changed') await this.changed.settle(event.id);
    }
    await reply.redirect(`/organiser/evenements/${slug}/courriels/envois/${id}`, 303);
  }

  @Post('envois/:id/annulation')
  async cancel(
    @Param('slug') slug: string,
    @Param('id') id: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { event } = await this.messages.reach(organiser.accountId, slug);
    const mailing = await this.messages.mailing(event, id);
    if (mailing.status !== 'cancelled') await this.mailings.cancel(organiser, event.id, id);
    await reply.redirect(`/organiser/evenements/${slug}/courriels/envois/${id}?fait=annulation`, 303);
  }

  /** A draft that nobody wants. */
  @Post('envois/:id/abandon')
  async discard(
    @Param('slug') slug: string,
    @Param('id') id: string,
    @CurrentOrganiser() { accountId }: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { event } = await this.messages.reach(accountId, slug);
    const mailing = await this.messages.mailing(event, id);
    if (mailing.status !== 'draft') throw new MailingNotThere();
    await this.mailings.discard(event.id, id);
    await reply.redirect(`/organiser/evenements/${slug}/courriels`, 303);
  }

  /** The dates or places that moved, told to everybody registered; or not worth telling. */
  @Post('prevenir')
  async tellChanges(
    @Param('slug') slug: string,
    @Body() body: FormBody = {},
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { event } = await this.messages.reach(organiser.accountId, slug);
    const root = `/organiser/evenements/${slug}/courriels`;
    if (body['non'] !== undefined) {
      await this.changed.settle(event.id);
      await reply.redirect(root, 303);
      return;
    }
    const id = await this.changed.draft(organiser, event);
    await reply.redirect(id === null ? root : `${root}/envois/${id}`, 303);
  }
}

import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { EventQueries } from '../../../events/queries/event.queries.js';
import { OrganiserEvents, type OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import { Reached } from '../../../events/web/reached.js';
import { may } from '../../../events/domain/event-role.js';
import { CurrentOrganiser } from '../../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { MailDetailQuery, type MailDetail } from '../../../platform/mail/queries/mail-detail.query.js';
import { MailListQuery } from '../../../platform/mail/queries/mail-list.query.js';
import { ManyMails } from '../../../platform/mail/many-mails.js';
import { ResendMail } from '../../../platform/mail/resend-mail.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { PageUnknown } from '../../../platform/web/page-unknown.js';
import { MAIL_PREVIEW_POLICY } from '../../../platform/web/security-headers.js';
import { DeskPages } from '../../../platform/web/desk-pages.js';
import { RegistrationDetailQuery } from '../../queries/registration-detail.query.js';
import { OutboxAheadQuery } from '../../messages/queries/outbox-ahead.query.js';
import { TellEventChanged } from '../../messages/use-cases/tell-event-changed.js';
import {
  type AroundMails,
  BOUNCES,
  mailDetailView,
  mailListView,
  mailSearch,
  personOf,
  readableMail,
} from './mail.view.js';

/**
 * The mails of an event, of all one's events, and of everybody in a demonstration. The desk reads them here and not in the platform, because
 * who may read a mail is a matter of roles on events.
 */
@OrganiserOnly()
@Controller('organiser')
export class MailDeskController {
  constructor(
    private readonly desk: DeskPages,
    private readonly events: OrganiserEvents,
    private readonly mails: MailListQuery,
    private readonly details: MailDetailQuery,
    private readonly registrations: RegistrationDetailQuery,
    private readonly resendMail: ResendMail,
    private readonly manyMails: ManyMails,
    private readonly whole: EventQueries,
    private readonly ahead: OutboxAheadQuery,
    private readonly changed: TellEventChanged,
  ) {}

  @Get('evenements/:slug/courriels')
  async ofEvent(
    @Reached('mails') reached: OrganiserEvent,
    @Query() query: Record<string, unknown>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const cursor = typeof query['suite'] === 'string' ? query['suite'] : null;
    const search = mailSearch(query);
    const { text, state, batchId } = search;
    const page = await this.mails.list({ eventId: reached.event.id, cursor, text, status: state, batchId });
    const around = await this.around(reached, query['renvois']);
    await this.desk.send(reply, 'pages/desk/mails', mailListView(reached, page, cursor === null, search, around));
  }

  @Post('evenements/:slug/courriels/renvois')
  async retryFailed(
    @Param('slug') slug: string,
    @Reached('mails') { event }: OrganiserEvent,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const count = await this.manyMails.retryFailed(event.id, organiser);
    await reply.redirect(`/organiser/evenements/${event.slug}/courriels?renvois=${count}`, 303);
  }

  /** What came back of a mail, as an organiser learnt it from elsewhere. */
  @Post('courriels/:id/retour')
  async noteReturn(
    @Param('id') id: string,
    @Body() body: FormBody = {},
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { mail } = await this.reach(id, organiser);
    const note = BOUNCES.find((one) => one === body['motif']) ?? '';
    await this.manyMails.noteBounce(id, mail.eventId, note, organiser);
    await reply.redirect(`/organiser/courriels/${id}?retour=1`, 303);
  }

  private async around(reached: OrganiserEvent, resent: unknown): Promise<AroundMails> {
    const mayWrite = may(reached.role, 'messages');
    const event = (await this.whole.byId(reached.event.id)) ?? reached.event;
    return {
      mayWrite,
      failed: await this.mails.failedOf(event.id),
      resent: typeof resent === 'string' && /^\d{1,6}$/.test(resent) ? Number(resent) : null,
      coming: await this.ahead.coming(event),
      mailings: await this.ahead.mailingsOf(event),
      changes: mayWrite ? await this.changed.changes(event) : [],
    };
  }

  @Get('courriels')
  async all(
    @Query('suite') cursor: unknown,
    @CurrentOrganiser() { accountId }: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const events = this.desk.allMailIsOpen ? null : await this.events.of(accountId);
    const readable = events?.filter(({ role }) => may(role, 'mails')).map(({ event }) => event.id);
    await this.list(reply, cursor, readable);
  }

  @Get('courriels/:id')
  async show(
    @Param('id') id: string,
    @Query('renvoi') resent: unknown,
    @Query('retour') noted: unknown,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { mail, reached } = await this.reach(id, organiser);
    const mayOpen = reached !== null && mail.aboutId !== null && may(reached.role, 'people');
    const person = mayOpen ? await this.registrations.called(reached.event.id, mail.aboutId) : null;
    const view = mailDetailView(reached, mail, resent === '1', noted === '1');
    await this.desk.send(reply, 'pages/desk/mail', { ...view, person: person && personOf(reached!, person) });
  }

  /** The mail's HTML alone, for the sandboxed frame of its page. Its pictures are put into it: a sandbox sends no cookie. */
  @Get('courriels/:id/apercu')
  async preview(
    @Param('id') id: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { mail, reached } = await this.reach(id, organiser);
    const pictures = await this.picturesOf(mail);
    const shown = await this.details.read(id, (index) => pictures.get(index) ?? 'about:blank');
    void reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('content-security-policy', MAIL_PREVIEW_POLICY)
      .header('x-frame-options', 'SAMEORIGIN')
      .header('referrer-policy', 'no-referrer')
      .header('cache-control', 'no-store');
    // Its links open beside the desk: inside the frame our own pages refuse to be shown.
    const html = (shown?.html ?? '').replace(/<head[^>]*>/i, '$&<base target="_blank">');
    await reply.send(readableMail(html, mail, reached));
  }

  @Get('courriels/:id/pieces/:index')
  async attachment(
    @Param('id') id: string,
    @Param('index') index: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.reach(id, organiser);
    const file = /^\d{1,3}$/.test(index) ? await this.details.attachment(id, Number(index)) : null;
    if (!file) throw new PageUnknown();
    void reply
      .header('content-type', file.contentType)
      .header(
        'content-disposition',
        `attachment; filename*=UTF-8''${encodeURIComponent(file.filename).replaceAll("'", '%27')}`,
      )
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('cache-control', 'no-store');
    await reply.send(file.content);
  }

  @Post('courriels/:id/renvoi')
  async resend(
    @Param('id') id: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.reach(id, organiser);
    const again = await this.resendMail.run(id, organiser);
    await reply.redirect(`/organiser/courriels/${id}${again ? '?renvoi=1' : ''}`, 303);
  }

  /** @param readable the events whose mails are listed together; undefined for all mail. */
  private async list(reply: FastifyReply, typed: unknown, readable?: readonly string[]): Promise<void> {
    const cursor = typeof typed === 'string' ? typed : null;
    const page = readable ? await this.mails.ofEvents(readable, cursor) : await this.mails.list({ cursor });
    await this.desk.send(reply, 'pages/desk/mails', mailListView(null, page, cursor === null));
  }

  /**
   * Where all mail stays here, whoever may list it may open it.
   * @throws PageUnknown elsewhere for a mail of no event, such as a login link.
   */
  private async reach(
    id: string,
    { accountId }: Organiser,
  ): Promise<{ mail: MailDetail; reached: OrganiserEvent | null }> {
    const mail = await this.details.read(id);
    if (!mail) throw new PageUnknown();
    if (this.desk.allMailIsOpen) {
      const own = (await this.events.of(accountId)).find(({ event }) => event.id === mail.eventId);
      return { mail, reached: own && may(own.role, 'mails') ? own : null };
    }
    if (mail.eventId === null) throw new PageUnknown();
    return { mail, reached: await this.events.reachById(accountId, mail.eventId, 'mails') };
  }

  private async picturesOf({ id, attachments }: MailDetail): Promise<Map<number, string>> {
    const pictures = new Map<number, string>();
    for (const { index, contentType } of attachments.filter((one) => one.contentType.startsWith('image/'))) {
      const file = await this.details.attachment(id, index);
      if (file) pictures.set(index, `data:${contentType};base64,${file.content.toString('base64')}`);
    }
    return pictures;
  }
}

import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { deskShell } from '../../../events/domain/desk-shell.js';
import type { EventRecord } from '../../../events/domain/event.js';
import { mailTextOf } from '../../../events/domain/mail-text.js';
import { EventQueries } from '../../../events/queries/event.queries.js';
import { OrganiserEvents, type OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import { CurrentOrganiser } from '../../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { InvalidInput } from '../../../platform/errors/domain-error.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import { KeepsStaleForms } from '../../../platform/web/csrf.js';
import { DeskPages } from '../../../platform/web/desk-pages.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { PageUnknown } from '../../../platform/web/page-unknown.js';
import type { MessageKind } from '../domain/message-kinds.js';
import { MessageKinds } from '../queries/message-kinds.js';
import { ShownPeople } from '../queries/shown-people.query.js';
import { framed, PreviewMessages } from '../use-cases/preview-messages.js';
import { readMessageText, SaveMessageText, type TypedMessageText } from '../use-cases/save-message-text.js';
import { FRAME_FORMS, frameForm, sendFrame, sendFrameProblems } from './mail-frame.js';
import { familiesView } from './mail-texts.view.js';
import { MessageWords, type WrongField } from './message-words.js';

type Language = 'fr' | 'en';

interface Attempt extends TypedMessageText {
  readonly version: number;
  readonly errors: readonly WrongField[];
  readonly status: number;
  readonly conflict: boolean;
  readonly stale: boolean;
}

/** The words of an event's mails: one page a kind of mail and language, with the mail beside as somebody would get it. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/courriels/textes')
export class MailTextsController {
  constructor(
    private readonly desk: DeskPages,
    private readonly organiserEvents: OrganiserEvents,
    private readonly events: EventQueries,
    private readonly kinds: MessageKinds,
    private readonly people: ShownPeople,
    private readonly save: SaveMessageText,
    private readonly previews: PreviewMessages,
    private readonly words: MessageWords,
  ) {}

  @Get()
  async list(
    @Param('slug') slug: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { reached, event } = await this.reach(organiser, slug);
    const here = `/organiser/evenements/${slug}/courriels/textes`;
    await this.desk.send(reply, 'pages/messages/texts', {
      desk: deskShell('mail-texts', reached),
      families: familiesView(this.kinds.all(), event, here),
    });
  }

  @Get(':kind')
  async form(
    @Param('slug') slug: string,
    @Param('kind') kind: string,
    @Query('langue') language: unknown,
    @Query('fait') done: unknown,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { reached, event } = await this.reach(organiser, slug);
    const locale = languageOf(language);
    const stored = mailTextOf(event.mailTexts, this.known(kind).kind, locale);
    const attempt: Attempt = {
      subject: stored.subject ?? '',
      opening: stored.opening ?? '',
      closing: stored.closing ?? '',
      version: stored.version,
      ...{ errors: [], status: 200, conflict: false, stale: false },
    };
    await this.show(reply, reached, event, this.known(kind), locale, attempt, { done: doneOf(done), person: '' });
  }

  @KeepsStaleForms()
  @Post(':kind')
  async change(
    @Param('slug') slug: string,
    @Param('kind') kind: string,
    @Body() body: FormBody = {},
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { reached, event } = await this.reach(organiser, slug);
    const messageKind = this.known(kind);
    const locale = languageOf(body['langue']);
    const typed = body['standard'] === undefined ? typedOf(body) : { subject: '', opening: '', closing: '' };
    const version = Number(body['version'] ?? 0) || 0;
    const again = (change: Partial<Attempt>) =>
      this.show(
        reply,
        reached,
        event,
        messageKind,
        locale,
        { ...typedOf(body), version, errors: [], status: 422, conflict: false, stale: false, ...change },
        { done: null, person: body['personne'] ?? '' },
      );
    if (request.csrfFailed) return again({ stale: true, status: 403 });
    try {
      await this.save.execute(organiser, { eventId: event.id, kind: messageKind, locale, version, ...typed });
      const done = body['standard'] === undefined ? 'texte' : 'standard';
      await reply.redirect(`/organiser/evenements/${slug}/courriels/textes/${kind}?langue=${locale}&fait=${done}`, 303);
    } catch (error) {
      await again(this.words.refused(request, error));
    }
  }

  /** The mail with the words as they stand in the form, for the frame beside it. */
  @Post(':kind/apercu')
  async preview(
    @Param('slug') slug: string,
    @Param('kind') kind: string,
    @Body() body: FormBody = {},
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { event } = await this.reach(organiser, slug);
    try {
      const mail = await this.mailOf(event, this.known(kind), body);
      await sendFrame(reply, { ...mail, html: framed(mail) }, frameForm(body['forme']));
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      const problems = this.words.worded(request, error.fields);
      await sendFrameProblems(
        reply,
        problems.map(({ message }) => message),
      );
    }
  }

  @Post(':kind/essai')
  async test(
    @Param('slug') slug: string,
    @Param('kind') kind: string,
    @Body() body: FormBody = {},
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { reached, event } = await this.reach(organiser, slug);
    const locale = languageOf(body['langue']);
    const attempt = {
      ...typedOf(body),
      version: Number(body['version'] ?? 0) || 0,
      ...{ errors: [] as WrongField[], status: 200, conflict: false, stale: false },
    };
    const person = body['personne'] ?? '';
    try {
      const mail = await this.mailOf(event, this.known(kind), body);
      await this.previews.sendToOneself(mail, organiser, this.words.say(request, 'test.mark'));
      await this.show(reply, reached, event, this.known(kind), locale, attempt, { done: 'essai', person });
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      const errors = this.words.worded(request, error.fields);
      await this.show(
        reply,
        reached,
        event,
        this.known(kind),
        locale,
        { ...attempt, errors, status: 422 },
        { done: null, person },
      );
    }
  }

  private async mailOf(event: EventRecord, kind: MessageKind, body: FormBody) {
    const locale = languageOf(body['langue']);
    const text = readMessageText({ kind, locale, version: 1, ...typedOf(body) });
    const person = await this.people.chosen(event, body['personne'] ?? '', locale);
    return this.previews.ofKind(kind, event, text, person);
  }

  private async show(
    reply: FastifyReply,
    reached: OrganiserEvent,
    event: EventRecord,
    { kind, placeholders }: MessageKind,
    locale: Language,
    attempt: Attempt,
    { done, person }: { done: string | null; person: string },
  ): Promise<void> {
    const { request } = reply;
    const here = `/organiser/evenements/${event.slug}/courriels/textes`;
    const people = await this.people.of(event);
    const field = (id: string, value: string, rows: number) =>
      this.words.field(request, id, value, { errors: attempt.errors, rows, lang: locale, optional: true });
    const view = {
      desk: deskShell('mail-texts', reached),
      list: here,
      kind,
      action: `${here}/${kind}`,
      locale,
      languages: (['fr', 'en'] as const).map((language) => ({
        language,
        href: `${here}/${kind}?langue=${language}`,
        current: language === locale,
      })),
      version: attempt.version,
      errors: attempt.errors,
      ...{ conflict: attempt.conflict, stale: attempt.stale, done },
      fields: [
        field('subject', attempt.subject, 1),
        field('opening', attempt.opening, 7),
        field('closing', attempt.closing, 4),
      ],
      placeholders: this.words.placeholders(request, placeholders),
      people: people.map(({ reference, firstName, lastName }) => ({
        reference,
        name: `${firstName} ${lastName}`,
        selected: reference === person,
      })),
      forms: FRAME_FORMS,
      email: null,
    };
    await this.desk.send(reply, 'pages/messages/wording', view, attempt.status);
  }

  /** @throws PageUnknown */
  private known(kind: string): MessageKind {
    const found = this.kinds.of(kind);
    if (!found) throw new PageUnknown();
    return found;
  }

  private async reach(
    { accountId }: Organiser,
    slug: string,
  ): Promise<{ reached: OrganiserEvent; event: EventRecord }> {
    const reached = await this.organiserEvents.reach(accountId, slug, 'messages');
    const event = await this.events.byId(reached.event.id);
    if (!event) throw new PageUnknown();
    return { reached, event };
  }
}

function languageOf(typed: unknown): Language {
  return typed === 'en' ? 'en' : 'fr';
}

function doneOf(done: unknown): string | null {
  return done === 'texte' || done === 'standard' ? done : null;
}

function typedOf(body: FormBody): TypedMessageText {
  return { subject: body['subject'] ?? '', opening: body['opening'] ?? '', closing: body['closing'] ?? '' };
}

import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { deskShell } from '../../../events/domain/desk-shell.js';
import { mailTextOf } from '../../../events/domain/mail-text.js';
import { CurrentOrganiser } from '../../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import { KeepsStaleForms } from '../../../platform/web/csrf.js';
import { DeskPages } from '../../../platform/web/desk-pages.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { MessageKinds } from '../queries/message-kinds.js';
import { SaveMessageText } from '../use-cases/save-message-text.js';
import { familiesView } from './mail-texts.view.js';
import { MessageDesk } from './message-desk.js';
import { MessageWords } from './message-words.js';
import { attemptOf, typedOf, type WordingAttempt, WordingPage } from './wording-page.js';

/** The words of an event's mails: their list, and one page a kind of mail and language. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/courriels/textes')
export class MailTextsController {
  constructor(
    private readonly desk: DeskPages,
    private readonly messages: MessageDesk,
    private readonly kinds: MessageKinds,
    private readonly page: WordingPage,
    private readonly save: SaveMessageText,
    private readonly words: MessageWords,
  ) {}

  @Get()
  async list(
    @Param('slug') slug: string,
    @CurrentOrganiser() { accountId }: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { reached, event } = await this.messages.reach(accountId, slug);
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
    @CurrentOrganiser() { accountId }: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const wording = await this.page.reach(accountId, slug, kind, language);
    const { subject, opening, closing, version } = mailTextOf(wording.event.mailTexts, kind, wording.locale);
    await this.page.show(reply, wording, {
      ...attemptOf({}),
      ...{ subject: subject ?? '', opening: opening ?? '', closing: closing ?? '', version },
      done: done === 'texte' || done === 'standard' ? done : null,
    });
  }

  @KeepsStaleForms()
  @Post(':kind')
  async change(
    @Param('slug') slug: string,
    @Param('kind') kindName: string,
    @Body() body: FormBody = {},
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const wording = await this.page.reach(organiser.accountId, slug, kindName, body['langue']);
    const { event, kind, locale } = wording;
    const attempt = attemptOf(body);
    const again = (change: Partial<WordingAttempt>) => this.page.show(reply, wording, { ...attempt, ...change });
    if (request.csrfFailed) return again({ stale: true, status: 403 });
    const isReset = body['standard'] !== undefined;
    try {
      const typed = typedOf(isReset ? {} : body);
      await this.save.execute(organiser, { eventId: event.id, kind, locale, version: attempt.version, ...typed });
    } catch (error) {
      return again(this.words.refused(request, error));
    }
    const done = isReset ? 'standard' : 'texte';
    await reply.redirect(
      `/organiser/evenements/${slug}/courriels/textes/${kindName}?langue=${locale}&fait=${done}`,
      303,
    );
  }
}

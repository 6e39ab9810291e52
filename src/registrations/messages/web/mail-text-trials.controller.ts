import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentOrganiser } from '../../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { InvalidInput } from '../../../platform/errors/domain-error.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { ShownPeople } from '../queries/shown-people.query.js';
import { framed, PreviewMessages } from '../use-cases/preview-messages.js';
import { readMessageText } from '../use-cases/save-message-text.js';
import { frameForm, sendFrame, sendFrameProblems } from './mail-frame.js';
import { MessageWords } from './message-words.js';
import { attemptOf, typedOf, type Wording, WordingPage } from './wording-page.js';

/** A kind of mail with words that are not saved yet: looked at for a real person, or sent to oneself. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/courriels/textes')
export class MailTextTrialsController {
  constructor(
    private readonly page: WordingPage,
    private readonly people: ShownPeople,
    private readonly previews: PreviewMessages,
    private readonly words: MessageWords,
  ) {}

  /** The mail with the words as they stand in the form, for the frame beside it. */
  @Post(':kind/apercu')
  async preview(
    @Param('slug') slug: string,
    @Param('kind') kind: string,
    @Body() body: FormBody = {},
    @CurrentOrganiser() { accountId }: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const wording = await this.page.reach(accountId, slug, kind, body['langue']);
    try {
      const mail = await this.mailOf(wording, body);
      await sendFrame(reply, { ...mail, html: framed(mail) }, frameForm(body['forme']));
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      const problems = this.words.worded(request, error.fields).map(({ message }) => message);
      await sendFrameProblems(reply, problems);
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
    const wording = await this.page.reach(organiser.accountId, slug, kind, body['langue']);
    const attempt = attemptOf(body);
    try {
      const mail = await this.mailOf(wording, body);
      await this.previews.sendToOneself(mail, organiser, this.words.say(request, 'test.mark'));
      await this.page.show(reply, wording, { ...attempt, done: 'essai' });
    } catch (error) {
      await this.page.show(reply, wording, { ...attempt, ...this.words.refused(request, error) });
    }
  }

  private async mailOf({ event, kind, locale }: Wording, body: FormBody) {
    const text = readMessageText({ kind, locale, version: 1, ...typedOf(body) });
    const person = await this.people.chosen(event, body['personne'] ?? '', locale);
    return this.previews.ofKind(kind, event, text, person);
  }
}

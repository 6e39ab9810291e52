import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { deskShell } from '../../../events/domain/desk-shell.js';
import type { EventRecord } from '../../../events/domain/event.js';
import type { OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import { CurrentOrganiser } from '../../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { InvalidInput } from '../../../platform/errors/domain-error.js';
import { newId } from '../../../platform/ids/ids.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import { KeepsStaleForms } from '../../../platform/web/csrf.js';
import { DeskPages } from '../../../platform/web/desk-pages.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { queryOfFilter } from '../../list/domain/filter-address.js';
import type { RegistrationFilter } from '../../list/domain/registration-filter.js';
import { canBeEnded, type Mailing } from '../domain/mailing.js';
import { readMailingTexts, typedMailing, type TypedMailing } from '../domain/mailing-form.js';
import { MailingNotThere } from '../domain/message.errors.js';
import { scheduleAudience } from '../domain/schedule-audience.js';
import { ShownPeople } from '../queries/shown-people.query.js';
import { ManageMailings } from '../use-cases/manage-mailings.js';
import { framed, PreviewMessages } from '../use-cases/preview-messages.js';
import { firstAudience, postedAudience } from './audience-form.js';
import { AudienceWords } from './audience-words.js';
import { frameForm, sendFrame, sendFrameProblems } from './mail-frame.js';
import { MessageDesk } from './message-desk.js';
import { MessageWords, type WrongField } from './message-words.js';

interface Attempt {
  readonly typed: TypedMailing;
  readonly audience: RegistrationFilter;
  readonly errors: readonly WrongField[];
  readonly status: number;
  readonly stale: boolean;
  readonly conflict: boolean;
  /** Null for a new one. */
  readonly mailing: Mailing | null;
  readonly version: number;
}

const EMPTY: TypedMailing = { subject: '', body: '', subjectEn: '', bodyEn: '' };
const FIRST = { errors: [] as readonly WrongField[], status: 200, stale: false, conflict: false };

/** Writing to many: the text, in two languages where wanted, and to whom. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/courriels')
export class ComposeController {
  constructor(
    private readonly desk: DeskPages,
    private readonly messages: MessageDesk,
    private readonly mailings: ManageMailings,
    private readonly people: ShownPeople,
    private readonly previews: PreviewMessages,
    private readonly words: MessageWords,
    private readonly audienceWords: AudienceWords,
  ) {}

  /** The list's filter comes in the address. */
  @Get('ecrire')
  async blank(
    @Param('slug') slug: string,
    @Query() query: Record<string, unknown>,
    @CurrentOrganiser() { accountId }: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { reached, event } = await this.messages.reach(accountId, slug);
    const audience = firstAudience(query);
    await this.show(reply, reached, event, { ...FIRST, typed: EMPTY, audience, mailing: null, version: 0 });
  }

  @KeepsStaleForms()
  @Post('ecrire')
  async compose(
    @Param('slug') slug: string,
    @Body() body: FormBody = {},
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { reached, event } = await this.messages.reach(organiser.accountId, slug);
    const attempt = { ...FIRST, typed: typedOf(body), audience: postedAudience(body), mailing: null, version: 0 };
    if (request.csrfFailed) return this.show(reply, reached, event, { ...attempt, stale: true, status: 403 });
    if (body['compter'] !== undefined) return this.show(reply, reached, event, attempt);
    try {
      const id = await this.mailings.compose(organiser, event.id, attempt.typed, attempt.audience);
      await reply.redirect(`/organiser/evenements/${slug}/courriels/envois/${id}`, 303);
    } catch (error) {
      await this.show(reply, reached, event, { ...attempt, ...this.words.refused(request, error) });
    }
  }

  @Get('envois/:id/modifier')
  async edit(
    @Param('slug') slug: string,
    @Param('id') id: string,
    @CurrentOrganiser() { accountId }: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { reached, event } = await this.messages.reach(accountId, slug);
    const mailing = await this.messages.mailing(event, id);
    if (mailing.status !== 'draft') throw new MailingNotThere();
    const { texts, audience, version } = mailing;
    await this.show(reply, reached, event, { ...FIRST, typed: typedMailing(texts), audience, mailing, version });
  }

  @KeepsStaleForms()
  @Post('envois/:id/modifier')
  async rewrite(
    @Param('slug') slug: string,
    @Param('id') id: string,
    @Body() body: FormBody = {},
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { reached, event } = await this.messages.reach(organiser.accountId, slug);
    const mailing = await this.messages.mailing(event, id);
    const version = Number(body['version'] ?? 0) || 0;
    const attempt = { ...FIRST, typed: typedOf(body), audience: postedAudience(body), mailing, version };
    if (request.csrfFailed) return this.show(reply, reached, event, { ...attempt, stale: true, status: 403 });
    if (body['compter'] !== undefined) return this.show(reply, reached, event, attempt);
    try {
      await this.mailings.rewrite(mailing, attempt.typed, attempt.audience, version);
      await reply.redirect(`/organiser/evenements/${slug}/courriels/envois/${id}`, 303);
    } catch (error) {
      // What was sent is no draft any more: there is nothing to write on.
      if (mailing.status !== 'draft' && !(error instanceof InvalidInput)) throw error;
      await this.show(reply, reached, event, { ...attempt, ...this.words.refused(request, error) });
    }
  }

  /** The letter as it stands in the form, for the frame beside it. */
  @Post('ecrire/apercu')
  async preview(
    @Param('slug') slug: string,
    @Body() body: FormBody = {},
    @CurrentOrganiser() { accountId }: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { event } = await this.messages.reach(accountId, slug);
    const { texts, errors } = readMailingTexts(typedOf(body));
    // What is not written yet is no mistake while one writes.
    const mistakes = errors.filter(({ code }) => !code.endsWith('-missing'));
    if (mistakes.length > 0) {
      return sendFrameProblems(
        reply,
        this.words.worded(request, mistakes).map(({ message }) => message),
      );
    }
    const kind = body['genre'] === 'reminder' ? 'reminder' : 'message';
    const person = await this.people.chosen(event, body['personne'] ?? '', 'fr');
    const mail = await this.previews.ofMailing({ id: newId(), kind, texts, changes: [] }, event, person);
    await sendFrame(reply, { ...mail, html: framed(mail) }, frameForm(body['forme']));
  }

  private async show(
    reply: FastifyReply,
    reached: OrganiserEvent,
    event: EventRecord,
    attempt: Attempt,
  ): Promise<void> {
    const { request } = reply;
    const { typed, errors, mailing, audience } = attempt;
    const root = `/organiser/evenements/${event.slug}/courriels`;
    const hasText = mailing === null || mailing.kind === 'message' || mailing.kind === 'reminder';
    const people = await this.people.of(event);
    const view = {
      desk: deskShell('write', reached),
      action: mailing ? `${root}/envois/${mailing.id}/modifier` : `${root}/ecrire`,
      previewAction: `${root}/ecrire/apercu`,
      back: mailing ? `${root}/envois/${mailing.id}` : root,
      isNew: mailing === null,
      laterHref: `${root}/rappels/nouveau${queryOfFilter(scheduleAudience(audience))}`,
      kind: mailing?.kind ?? 'message',
      version: attempt.version,
      errors,
      ...{ stale: attempt.stale, conflict: attempt.conflict },
      audience: await this.audienceWords.form(request, event, audience, canBeEnded(mailing?.kind ?? 'message')),
      audienceWrong: errors.find(({ field: of }) => of === 'audience')?.message ?? null,
      ...this.words.typedMail(request, typed, { errors, hasText, people }),
    };
    await this.desk.send(reply, 'pages/messages/compose', view, attempt.status);
  }
}

function typedOf(body: FormBody): TypedMailing {
  return {
    subject: body['subject'] ?? '',
    body: body['body'] ?? '',
    subjectEn: body['subjectEn'] ?? '',
    bodyEn: body['bodyEn'] ?? '',
  };
}

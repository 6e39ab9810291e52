import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type OrganiserEvent, OrganiserEvents } from '../../../events/queries/organiser-events.query.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { DomainError } from '../../../platform/errors/domain-error.js';
import { Catalogues } from '../../../platform/i18n/catalogues.js';
import { DeskPages } from '../../../platform/web/desk-pages.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { Pages } from '../../../platform/web/pages.js';
import { ProgrammeChangedMeanwhile } from '../../domain/draft.errors.js';
import type { Changed, Draft } from '../../domain/draft.js';
import { type DraftRecord, DraftQuery } from '../../queries/draft.query.js';
import { ProgrammeWords } from '../../queries/programme-in-words.js';
import { EditProgramme } from '../../use-cases/edit-programme.js';
import { choicesIn, conflictView } from './conflict.view.js';
import { editorView } from './editor.view.js';
import { seenIn } from './session-form-body.js';
import type { OpenForm } from './session-form.view.js';

export interface Desk {
  readonly reached: OrganiserEvent;
  readonly draft: DraftRecord;
  readonly organiser: Organiser;
  readonly base: string;
}

/** What the pages of the editor have in common: who may, what is shown, and how a change ends. */
@Injectable()
export class ProgrammeDesk {
  constructor(
    private readonly events: OrganiserEvents,
    private readonly drafts: DraftQuery,
    private readonly editing: EditProgramme,
    private readonly programmeWords: ProgrammeWords,
    private readonly catalogues: Catalogues,
    private readonly desk: DeskPages,
    private readonly pages: Pages,
  ) {}

  /** @throws EventOutOfReach, RoleInsufficient */
  async open(
    organiser: Organiser,
    slug: string,
    right: 'edit-programme' | 'publish' = 'edit-programme',
  ): Promise<Desk> {
    const reached = await this.events.reach(organiser.accountId, slug, right);
    const draft = await this.drafts.of(reached.event.id);
    return { reached, draft, organiser, base: `/organiser/evenements/${reached.event.slug}/programme` };
  }

  /** What an inserted break is called: programmes are printed in French. */
  get breakTitle(): string {
    return this.catalogues.text('fr', 'programme-desk:kinds.break');
  }

  /** The editor, with a form open or a refusal told: 422 then. */
  async show(
    reply: FastifyReply,
    { reached, draft }: Desk,
    {
      open = null,
      refusal = null,
      published = null,
    }: { open?: OpenForm | null; refusal?: string | null; published?: number | null } = {},
  ): Promise<void> {
    const locale = this.pages.localeOf(reply.request);
    const view = editorView({ reached, draft, open, locale, words: this.wordsFor(reply), refusal, published });
    const wrong = refusal !== null || (open?.errors.length ?? 0) > 0;
    await this.desk.send(reply, 'pages/programme-desk/editor', view, wrong ? 422 : 200);
  }

  wordsFor({ request }: FastifyReply) {
    const locale = this.pages.localeOf(request);
    return (key: string, parameters: Readonly<Record<string, string | number>> = {}) =>
      this.catalogues.text(locale, `programme-desk:${key}`, parameters);
  }

  /**
   * Makes the change and goes back to the editor, to `anchor`; shows both versions where somebody else changed the
   * same sessions, and the editor with the reason where the change is refused.
   */
  async change(
    reply: FastifyReply,
    desk: Desk,
    body: FormBody,
    change: (draft: Draft) => Changed,
    location: string,
  ): Promise<void> {
    const { reached, organiser } = desk;
    try {
      await this.editing.execute({
        eventId: reached.event.id,
        by: organiser,
        seen: seenIn(body),
        change,
        choices: choicesIn(body),
        against: Number(body.against ?? -1),
      });
    } catch (error) {
      if (error instanceof ProgrammeChangedMeanwhile) return this.showBoth(reply, desk, body, error);
      if (error instanceof DomainError && error.kind === 'invalid')
        return this.show(reply, desk, { refusal: this.refusalOf(reply, error) });
      throw error;
    }
    await reply.redirect(location, 303);
  }

  refusalOf(reply: FastifyReply, { code, parameters }: DomainError): string {
    return this.catalogues.text(this.pages.localeOf(reply.request), `errors:${code}`, parameters);
  }

  private async showBoth(
    reply: FastifyReply,
    { reached, base }: Desk,
    body: FormBody,
    meanwhile: ProgrammeChangedMeanwhile,
  ): Promise<void> {
    const action = reply.request.url.split('?', 1)[0] ?? base;
    const locale = this.pages.localeOf(reply.request);
    const view = conflictView({ reached, base, action, body, meanwhile, words: this.programmeWords, locale });
    await this.desk.send(reply, 'pages/programme-desk/conflict', view, 409);
  }
}

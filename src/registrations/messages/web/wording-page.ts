import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { deskShell } from '../../../events/domain/desk-shell.js';
import type { EventRecord } from '../../../events/domain/event.js';
import type { OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import { DeskPages } from '../../../platform/web/desk-pages.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { PageUnknown } from '../../../platform/web/page-unknown.js';
import type { MessageKind } from '../domain/message-kinds.js';
import { MessageKinds } from '../queries/message-kinds.js';
import { ShownPeople } from '../queries/shown-people.query.js';
import type { TypedMessageText } from '../use-cases/save-message-text.js';
import { FRAME_FORMS } from './mail-frame.js';
import { MessageDesk } from './message-desk.js';
import { MessageWords, type WrongField } from './message-words.js';

const LANGUAGES = ['fr', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What was typed, and what became of it. */
export interface WordingAttempt extends TypedMessageText {
  readonly version: number;
  readonly errors: readonly WrongField[];
  readonly status: number;
  readonly conflict: boolean;
  readonly stale: boolean;
  /** What is told to have been done: `texte`, `standard`, `essai`. */
  readonly done: string | null;
  /** The reference of whom the mail is shown for; empty for the first. */
  readonly person: string;
}

/** The kind of mail and the language that a page is about. */
export interface Wording {
  readonly reached: OrganiserEvent;
  readonly event: EventRecord;
  readonly kind: MessageKind;
  readonly locale: Language;
}

/** The page on the words of one kind of mail, with the mail beside as somebody would get it. */
@Injectable()
export class WordingPage {
  constructor(
    private readonly desk: DeskPages,
    private readonly messages: MessageDesk,
    private readonly kinds: MessageKinds,
    private readonly people: ShownPeople,
    private readonly words: MessageWords,
  ) {}

  /** @throws EventOutOfReach, RoleInsufficient; PageUnknown for a kind whose words nobody chooses. */
  async reach(accountId: string, slug: string, kindName: string, language: unknown): Promise<Wording> {
    const kind = this.kinds.of(kindName);
    const { reached, event } = await this.messages.reach(accountId, slug);
    if (!kind) throw new PageUnknown();
    return { reached, event, kind, locale: language === 'en' ? 'en' : 'fr' };
  }

  async show(
    reply: FastifyReply,
    { reached, event, kind: { kind, placeholders }, locale }: Wording,
    attempt: WordingAttempt,
  ): Promise<void> {
    const { request } = reply;
    const { errors, version, conflict, stale, done } = attempt;
    const here = `/organiser/evenements/${event.slug}/courriels/textes`;
    const field = (id: keyof TypedMessageText, rows: number) =>
      this.words.field(request, id, attempt[id], { errors, rows, lang: locale, optional: true });
    const view = {
      desk: deskShell('mail-texts', reached),
      list: here,
      kind,
      action: `${here}/${kind}`,
      locale,
      languages: LANGUAGES.map((language) => ({
        language,
        href: `${here}/${kind}?langue=${language}`,
        current: language === locale,
      })),
      ...{ version, errors, conflict, stale, done },
      fields: [field('subject', 1), field('opening', 7), field('closing', 4)],
      placeholders: this.words.placeholders(request, placeholders),
      people: (await this.people.of(event)).map(({ reference, firstName, lastName }) => ({
        reference,
        name: `${firstName} ${lastName}`,
        selected: reference === attempt.person,
      })),
      forms: FRAME_FORMS,
      email: null,
    };
    await this.desk.send(reply, 'pages/messages/wording', view, attempt.status);
  }
}

/** The form as it was posted, before anything is judged. */
export function attemptOf(body: FormBody): WordingAttempt {
  return {
    ...typedOf(body),
    version: Number(body['version'] ?? 0) || 0,
    person: body['personne'] ?? '',
    ...{ errors: [], status: 200, conflict: false, stale: false, done: null },
  };
}

export function typedOf(body: FormBody): TypedMessageText {
  return { subject: body['subject'] ?? '', opening: body['opening'] ?? '', closing: body['closing'] ?? '' };
}

import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type FieldError, InvalidInput } from '../../../platform/errors/domain-error.js';
import { Catalogues, type Locale } from '../../../platform/i18n/catalogues.js';
import { Pages } from '../../../platform/web/pages.js';
import type { RegistrationRecord } from '../../domain/registration.js';
import type { TypedMailing } from '../domain/mailing-form.js';
import { MAILING_PLACEHOLDERS } from '../domain/message-kinds.js';
import { MessageChangedMeanwhile } from '../domain/message.errors.js';
import { PLACEHOLDER_WORDS, type PlaceholderName } from '../domain/placeholders.js';
import { FRAME_FORMS } from './mail-frame.js';

type Named = Pick<RegistrationRecord, 'reference' | 'firstName' | 'lastName'>;

export interface WrongField {
  readonly field: string;
  readonly message: string;
}

/** What is wrong, or that somebody else saved meanwhile, with the version that is there now. */
export type RefusedSave =
  | { readonly errors: readonly WrongField[]; readonly status: 422 }
  | { readonly conflict: true; readonly version: number; readonly status: 409 };

/** A field as templates/pages/messages/field.hbs writes it. */
export interface MessageField {
  readonly id: string;
  readonly label: string;
  readonly hint: string | null;
  readonly value: string;
  readonly wrong: string | null;
  /** Lines; 1 for a line. */
  readonly rows: number;
  readonly lang: 'fr' | 'en';
  readonly optional: boolean;
}

/** The sentences of these pages in the language of whoever asks. */
@Injectable()
export class MessageWords {
  constructor(
    private readonly catalogues: Catalogues,
    private readonly pages: Pages,
  ) {}

  localeOf(request: FastifyRequest): Locale {
    return this.pages.localeOf(request);
  }

  say(request: FastifyRequest, key: string, values: Readonly<Record<string, string | number>> = {}): string {
    return this.catalogues.text(this.localeOf(request), `messages:${key}`, values);
  }

  /** What a form shows again when its save was refused. @throws whatever is no refusal. */
  refused(request: FastifyRequest, error: unknown): RefusedSave {
    if (error instanceof InvalidInput) return { errors: this.worded(request, error.fields), status: 422 };
    if (error instanceof MessageChangedMeanwhile) return { conflict: true, version: error.version, status: 409 };
    throw error;
  }

  worded(request: FastifyRequest, errors: readonly FieldError[]): WrongField[] {
    return errors.map(({ field, code, parameters }) => ({
      field,
      message: this.say(request, `errors.${code}`, {
        count: 0,
        ...parameters,
        label: this.say(request, `fields.${field}.label`),
      }),
    }));
  }

  field(
    request: FastifyRequest,
    id: string,
    value: string,
    {
      errors = [],
      rows = 1,
      lang = 'fr',
      optional = false,
    }: Partial<Pick<MessageField, 'rows' | 'lang' | 'optional'>> & {
      errors?: readonly WrongField[];
    },
  ): MessageField {
    const hint = `messages:fields.${id}.hint`;
    const locale = this.localeOf(request);
    return {
      id,
      label: this.say(request, `fields.${id}.label`),
      hint: this.catalogues.has(locale, hint) ? this.catalogues.text(locale, hint) : null,
      value,
      wrong: errors.find(({ field }) => field === id)?.message ?? null,
      ...{ rows, lang, optional },
    };
  }

  /**
   * The part of a page on which a mail to many is typed, beside its preview for one of `people`. A mail of the house's words has no
   * fields.
   */
  typedMail(
    request: FastifyRequest,
    typed: TypedMailing,
    { errors, hasText, people }: { errors: readonly WrongField[]; hasText: boolean; people: readonly Named[] },
  ) {
    const field = (id: keyof TypedMailing, rows: number, lang: 'fr' | 'en', optional = false) =>
      this.field(request, id, typed[id], { errors, rows, lang, optional });
    return {
      hasText,
      fields: hasText ? [field('subject', 1, 'fr'), field('body', 10, 'fr')] : [],
      english: hasText ? [field('subjectEn', 1, 'en', true), field('bodyEn', 8, 'en', true)] : [],
      englishOpen: typed.subjectEn !== '' || typed.bodyEn !== '',
      placeholders: this.placeholders(request, MAILING_PLACEHOLDERS),
      people: people.map(({ reference, firstName, lastName }) => ({
        reference,
        name: `${firstName} ${lastName}`,
        selected: false,
      })),
      forms: FRAME_FORMS,
    };
  }

  /** « {{prénom}} », with what it becomes. */
  placeholders(request: FastifyRequest, names: readonly PlaceholderName[]): { word: string; sense: string }[] {
    const locale = this.localeOf(request);
    return names.map((name) => ({
      word: `{{${PLACEHOLDER_WORDS[name][locale === 'fr' ? 0 : 1]}}}`,
      sense: this.say(request, `placeholders.${name}`),
    }));
  }
}

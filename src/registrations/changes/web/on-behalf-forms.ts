import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import { EventQueries } from '../../../events/queries/event.queries.js';
import { Clock } from '../../../platform/clock/clock.js';
import type { FieldError } from '../../../platform/errors/domain-error.js';
import type { Locale } from '../../../platform/i18n/catalogues.js';
import { typedFromAnswers } from '../../form/domain/answer.js';
import { withoutMedia } from '../../form/domain/choice-lists.js';
import type { EventForm } from '../../form/queries/event-form.query.js';
import { EventFormQuery } from '../../form/queries/event-form.query.js';
import { type FileAnswers, HoldFiles } from '../../form/use-cases/hold-files.js';
import type { RegistrationRecord } from '../../domain/registration.js';
import { ChosenOptionsQuery } from '../../queries/chosen-options.query.js';
import { ConditionWords } from '../../form/web/condition-words.js';
import { typedFrom } from '../../wishes/domain/wish-choices.js';
import { AtelierChoices } from '../../wishes/queries/atelier-choices.query.js';
import { agreedMedia, FormAttempts } from '../../web/form-attempt.js';
import {
  changeFormView,
  fieldsOf,
  FIRST_ATTEMPT,
  type FormAttempt,
  type FormContext,
} from '../../web/registration-form.view.js';

/** The form of somebody who is not registered. */
export const NOBODY_YET = { held: [], registration: null };

/** Parts whose headings speak to the person: here they speak of them. */
const SPOKEN_OF: readonly string[] = ['you', 'employer', 'collective', 'remarks'];

/** The house's form, filled in by an organiser: without what is the person's own to confide. */
@Injectable()
export class OnBehalfForms {
  constructor(
    private readonly events: EventQueries,
    private readonly forms: EventFormQuery,
    private readonly holdFiles: HoldFiles,
    private readonly ateliers: AtelierChoices,
    private readonly chosen: ChosenOptionsQuery,
    private readonly conditionWords: ConditionWords,
    private readonly attempts: FormAttempts,
    private readonly clock: Clock,
  ) {}

  /** The whole form, for somebody who is registered. */
  of(eventId: string): Promise<EventForm> {
    return this.forms.of(eventId);
  }

  /** Who it is and for whom they work: what is known of somebody who calls. */
  async short(eventId: string): Promise<EventForm> {
    const form = await this.forms.of(eventId);
    const { settings } = form;
    return { ...form, rounds: [], settings: { ...settings, lists: withoutMedia(settings.lists), questions: [] } };
  }

  /** The same without what somebody takes over from whom they replace. */
  async identity(eventId: string): Promise<EventForm> {
    const form = await this.short(eventId);
    const standard = { ...form.settings.standard, options: 'hidden', collective: 'hidden', remarks: 'hidden' } as const;
    return { ...form, settings: { ...form.settings, standard } };
  }

  /** A colleague of whom nothing is known but the employer. */
  colleagueOf(registration: RegistrationRecord): FormAttempt {
    const { collectivity, collectivityCode, collectivityKind } = fieldsOf(registration);
    const fields = { ...FIRST_ATTEMPT.fields, collectivity, collectivityCode, collectivityKind };
    return { ...FIRST_ATTEMPT, fields };
  }

  /** Somebody who was registered before: who they are, as they said it then. */
  knownAs(registration: RegistrationRecord): FormAttempt {
    return { ...FIRST_ATTEMPT, fields: fieldsOf(registration) };
  }

  optionsOf(registrationId: string): Promise<readonly string[]> {
    return this.chosen.of(registrationId);
  }

  async filesOf(
    event: EventRecord,
    form: EventForm,
    posted: Readonly<Record<string, string>>,
    { uploads, previous, locale }: Pick<Parameters<HoldFiles['of']>[0], 'uploads' | 'previous' | 'locale'>,
  ): Promise<FileAnswers> {
    return this.holdFiles.of({ eventId: event.id, settings: form.settings, posted, uploads, previous, locale });
  }

  async filled(registration: RegistrationRecord, form: EventForm, options: readonly string[]): Promise<FormAttempt> {
    return {
      ...FIRST_ATTEMPT,
      fields: fieldsOf(registration),
      options,
      answers: typedFromAnswers(registration.answers),
      files: await this.holdFiles.kept(form.settings, registration),
      wishes: typedFrom(await this.ateliers.of(form, registration)),
      image: agreedMedia(registration.imageConsent),
    };
  }

  again(
    posted: Readonly<Record<string, string>>,
    form: EventForm,
    {
      errors,
      locale,
      files,
      stale = false,
    }: { errors: readonly FieldError[]; locale: Locale; files?: FileAnswers; stale?: boolean },
  ): Promise<FormAttempt> {
    return this.attempts.of({ posted, form, errors, locale, stale, ...(files ? { files } : {}) });
  }

  /** @param held ids of the options that the person has; `registration` is null for somebody new. */
  async view(
    event: EventRecord,
    form: EventForm,
    attempt: FormAttempt,
    { held, registration }: Pick<FormContext, 'held' | 'registration'>,
    locale: Locale,
  ) {
    const now = this.clock.now().getTime();
    const seats = await this.ateliers.seats(form, { eventId: event.id, somebody: registration, now });
    const subjects = this.conditionWords.standard(event, form.settings, locale);
    const context = { form, sections: [], locale, now, held, seats, registration, subjects };
    const view = changeFormView(event, await this.events.notice(event.id), attempt, context, '');
    const heading = (key: string, own: string) => (SPOKEN_OF.includes(key) ? `changes:desk.parts.${key}` : own);
    return {
      ...view,
      spokenOf: true,
      parts: view.parts.map((part) => ({ ...part, heading: heading(part.key, part.heading) })),
    };
  }
}

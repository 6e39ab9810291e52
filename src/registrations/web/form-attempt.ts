import { Injectable } from '@nestjs/common';
import { CollectivitySearch } from '../../collectivities/queries/collectivity-search.query.js';
import type { FieldError } from '../../platform/errors/domain-error.js';
import { Catalogues, type Locale } from '../../platform/i18n/catalogues.js';
import { readAnswers } from '../form/domain/answer.js';
import { offeredKeys } from '../form/domain/choice-lists.js';
import { readImageConsent } from '../form/domain/image-consent.js';
import { employerKey } from '../form/domain/condition.js';
import type { EventForm } from '../form/queries/event-form.query.js';
import { type FileAnswers, NO_FILES } from '../form/use-cases/hold-files.js';
import { readWishes } from '../wishes/domain/wish-choices.js';
import { askedOptions } from '../domain/option-choice.js';
import { candidatesOf, isCandidate, readRegistrationFields, settledEmployer } from '../domain/registration-form.js';
import type { FormAttempt, WrongField } from './registration-form.view.js';

interface Sent {
  readonly posted: unknown;
  readonly form: EventForm;
  readonly errors: readonly FieldError[];
  readonly locale: Locale;
  readonly files?: FileAnswers;
  readonly stale?: boolean;
}

/** Words what is wrong with a form in the person's language, and keeps everything they typed. */
@Injectable()
export class FormAttempts {
  constructor(
    private readonly collectivities: CollectivitySearch,
    private readonly catalogues: Catalogues,
  ) {}

  async of({ posted, form, errors, locale, files = NO_FILES, stale = false }: Sent): Promise<FormAttempt> {
    const { fields } = readRegistrationFields(posted);
    const { questions, lists } = form.settings;
    const unsettled = errors.some(({ code }) => code === 'collectivity-several' || code === 'collectivity-incomplete');
    const employer = await this.collectivities.resolve(fields.collectivity);
    const settled = settledEmployer(fields, employer);
    // A homonym that was chosen stays chosen, whatever else is wrong.
    const candidates = unsettled || isCandidate(fields.collectivityCode, employer) ? candidatesOf(employer) : [];
    return {
      fields,
      options: askedOptions(posted) ?? [],
      answers: readAnswers(questions, posted, files.ids).typed,
      files: files.shown,
      wishes: readWishes(form.rounds, posted).typed,
      image: agreedMedia(readImageConsent(offeredKeys(lists.media), posted).consent),
      posted,
      errors: this.worded(errors, locale),
      candidates,
      employer: settled && employerKey(settled),
      territory: employer.outcome === 'one' ? (employer.collectivity.epciName ?? null) : null,
      stale,
    };
  }

  worded(errors: readonly FieldError[], locale: Locale): WrongField[] {
    return errors.map(({ field, code, parameters }) => ({
      field,
      message: this.catalogues.text(locale, `fields:errors.${code}`, parameters),
    }));
  }
}

export function agreedMedia(consent: Readonly<Record<string, boolean>> | null): string[] {
  return Object.entries(consent ?? {}).flatMap(([medium, agreed]) => (agreed ? [medium] : []));
}

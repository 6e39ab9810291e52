import { Injectable } from '@nestjs/common';
import { CollectivitySearch } from '../../collectivities/queries/collectivity-search.query.js';
import type { FieldError } from '../../platform/errors/domain-error.js';
import { Catalogues, type Locale } from '../../platform/i18n/catalogues.js';
import { askedOptions } from '../domain/option-choice.js';
import { candidatesOf, readRegistrationFields } from '../domain/registration-form.js';
import type { FormAttempt, WrongField } from './registration-form.view.js';

/** Words what is wrong with a form in the person's language, and keeps everything they typed. */
@Injectable()
export class FormAttempts {
  constructor(
    private readonly collectivities: CollectivitySearch,
    private readonly catalogues: Catalogues,
  ) {}

  async of(posted: unknown, errors: readonly FieldError[], locale: Locale, stale = false): Promise<FormAttempt> {
    const { fields } = readRegistrationFields(posted);
    const unsettled = errors.some(({ code }) => code === 'collectivity-several' || code === 'collectivity-incomplete');
    const candidates = unsettled ? candidatesOf(await this.collectivities.resolve(fields.collectivity)) : [];
    return { fields, options: askedOptions(posted) ?? [], errors: this.worded(errors, locale), candidates, stale };
  }

  worded(errors: readonly FieldError[], locale: Locale): WrongField[] {
    return errors.map(({ field, code, parameters }) => ({
      field,
      message: this.catalogues.text(locale, `fields:errors.${code}`, parameters),
    }));
  }
}

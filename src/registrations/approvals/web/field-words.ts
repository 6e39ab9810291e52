import { Injectable } from '@nestjs/common';
import type { FieldError } from '../../../platform/errors/domain-error.js';
import { Catalogues, type Locale } from '../../../platform/i18n/catalogues.js';
import type { WrongField } from '../../web/registration-form.view.js';

/** What is wrong with a field, in the reader's language. */
@Injectable()
export class FieldWords {
  constructor(private readonly catalogues: Catalogues) {}

  of(errors: readonly FieldError[], locale: Locale): WrongField[] {
    return errors.map(({ field, code, parameters }) => ({
      field,
      message: this.catalogues.text(locale, `fields:errors.${code}`, parameters),
    }));
  }
}

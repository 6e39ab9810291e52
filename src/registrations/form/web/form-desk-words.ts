import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { FieldError } from '../../../platform/errors/domain-error.js';
import { Catalogues, type Locale } from '../../../platform/i18n/catalogues.js';
import { Pages } from '../../../platform/web/pages.js';
import type { FieldWords } from './desk-field.view.js';
import type { PageAttempt } from './page-attempt.js';

/** What the builder's pages say, in the reader's language. */
@Injectable()
export class FormDeskWords {
  constructor(
    private readonly catalogues: Catalogues,
    private readonly pages: Pages,
  ) {}

  localeOf(request: FastifyRequest): Locale {
    return this.pages.localeOf(request);
  }

  of(request: FastifyRequest): FieldWords {
    const locale = this.localeOf(request);
    return {
      text: (key, parameters) => this.catalogues.text(locale, key, parameters),
      has: (key) => this.catalogues.has(locale, key),
    };
  }

  worded(errors: readonly FieldError[], request: FastifyRequest): PageAttempt['errors'] {
    const words = this.of(request);
    return errors.map(({ field, code, parameters }) => ({
      field,
      message: words.text(`form-desk:errors.${code}`, parameters),
    }));
  }
}

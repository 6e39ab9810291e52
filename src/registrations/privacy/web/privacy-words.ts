import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { FieldError } from '../../../platform/errors/domain-error.js';
import { Catalogues } from '../../../platform/i18n/catalogues.js';
import { Pages } from '../../../platform/web/pages.js';

export interface WordedErrors {
  readonly errors: readonly { readonly field: string; readonly message: string }[];
  readonly wrong: Readonly<Record<string, string>>;
  readonly byField: ReadonlyMap<string, string>;
}

/** What is wrong, in the reader's language. */
@Injectable()
export class PrivacyWords {
  constructor(
    private readonly catalogues: Catalogues,
    private readonly pages: Pages,
  ) {}

  worded(request: FastifyRequest, errors: readonly FieldError[]): WordedErrors {
    const locale = this.pages.localeOf(request);
    const worded = errors.map(({ field, code, parameters }) => ({
      field,
      message: this.catalogues.text(locale, `privacy:errors.${code}`, parameters),
    }));
    return {
      errors: worded,
      wrong: Object.fromEntries(worded.map(({ field, message }) => [field, message])),
      byField: new Map(worded.map(({ field, message }) => [field, message])),
    };
  }
}

import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { FieldError } from '../../../platform/errors/domain-error.js';
import { Catalogues, type Locale } from '../../../platform/i18n/catalogues.js';
import { Pages } from '../../../platform/web/pages.js';
import type { Words } from './field.view.js';
import type { WrongField } from './section.view.js';

/** The catalogues in the language of whoever asks. */
@Injectable()
export class DeskWords {
  constructor(
    private readonly catalogues: Catalogues,
    private readonly pages: Pages,
  ) {}

  localeOf(request: FastifyRequest): Locale {
    return this.pages.localeOf(request);
  }

  of(request: FastifyRequest): Words {
    const locale = this.localeOf(request);
    return {
      text: (key, values = {}) => this.catalogues.text(locale, key, values),
      has: (key) => this.catalogues.has(locale, key),
    };
  }

  /** Each sentence names its field, and the row where there are several. */
  worded(errors: readonly FieldError[], section: string, words: Words): WrongField[] {
    return errors.map(({ field, code, parameters }) => {
      const [, row, name = field] = /^[a-z]+-(\d+)-(.+)$/i.exec(field) ?? [];
      const key = `event-desk:fields.${section}.${name}.label`;
      const label = words.has(key) ? words.text(key) : name;
      const where =
        row === undefined
          ? label
          : `${words.text(`event-desk:sections.${section}.row`, { number: Number(row) + 1 })}, ${label}`;
      return { field, message: words.text(`event-desk:errors.${code}`, { count: 0, ...parameters, label: where }) };
    });
  }
}

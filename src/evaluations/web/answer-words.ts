import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Catalogues } from '../../platform/i18n/catalogues.js';
import { Pages } from '../../platform/web/pages.js';
import type { Worded } from './answer-page.view.js';

/** The catalogue of evaluations in the language of whoever asks. */
@Injectable()
export class AnswerWords {
  constructor(
    private readonly catalogues: Catalogues,
    private readonly pages: Pages,
  ) {}

  of(request: FastifyRequest): Worded {
    return this.from(request, 'evaluation');
  }

  /** The organisers' side. */
  ofDesk(request: FastifyRequest): Worded & { readonly has: (key: string) => boolean } {
    return this.from(request, 'evaluation-desk');
  }

  private from(request: FastifyRequest, catalogue: string) {
    const locale = this.pages.localeOf(request);
    return {
      locale,
      text: (key: string, values: Readonly<Record<string, unknown>> = {}) =>
        this.catalogues.text(locale, `${catalogue}:${key}`, values),
      has: (key: string) => this.catalogues.has(locale, `${catalogue}:${key}`),
    };
  }
}

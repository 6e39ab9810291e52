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
    const locale = this.pages.localeOf(request);
    return { locale, text: (key, values = {}) => this.catalogues.text(locale, `evaluation:${key}`, values) };
  }
}

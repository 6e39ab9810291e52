import { Injectable } from '@nestjs/common';
import type { FieldError } from '../../../platform/errors/domain-error.js';
import { Catalogues, type Locale } from '../../../platform/i18n/catalogues.js';
import type { PersonColumn } from '../domain/person-columns.js';

/** The column that a field of the form stands in. */
const COLUMN_OF: Readonly<Record<string, PersonColumn>> = {
  functionKey: 'function',
  functionText: 'function',
  collectivityKind: 'collectivity',
  collectivityCode: 'collectivity',
};

export function columnOfField(field: string): string {
  return COLUMN_OF[field] ?? field;
}

/** What is wrong with somebody else's line: the form's sentences speak to the person, these of the person. */
@Injectable()
export class LineWords {
  constructor(private readonly catalogues: Catalogues) {}

  /** « Adresse électronique : aucune arobase ». */
  problem({ field, code, parameters }: FieldError, locale: Locale): string {
    const own = `imports:errors.${code}`;
    const key = this.catalogues.has(locale, own) ? own : `fields:errors.${code}`;
    return this.catalogues.text(locale, 'imports:problem', {
      column: this.catalogues.text(locale, `imports:columns.${columnOfField(field)}`),
      message: this.catalogues.text(locale, key, parameters),
    });
  }

  /** « Ligne 7, adresse électronique : aucune arobase ». */
  ofLine(line: number, error: FieldError, locale: Locale): string {
    return this.catalogues.text(locale, 'imports:ofLine', { line, problem: this.problem(error, locale) });
  }
}

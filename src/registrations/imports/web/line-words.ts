import { Injectable } from '@nestjs/common';
import type { FieldError } from '../../../platform/errors/domain-error.js';
import { Catalogues, type Locale } from '../../../platform/i18n/catalogues.js';
import type { PersonColumn } from '../domain/person-columns.js';

/** Beyond, people would count rather than read. */
const LINES_NAMED = 30;

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

  /** « Une seule arobase (@) attendue »: beside the field. */
  message({ code, parameters }: FieldError, locale: Locale): string {
    const own = `imports:errors.${code}`;
    const key = this.catalogues.has(locale, own) ? own : `fields:errors.${code}`;
    const text = this.catalogues.text(locale, key, parameters);
    return `${text.charAt(0).toLocaleUpperCase(locale)}${text.slice(1)}`;
  }

  /** « Adresse électronique : une seule arobase (@) attendue »: away from it. */
  problem(error: FieldError, locale: Locale): string {
    const message = this.message(error, locale);
    return this.inColumn(error.field, `${message.charAt(0).toLocaleLowerCase(locale)}${message.slice(1)}`, locale);
  }

  inColumn(field: string, message: string, locale: Locale): string {
    const key = `imports:columns.${columnOfField(field)}`;
    const column = this.catalogues.has(locale, key) ? this.catalogues.text(locale, key) : field;
    return this.catalogues.text(locale, 'imports:problem', { column, message });
  }

  /** « Lignes 5, 10. Collectivité : … »: those with the same problem together, in the order of the first. */
  together(
    lines: readonly { readonly line: number; readonly errors: readonly FieldError[] }[],
    locale: Locale,
  ): string[] {
    const linesOf = new Map<string, number[]>();
    for (const { line, errors } of lines) {
      for (const error of errors) {
        const problem = this.problem(error, locale);
        linesOf.set(problem, [...(linesOf.get(problem) ?? []), line]);
      }
    }
    return [...linesOf].map(([problem, [first = 0, ...others]]) => {
      if (others.length === 0) return this.catalogues.text(locale, 'imports:ofLine', { line: first, problem });
      const named = [first, ...others].slice(0, LINES_NAMED).join(', ');
      const lines = others.length < LINES_NAMED ? named : `${named}…`;
      return this.catalogues.text(locale, 'imports:ofLines', { lines, problem });
    });
  }
}

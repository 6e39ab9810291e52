import { Injectable } from '@nestjs/common';
import { Catalogues, type Locale } from '../../../platform/i18n/catalogues.js';
import { LOCALES } from '../../../platform/i18n/locale.js';
import { folded } from '../../../programme/domain/exchange/sheet-headings.js';
import { FUNCTIONS } from '../../domain/registration.js';
import { type FunctionNames, type NamedFunction, namedFunction } from '../domain/function-names.js';

/** Recognises the form's functions by every word the interface has for them. */
@Injectable()
export class FunctionWords {
  private readonly names: FunctionNames;

  constructor(private readonly catalogues: Catalogues) {
    this.names = new Map(
      FUNCTIONS.flatMap((key) => {
        const words = LOCALES.flatMap((locale) => [
          catalogues.text(locale, `fields:functions.${key}`),
          catalogues.text(locale, `fields:functionsShort.${key}`),
        ]);
        return [key, ...words].map((word) => [folded(word), key] as const);
      }),
    );
  }

  named(typed: string, locale: Locale): NamedFunction {
    return namedFunction(typed, this.names, this.catalogues.text(locale, 'imports:functionUnsaid'));
  }
}

import { Injectable } from '@nestjs/common';
import { Catalogues, type Locale } from '../../../platform/i18n/catalogues.js';
import { LOCALES } from '../../../platform/i18n/locale.js';
import { folded } from '../../../programme/domain/exchange/sheet-headings.js';
import {
  type ChoiceLists,
  isOfHouse,
  type ListEntry,
  offered,
  OTHER_FUNCTION,
  ownWords,
} from '../../form/domain/choice-lists.js';
import { EventFormQuery } from '../../form/queries/event-form.query.js';
import { type FunctionNames, type NamedFunction, namedFunction } from '../domain/function-names.js';

/** Recognises the functions of an event's form by every word that the interface and the event have for them. */
@Injectable()
export class FunctionWords {
  constructor(
    private readonly catalogues: Catalogues,
    private readonly forms: EventFormQuery,
  ) {}

  async of(eventId: string): Promise<EventFunctions> {
    return new EventFunctions((await this.forms.of(eventId)).settings.lists, this.catalogues);
  }
}

/** The functions of one event, as people type them. */
export class EventFunctions {
  private readonly names: FunctionNames;

  constructor(
    private readonly lists: ChoiceLists,
    private readonly catalogues: Catalogues,
  ) {
    // Of two entries by one name the later counts: those that the event added stand behind the house's.
    this.names = new Map(offered(lists.functions).flatMap((entry) => this.wordsOf(entry)));
  }

  named(typed: string, locale: Locale): NamedFunction {
    const named = namedFunction(typed, this.names, this.catalogues.text(locale, 'imports:functionUnsaid'));
    return named.functionText === ''
      ? { ...named, functionText: ownWords(this.lists, 'functions', named.functionKey, locale) ?? '' }
      : named;
  }

  /** What whoever types a function may be offered; « autre » is none to type. */
  offered(locale: Locale): string[] {
    const keys = offered(this.lists.functions).map(({ key }) => key);
    return keys.filter((key) => key !== OTHER_FUNCTION).map((key) => this.word(key, locale));
  }

  private word(key: string, locale: Locale): string {
    return ownWords(this.lists, 'functions', key, locale) ?? this.catalogues.text(locale, `fields:functions.${key}`);
  }

  private wordsOf({ key, label }: ListEntry): (readonly [string, string])[] {
    const house = isOfHouse('functions', key)
      ? LOCALES.flatMap((locale) => [
          this.catalogues.text(locale, `fields:functions.${key}`),
          this.catalogues.text(locale, `fields:functionsShort.${key}`),
        ])
      : [];
    return [key, ...house, label.fr, label.en].filter(Boolean).map((word) => [folded(word), key] as const);
  }
}

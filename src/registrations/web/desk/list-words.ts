import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import type { FieldError } from '../../../platform/errors/domain-error.js';
import { Catalogues, type Locale } from '../../../platform/i18n/catalogues.js';
import { dayText } from '../../../platform/i18n/dates.js';
import type { FormSettings } from '../../form/domain/form-settings.js';
import {
  filterInWords,
  wordsOfFilter,
  type FilterNames,
  type FilterWord,
  type Say,
} from '../../list/domain/filter-words.js';
import type { RegistrationFilter } from '../../list/domain/registration-filter.js';
import { registrationColumns, type ColumnWords, type RegistrationColumn } from './registration-columns.js';

const GROUPS: Readonly<Record<Parameters<ColumnWords>[0], string>> = {
  column: 'desk:export.columns',
  status: 'desk:status',
  type: 'desk:type',
  kind: 'fields:kinds',
  function: 'desk:function',
  option: 'desk:export.option',
  source: 'list:words.source',
  ending: 'list:person.endedBy',
  category: 'list:category',
  medium: 'list:medium',
  answer: 'list:answer',
};

/** What the columns and filters of the list are called, in an organiser's language. */
@Injectable()
export class ListWords {
  constructor(private readonly catalogues: Catalogues) {}

  columns(locale: Locale, event: EventRecord, form: FormSettings): RegistrationColumn[] {
    const words: ColumnWords = (group, key) => {
      const entry = `${GROUPS[group]}.${key}`;
      // A kind of employer may have left the list since somebody chose it.
      return this.catalogues.has(locale, entry) ? this.catalogues.text(locale, entry) : key;
    };
    const { timeZone, options, actionCodes: codes } = event;
    return registrationColumns({ words, locale, timeZone, options, codes, form });
  }

  /** What a filter asks, each part with its words. */
  filter(locale: Locale, filter: RegistrationFilter, names: FilterNames): (FilterWord & { readonly text: string })[] {
    const say = this.say(locale);
    return wordsOfFilter(filter, names, say).map((word) => ({ ...word, text: say(word.key, word.values) }));
  }

  /** The same in one go: « Confirmées, EPCI, Dîner ». */
  sentence(locale: Locale, filter: RegistrationFilter, names: FilterNames): string {
    return filterInWords(filter, names, this.say(locale));
  }

  /** The sentence of a wrong field. */
  field(locale: Locale, { code, parameters }: FieldError): string {
    return this.catalogues.text(locale, `fields:errors.${code}`, parameters);
  }

  private say(locale: Locale): Say {
    return (key, values) => {
      const day = values['day'];
      const worded = typeof day === 'string' ? { ...values, day: dayText(day, locale, 'date') } : values;
      return this.catalogues.text(locale, `list:${key}`, worded);
    };
  }
}

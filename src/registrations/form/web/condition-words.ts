import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import { EventQueries } from '../../../events/queries/event.queries.js';
import { Catalogues, type Locale } from '../../../platform/i18n/catalogues.js';
import { type ListName, ownWords } from '../domain/choice-lists.js';
import { standardSubjects } from '../domain/condition.js';
import type { FormSettings } from '../domain/form-settings.js';
import { inLanguage, type Question } from '../domain/question.js';
import { isStandardSubject, type StandardSubject } from '../domain/standard-subject.js';
import { HouseListWords } from './house-list-words.js';

/** What a question may hang on, in a reader's language. */
export interface WordedSubject {
  readonly id: string;
  readonly label: string;
  readonly options: readonly { readonly key: string; readonly label: string }[];
}

const LABELS: Readonly<Record<StandardSubject, string>> = {
  '@function': 'registrations:form.functionKey',
  '@category': 'registrations:form.category',
  '@employer': 'registrations:question.employer',
  '@options': 'registrations:options.heading',
  '@image': 'registrations:image.agreed',
};

const TYPES: Readonly<Record<string, string>> = {
  commune: 'registrations:form.typeCommune',
  epci: 'registrations:form.typeEpci',
};

/** How the house's questions and their answers are called where an event's own hang on them. */
@Injectable()
export class ConditionWords {
  constructor(
    private readonly catalogues: Catalogues,
    private readonly houseWords: HouseListWords,
    private readonly events: EventQueries,
  ) {}

  /** For organisers, who have an event without its options before them. */
  async ofEvent(event: EventRecord, settings: FormSettings, locale: Locale): Promise<WordedSubject[]> {
    return this.standard((await this.events.byId(event.id)) ?? event, settings, locale);
  }

  /** Those that the event asks. */
  standard({ options }: Pick<EventRecord, 'options'>, settings: FormSettings, locale: Locale): WordedSubject[] {
    const text = (key: string) => this.catalogues.text(locale, key);
    const listed = (list: ListName) => {
      const house = this.houseWords.of(list);
      return (key: string) => ownWords(settings.lists, list, key, locale) ?? house.get(key)?.[locale] ?? key;
    };
    const answer: Readonly<Record<StandardSubject, (key: string) => string>> = {
      '@function': listed('functions'),
      '@category': listed('categories'),
      '@employer': (key) => text(TYPES[key] ?? `fields:kinds.${key}`),
      '@options': (key) => options.find(({ id }) => id === key)?.title ?? key,
      '@image': listed('media'),
    };
    const asked = standardSubjects(
      settings,
      options.map(({ id }) => id),
    );
    return asked.flatMap(({ id, options: keys }) =>
      isStandardSubject(id)
        ? [{ id, label: text(LABELS[id]), options: keys.map(({ key }) => ({ key, label: answer[id](key) })) }]
        : [],
    );
  }
}

/** Questions of an event's own as others hang on them. */
export function ownSubjects(questions: readonly Question[], locale: Locale): WordedSubject[] {
  return questions.map(({ id, label, options }) => ({
    id,
    label: inLanguage(label, locale),
    options: options.map((option) => ({ key: option.key, label: inLanguage(option.label, locale) })),
  }));
}

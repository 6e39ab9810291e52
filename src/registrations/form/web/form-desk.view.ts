import { deskShell } from '../../../events/domain/desk-shell.js';
import type { OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import type { EventForm } from '../queries/event-form.query.js';
import { type ListName, LISTS, offered, ownLabel } from '../domain/choice-lists.js';
import { MOST_FILES } from '../domain/file-answer.js';
import { askedQuestions, fileCount, MOST_QUESTIONS, STANDARD_QUESTIONS } from '../domain/form-settings.js';
import { movedQuestion } from '../domain/question-list.js';
import { inLanguage, QUESTION_KINDS } from '../domain/question.js';
import { ownSubjects, type WordedSubject } from './condition-words.js';

export interface FormDeskInput {
  readonly reached: OrganiserEvent;
  readonly form: EventForm;
  /** How many answered each question. */
  readonly answered: ReadonlyMap<string, number>;
  /** How many had ranked an atelier that is gone. */
  readonly concerned: number;
  /** The house's questions that others may hang on. */
  readonly standard: readonly WordedSubject[];
  readonly done: string | null;
  readonly locale: 'fr' | 'en';
}

/** The addresses of the lists' pages. */
export const LIST_PAGES: Readonly<Record<ListName, string>> = {
  functions: 'fonctions',
  categories: 'categories',
  media: 'images',
};

/** Catalogues of the house's words, as short as they are. */
const SHORT_WORDS: Readonly<Record<ListName, string>> = {
  functions: 'desk:function.',
  categories: 'list:category.',
  media: 'form-desk:media.',
};

export function formPath(slug: string): string {
  return `/organiser/evenements/${slug}/formulaire`;
}

/** The form as a list of its parts, each with the page that changes it. */
export function formDeskView({ reached, form, answered, concerned, done, locale, standard }: FormDeskInput) {
  const here = formPath(reached.event.slug);
  const { settings, rounds } = form;
  const asked = askedQuestions(settings);
  const subjects = [...standard, ...ownSubjects(asked, locale)];
  return {
    desk: deskShell('form', reached),
    here,
    done,
    standard: STANDARD_QUESTIONS.map((key) => ({ key, asking: settings.standard[key] })),
    lists: LISTS.map((list) => ({
      list,
      href: `${here}/listes/${LIST_PAGES[list]}`,
      words: SHORT_WORDS[list],
      offered: offered(settings.lists[list]).map(({ key }) => ({ key, own: ownLabel(settings.lists, list, key) })),
    })),
    wishes: settings.wishes,
    rounds: rounds.length,
    concerned,
    texts: {
      introduction: inLanguage(settings.introduction, locale),
      closing: inLanguage(settings.closing, locale),
    },
    questions: asked.map((question, at) => {
      const { id, label, kind, required, condition } = question;
      const on = subjects.find((other) => other.id === condition?.question);
      const keys = condition?.anyOf ?? [];
      return {
        id,
        number: at + 1,
        label: inLanguage(label, locale),
        kind,
        required,
        condition: on && {
          question: on.label,
          answers: on.options
            .filter(({ key }) => keys.includes(key))
            .map((option) => option.label)
            .join(', '),
        },
        answers: answered.get(id) ?? 0,
        href: `${here}/questions/${id}`,
        up: movedQuestion(settings, id, at - 1) ? at - 1 : null,
        down: movedQuestion(settings, id, at + 1) ? at + 1 : null,
      };
    }),
    archived: settings.questions
      .filter(({ archived }) => archived)
      .map(({ id, label }) => ({
        id,
        label: inLanguage(label, locale),
        answers: answered.get(id) ?? 0,
        href: `${here}/questions/${id}`,
      })),
    kinds:
      asked.length < MOST_QUESTIONS
        ? QUESTION_KINDS.filter((kind) => kind !== 'file' || fileCount(settings) < MOST_FILES)
        : [],
  };
}

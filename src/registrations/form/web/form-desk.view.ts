import { deskShell } from '../../../events/domain/desk-shell.js';
import type { OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import type { EventForm } from '../queries/event-form.query.js';
import { MOST_FILES } from '../domain/file-answer.js';
import { askedQuestions, fileCount, MOST_QUESTIONS, STANDARD_QUESTIONS } from '../domain/form-settings.js';
import { movedQuestion } from '../domain/question-list.js';
import { inLanguage, QUESTION_KINDS } from '../domain/question.js';

export interface FormDeskInput {
  readonly reached: OrganiserEvent;
  readonly form: EventForm;
  /** How many answered each question. */
  readonly answered: ReadonlyMap<string, number>;
  /** How many had ranked an atelier that is gone. */
  readonly concerned: number;
  readonly done: string | null;
  readonly locale: 'fr' | 'en';
}

export function formPath(slug: string): string {
  return `/organiser/evenements/${slug}/formulaire`;
}

/** The form as a list of its parts, each with the page that changes it. */
export function formDeskView({ reached, form, answered, concerned, done, locale }: FormDeskInput) {
  const here = formPath(reached.event.slug);
  const { settings, rounds } = form;
  const asked = askedQuestions(settings);
  return {
    desk: deskShell('form', reached),
    here,
    done,
    standard: STANDARD_QUESTIONS.map((key) => ({ key, asking: settings.standard[key] })),
    image: settings.image,
    wishes: settings.wishes,
    rounds: rounds.length,
    concerned,
    texts: {
      introduction: inLanguage(settings.introduction, locale),
      closing: inLanguage(settings.closing, locale),
    },
    questions: asked.map((question, at) => {
      const { id, label, kind, required, condition } = question;
      const on = asked.find((other) => other.id === condition?.question);
      const keys = condition?.anyOf ?? [];
      return {
        id,
        number: at + 1,
        label: inLanguage(label, locale),
        kind,
        required,
        condition: on && {
          question: inLanguage(on.label, locale),
          answers: on.options
            .filter(({ key }) => keys.includes(key))
            .map((option) => inLanguage(option.label, locale))
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

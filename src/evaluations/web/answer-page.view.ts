import type { FieldError } from '../../platform/errors/domain-error.js';
import { inLanguage } from '../../registrations/form/domain/question.js';
import { mustChoose, ATELIERS_PAGE, type Attendance, type Item, type Page } from '../domain/pages.js';
import type { QuestionnaireWithQuestions } from '../domain/questionnaire.js';
import { longestText, type Question } from '../domain/question.js';
import { atelierField, carriedFields, fieldOf, fieldsOf, NO_ATELIER, type Typed } from '../domain/typed-answers.js';

export interface AnswerPage {
  readonly questionnaire: QuestionnaireWithQuestions;
  readonly attendance: Attendance;
  readonly pages: readonly Page[];
  readonly at: number;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

export interface Worded {
  readonly locale: 'fr' | 'en';
  /** A key of the catalogue `evaluation`. */
  readonly text: (key: string, values?: Readonly<Record<string, unknown>>) => string;
}

interface Choice {
  readonly id: string;
  readonly value: string;
  readonly label: string;
  readonly checked: boolean;
}

/** One page of the telephone, as its template shows it. */
export function answerPageView(page: AnswerPage, words: Worded) {
  const { questionnaire, attendance, pages, at, typed, errors } = page;
  const current = pages[at];
  const isChoice = current?.key === ATELIERS_PAGE;
  const items = (current?.items ?? []).map((item, place, all) => itemView(item, all[place - 1], page, words));
  const ateliers = isChoice ? attendance.ateliers : [];
  const shown = new Set([
    ...(current?.items ?? []).flatMap(fieldsOf),
    ...ateliers.map(({ key }) => atelierField(key)),
    ...(isChoice ? [NO_ATELIER] : []),
  ]);
  const wrong = new Map(errors.map((error) => [error.field, wordedError(error, words)]));
  return {
    page: current?.key ?? '',
    stepHeading: isChoice ? words.text('answer.ateliers.heading') : stepTitle(questionnaire, current, words),
    steps:
      pages.length < 2
        ? []
        : pages.map((one, place) => ({
            title:
              one.key === ATELIERS_PAGE ? words.text('answer.ateliers.step') : stepTitle(questionnaire, one, words),
            done: place < at,
            current: place === at,
          })),
    isFirst: at === 0,
    isLast: at === pages.length - 1 && !(isChoice && mustChoose(questionnaire.questions, attendance)),
    errors: errors.map((error) => ({ field: error.field, message: namedError(error, current, words) })),
    items,
    isChoice,
    ateliers: ateliers.map(({ key, letter, title }) => ({
      id: atelierField(key),
      letter,
      title,
      checked: (typed[atelierField(key)] ?? '') !== '',
    })),
    noAtelier: { id: NO_ATELIER, checked: (typed[NO_ATELIER] ?? '') !== '' },
    atelierError: isChoice ? ([...wrong.values()][0] ?? null) : null,
    carried: carriedFields(typed, shown),
  };
}

function stepTitle({ steps }: QuestionnaireWithQuestions, page: Page | undefined, { locale, text }: Worded): string {
  const title = page === undefined || page.step === null ? undefined : steps[page.step];
  const said = title ? inLanguage(title, locale) : '';
  return said === '' ? text('answer.step', { number: (page?.step ?? 0) + 1 }) : said;
}

export function itemView(item: Item, before: Item | undefined, page: AnswerPage, words: Worded) {
  const { question, subject } = item;
  const { typed, errors, questionnaire } = page;
  const id = fieldOf(item);
  const error = errors.find(({ field }) => belongsTo(field, id));
  const value = typed[id] ?? '';
  const hint = inLanguage(question.hint, words.locale);
  const condition = conditionView(question, questionnaire, words);
  const hasHint = hint !== '' || condition !== null || !question.required;
  return {
    id,
    kind: question.kind,
    label: inLanguage(question.label, words.locale),
    hint,
    describedBy: [...(hasHint ? [`${id}-aide`] : []), ...(error ? [`${id}-erreur`] : [])].join(' '),
    french: words.locale !== 'fr' && question.label.en === '',
    optional: !question.required,
    /** Said once before all that is asked of one atelier or of one person. */
    about: subject && subject.key !== before?.subject?.key ? aboutView(question, subject.name) : null,
    condition,
    wrong: error ? wordedError(error, words) : null,
    value,
    max: longestText(question),
    choices: choicesOf(question, id, typed, words),
    places: question.kind === 'ranking' ? placesOf(item, typed, words) : [],
  };
}

/** « Atelier Pourquoi » is printed so: the word is not said twice. */
function aboutView({ scope }: Question, name: string) {
  return { name, sayAtelier: scope === 'atelier' && !/^atelier\b/i.test(name) };
}

function belongsTo(field: string, id: string): boolean {
  return field === id || field.startsWith(`${id}=`) || field.startsWith(`${id}:`);
}

function choicesOf(question: Question, id: string, typed: Typed, words: Worded): Choice[] {
  const of = (value: string, label: string): Choice => ({
    id: `${id}=${value}`,
    value,
    label,
    checked: typed[id] === value,
  });
  switch (question.kind) {
    case 'agreement':
      return ['1', '2', '3', '4', '0'].map((point) => of(point, words.text(`answer.agreement.${point}`)));
    case 'recommendation':
      return Array.from({ length: 11 }, (_, point) => of(String(point), String(point)));
    case 'choice':
      return question.options.map(({ key, label }) => of(key, inLanguage(label, words.locale)));
    case 'several':
      return question.options.map(({ key, label }) => ({
        id: `${id}:${key}`,
        value: '1',
        label: inLanguage(label, words.locale),
        checked: (typed[`${id}:${key}`] ?? '') !== '',
      }));
    default:
      return [];
  }
}

function placesOf(item: Item, typed: Typed, { locale }: Worded) {
  const { options } = item.question;
  const rankOf = (key: string) => Number(typed[fieldOf(item, key)]) || options.length;
  // As they were ranked: the arrows move what one sees.
  const ranked = options.toSorted((one, other) => rankOf(one.key) - rankOf(other.key));
  return ranked.map(({ key, label }) => {
    const field = fieldOf(item, key);
    return {
      id: field,
      label: inLanguage(label, locale),
      choices: options.map((_, place) => ({ value: String(place + 1), selected: typed[field] === String(place + 1) })),
    };
  });
}

/** For the script, which hides what an answer of the same page makes idle; and in words, for those without script. */
function conditionView({ condition, step }: Question, { questions }: QuestionnaireWithQuestions, words: Worded) {
  if (condition === null) return null;
  const parent = questions.find(
    (one) => one.key === condition.question && one.step === step && one.replacedBy === null && !one.retired,
  );
  if (!parent) return null;
  return {
    field: fieldOf({ question: parent, subject: null }),
    anyOf: condition.anyOf.join(' '),
    words: words.text('answer.onlyIf', {
      answer: condition.anyOf.map((value) => valueInWords(parent, value, words)).join(words.text('answer.or')),
    }),
  };
}

function valueInWords({ kind, options }: Question, value: string, { locale, text }: Worded): string {
  if (kind === 'agreement') return text(`answer.agreement.${value}`);
  const option = options.find(({ key }) => key === value);
  return option ? inLanguage(option.label, locale) : value;
}

/** In the summary a sentence names its question: six times « Choisissez une réponse » leads nowhere. */
function namedError(error: FieldError, page: Page | undefined, words: Worded): string {
  const item = page?.items.find((one) => belongsTo(error.field, fieldOf(one)));
  if (!item) return wordedError(error, words);
  const label = inLanguage(item.question.label, words.locale).replace(/\s*[?:]\s*$/u, '');
  const question = item.subject ? `${label} (${item.subject.name})` : label;
  const told = wordedError(error, words);
  return words.text('answer.inSummary', { question, error: told.charAt(0).toLowerCase() + told.slice(1) });
}

function wordedError({ code, parameters = {} }: FieldError, { text }: Worded): string {
  return text(`errors.${code}`, { count: 0, ...parameters });
}

import type { ActionCodeRecord, EventOption } from '../../../events/domain/event.js';
import { dayOf, timeOf } from '../../../platform/clock/paris-time.js';
import type { OwnAnswer } from '../../domain/registration.js';
import { type ListName, told, ownWords } from '../../form/domain/choice-lists.js';
import type { FormSettings } from '../../form/domain/form-settings.js';
import { inLanguage, type Question } from '../../form/domain/question.js';
import { seatsText, wishesText, type ListedRegistration } from '../../list/domain/listed-registration.js';

/** Words of lists and files in the organiser's language: `column` a heading, the others values. */
export type ColumnWords = (
  group:
    | 'column'
    | 'status'
    | 'type'
    | 'kind'
    | 'function'
    | 'option'
    | 'source'
    | 'ending'
    | 'category'
    | 'medium'
    | 'answer',
  key: string,
) => string;

/** What the columns of an event depend on. */
export interface ColumnSubject {
  readonly words: ColumnWords;
  readonly locale: 'fr' | 'en';
  readonly timeZone: string;
  readonly options: readonly EventOption[];
  readonly codes: readonly ActionCodeRecord[];
  readonly form: FormSettings;
}

/** One column of the list and of the files. No token, no link, nothing that opens a registration. */
export interface RegistrationColumn {
  readonly key: string;
  /** Where organisers named the column; its key otherwise has a word in the catalogue. */
  readonly heading: string;
  /** In characters. */
  readonly width: number;
  value(registration: ListedRegistration): string | null;
  /** Where the answer is a file: its id. */
  fileOf?(registration: Pick<ListedRegistration, 'answers'>): string | null;
}

/** Every column that an event has, in the order of the files; what its form never asks has none. */
export function registrationColumns(subject: ColumnSubject): RegistrationColumn[] {
  const { words } = subject;
  const columns: readonly (Omit<RegistrationColumn, 'heading'> & { heading?: string })[] = [
    { key: 'reference', width: 11, value: ({ reference }) => reference },
    { key: 'status', width: 14, value: ({ status }) => words('status', status) },
    { key: 'last-name', width: 22, value: ({ lastName }) => lastName },
    { key: 'first-name', width: 18, value: ({ firstName }) => firstName },
    { key: 'email', width: 34, value: ({ email }) => email },
    { key: 'phone', width: 16, value: ({ phone }) => phone },
    {
      key: 'function',
      width: 28,
      value: ({ functionKey, functionText }) => functionText ?? listWords('functions', functionKey, subject),
    },
    ...(subject.form.standard.category === 'hidden' ? [] : [categoryColumn(subject)]),
    ...employerColumns(subject),
    { key: 'collective', width: 26, value: ({ collectiveName }) => collectiveName },
    ...subject.options.map(({ id, title }) => ({
      key: `option-${id}`,
      heading: title,
      width: 18,
      value: ({ options: chosen }: ListedRegistration) => (chosen.includes(id) ? words('option', 'chosen') : null),
    })),
    ...(subject.form.wishes.how === 'ranked' ? [wishesColumn(subject)] : []),
    ...(subject.form.wishes.how === 'booked' ? [SEATS_COLUMN] : []),
    ...subject.form.questions.map((question) => questionColumn(question, subject)),
    ...told(subject.form.lists.media).map(({ key }) => mediumColumn(key, subject)),
    { key: 'remarks', width: 50, value: ({ remarks }) => remarks },
    ...originColumns(subject),
  ];
  return columns.map((column) => ({ ...column, heading: column.heading ?? words('column', column.key) }));
}

type UnnamedColumn = Omit<RegistrationColumn, 'heading'> & { readonly heading?: string };

function employerColumns({ words }: ColumnSubject): UnnamedColumn[] {
  return [
    { key: 'collectivity', width: 32, value: ({ collectivity }) => collectivity.name },
    { key: 'type', width: 11, value: ({ collectivity }) => words('type', collectivity.type) },
    { key: 'kind', width: 24, value: ({ collectivity }) => words('kind', collectivity.kind) },
    { key: 'code', width: 12, value: ({ collectivity }) => collectivity.code },
    { key: 'department', width: 12, value: ({ collectivity }) => collectivity.departmentCode },
    {
      key: 'epci',
      width: 32,
      // The territory: an EPCI's own agents stand with those of its communes.
      value: ({ collectivity }) => (collectivity.type === 'epci' ? collectivity.name : collectivity.epciName),
    },
  ];
}

function originColumns({ words, codes, timeZone }: ColumnSubject): UnnamedColumn[] {
  const instant = (at: number | null) => (at === null ? null : `${dayOf(at, timeZone)} ${timeOf(at, timeZone)}`);
  return [
    {
      key: 'action-code',
      width: 14,
      value: ({ actionCodeId }) => codes.find(({ id }) => id === actionCodeId)?.label ?? null,
    },
    { key: 'source', width: 22, value: ({ source }) => words('source', source) },
    { key: 'group', width: 24, value: ({ groupName }) => groupName },
    { key: 'registered-at', width: 17, value: ({ createdAt }) => instant(createdAt) },
    { key: 'changed-at', width: 17, value: ({ updatedAt }) => instant(updatedAt) },
    { key: 'withdrawn-at', width: 17, value: ({ withdrawnAt }) => instant(withdrawnAt) },
    { key: 'ended-by', width: 28, value: ({ endedBy }) => endedBy && words('ending', endedBy) },
    { key: 'end-reason', width: 40, value: ({ endReason }) => endReason },
  ];
}

function categoryColumn(subject: ColumnSubject): UnnamedColumn {
  return {
    key: 'category',
    width: 12,
    value: ({ category }) => category && listWords('categories', category, subject),
  };
}

const LIST_WORDS = { functions: 'function', categories: 'category', media: 'medium' } as const;

/** As the event calls it, or as the house does. */
function listWords(list: ListName, key: string, { form, locale, words }: ColumnSubject): string {
  return ownWords(form.lists, list, key, locale) ?? words(LIST_WORDS[list], key);
}

function wishesColumn({ words }: ColumnSubject): UnnamedColumn {
  return { key: 'wishes', width: 14, value: ({ wishes }) => wishesText(wishes, words('answer', 'noPreference')) };
}

const SEATS_COLUMN: UnnamedColumn = { key: 'seats', width: 14, value: ({ seats }) => seatsText(seats) };

function mediumColumn(medium: string, subject: ColumnSubject): UnnamedColumn {
  const { words, form, locale } = subject;
  const own = ownWords(form.lists, 'media', medium, locale);
  return {
    key: `image-${medium}`,
    heading: own === null ? words('medium', medium) : `${words('answer', 'image')} ${own}`,
    width: 16,
    value: ({ imageConsent }) => {
      const agreed = imageConsent?.[medium];
      return agreed === undefined ? null : words('answer', agreed ? 'yes' : 'no');
    },
  };
}

function questionColumn(question: Question, { locale, words }: ColumnSubject): UnnamedColumn {
  return {
    key: `q-${question.id}`,
    heading: inLanguage(question.label, locale),
    width: 28,
    value: ({ answers }) => {
      const answer = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined;
      return answer === undefined ? null : answerText(question, answer, locale, words('answer', 'file'));
    },
    fileOf: ({ answers }) => {
      const answer = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined;
      return question.kind === 'file' && typeof answer === 'string' ? answer : null;
    },
  };
}

/** An answer as people read it. @param file what is said in place of a file's id. */
function answerText(question: Question, answer: OwnAnswer, locale: 'fr' | 'en', file: string): string {
  const label = (key: string) => {
    const option = question.options.find((one) => one.key === key);
    return option ? inLanguage(option.label, locale) : key;
  };
  if (question.kind === 'file') return file;
  if (typeof answer === 'number') return String(answer);
  if (typeof answer !== 'string') return answer.map(label).join(', ');
  return question.kind === 'choice' ? label(answer) : answer;
}

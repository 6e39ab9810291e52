import { inLanguage, type Option } from '../../../registrations/form/domain/question.js';
import type { Question } from '../../domain/question.js';
import type { AnswerValue } from '../../domain/response.js';
import { figureRows } from '../domain/figure-rows.js';
import type { RawAnswers } from '../domain/raw-answers.js';
import type { QuestionResult } from '../domain/results.js';
import type { QuestionnaireResults } from '../queries/results.query.js';

export interface FileWords {
  readonly locale: 'fr' | 'en';
  /** Of the catalogue `results`. */
  readonly text: (key: string) => string;
}

type Row = readonly string[];

/** The figures of the page under everybody's filter, one a line, with how many answered. */
export function figureLines(lines: readonly QuestionResult[], found: QuestionnaireResults, words: FileWords): Row[] {
  const hidden = lines.filter(({ figure }) => figure === null);
  const first = (result: QuestionResult) => [
    inLanguage(result.question.label, words.locale),
    subjectName(result.question, result.subject, found),
  ];
  return [
    ['question', 'about', 'measure', 'value', 'n', 'share'].map((column) => words.text(`columns.${column}`)),
    ...figureRows(lines).map(({ result, measure, isOption, value, n, percent }) => [
      ...first(result),
      isOption ? optionLabel(result.question.options, measure, words) : measureWord(measure, words),
      String(value),
      String(n),
      percent === null ? '' : `${percent} %`,
    ]),
    ...hidden.map((result) => [...first(result), words.text('hidden'), '', '', '']),
  ];
}

/** Three tables in one: the whole, what is about ateliers and facilitators, texts; each line says which it is of. */
export function rawLines(raw: RawAnswers, found: QuestionnaireResults, words: FileWords): Row[] {
  const asked = [...raw.wholeQuestions, ...raw.subjectQuestions];
  const label = (question: Question) => inLanguage(question.label, words.locale);
  const blank = (questions: readonly Question[]) => questions.map(() => '');
  const cells = (questions: readonly Question[], values: readonly (AnswerValue | null)[]) =>
    values.map((value, at) => valueWord(questions[at]!, value, words));
  return [
    [words.text('columns.about'), ...asked.map(label), words.text('columns.question'), words.text('columns.text')],
    ...raw.whole.map((values) => [
      '',
      ...cells(raw.wholeQuestions, values),
      ...blank(raw.subjectQuestions),
      ...['', ''],
    ]),
    ...raw.subjects.map(({ subject, values }) => [
      found.nameOf(subject),
      ...blank(raw.wholeQuestions),
      ...cells(raw.subjectQuestions, values),
      ...['', ''],
    ]),
    ...raw.texts.map(({ question, subject, text }) => [
      subjectName(question, subject, found),
      ...blank(asked),
      label(question),
      text,
    ]),
  ];
}

function subjectName(question: Question, subject: string | null, { subjectsOf }: QuestionnaireResults): string {
  return subject === null ? '' : (subjectsOf(question).find(({ key }) => key === subject)?.name ?? subject);
}

const POINTS = ['noOpinion', 'none', 'little', 'rather', 'fully'];

function valueWord(question: Question, value: AnswerValue | null, words: FileWords): string {
  if (value === null) return '';
  if (question.kind === 'agreement') return words.text(`likert.${POINTS[value as number] ?? 'noOpinion'}`);
  if (Array.isArray(value)) {
    return (value as string[]).map((key) => optionLabel(question.options, key, words)).join(' ; ');
  }
  return question.kind === 'choice' ? optionLabel(question.options, String(value), words) : String(value);
}

function optionLabel(options: readonly Option[], key: string, { locale }: FileWords): string {
  const option = options.find((one) => one.key === key);
  return option ? inLanguage(option.label, locale) : key;
}

function measureWord(measure: string, { text }: FileWords): string {
  if (/^\d+$/.test(measure)) return measure;
  return POINTS.includes(measure) ? text(`likert.${measure}`) : text(`measures.${measure}`);
}

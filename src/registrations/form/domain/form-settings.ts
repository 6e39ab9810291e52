import { NO_WISHES, readWishRule, type WishRule } from '../../wishes/domain/wish-rounds.js';
import { type ChoiceLists, readLists, USUAL_LISTS } from './choice-lists.js';
import { type Bilingual, readBilingual, readQuestions, type Question } from './question.js';

/** The house's questions that an event may do without or insist on. Names, e-mail and employer are always asked. */
export const STANDARD_QUESTIONS = ['phone', 'functionKey', 'category', 'collective', 'options', 'remarks'] as const;
export type StandardQuestion = (typeof STANDARD_QUESTIONS)[number];

export const ASKINGS = ['hidden', 'optional', 'required'] as const;
export type Asking = (typeof ASKINGS)[number];

/** The registration form of an event, as its organisers made it. */
export interface FormSettings {
  readonly standard: Readonly<Record<StandardQuestion, Asking>>;
  /** Functions, categories, and the media of the consent to be shown. */
  readonly lists: ChoiceLists;
  readonly wishes: WishRule;
  /** Below the title of the form; Markdown. */
  readonly introduction: Bilingual;
  /** Above the button that sends it; Markdown. */
  readonly closing: Bilingual;
  /** In the order in which they are asked, archived ones among them. */
  readonly questions: readonly Question[];
}

/** The form of an event whose organisers changed nothing. */
export const USUAL_FORM: FormSettings = {
  standard: {
    phone: 'optional',
    functionKey: 'required',
    category: 'hidden',
    collective: 'optional',
    options: 'optional',
    remarks: 'optional',
  },
  lists: USUAL_LISTS,
  wishes: NO_WISHES,
  introduction: { fr: '', en: '' },
  closing: { fr: '', en: '' },
  questions: [],
};

export const MOST_QUESTIONS = 40;
export const LONGEST_TEXT = 2000;

/** As it was stored, whatever release wrote it: what is absent or strange is the usual. */
export function readFormSettings(stored: unknown): FormSettings {
  const source = typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {};
  const asked = typeof source.standard === 'object' && source.standard !== null ? source.standard : {};
  const askingOf = (question: StandardQuestion): Asking => {
    const value = Object.hasOwn(asked, question) ? (asked as Record<string, unknown>)[question] : undefined;
    return ASKINGS.find((one) => one === value && mayBe(question, one)) ?? USUAL_FORM.standard[question];
  };
  const standard = Object.fromEntries(STANDARD_QUESTIONS.map((question) => [question, askingOf(question)]));
  return {
    standard: standard as FormSettings['standard'],
    lists: readLists(source.lists, source.image),
    wishes: readWishRule(source.wishes),
    introduction: readBilingual(source.introduction),
    closing: readBilingual(source.closing),
    questions: readQuestions(source.questions),
  };
}

/** Nobody is made to take an option: it may be full. */
export function mayBe(question: StandardQuestion, asking: Asking): boolean {
  return question !== 'options' || asking !== 'required';
}

/** The questions that somebody who registers now meets. */
export function askedQuestions({ questions }: Pick<FormSettings, 'questions'>): Question[] {
  return questions.filter(({ archived }) => !archived);
}

/** How many files the form asks for. */
export function fileCount(form: Pick<FormSettings, 'questions'>): number {
  return askedQuestions(form).filter(({ kind }) => kind === 'file').length;
}

export function takesFiles(form: Pick<FormSettings, 'questions'>): boolean {
  return fileCount(form) > 0;
}

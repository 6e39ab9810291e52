import { EMPLOYER_KEYS, isAsked, type StandardAnswers } from '../form/domain/condition.js';
import type { Question } from '../form/domain/question.js';
import { isStandardSubject } from '../form/domain/standard-subject.js';
import type { WordedSubject } from '../form/web/condition-words.js';

/** The stylesheet has rules for so many conditions; a question beyond them is always shown, with its condition in words. */
const STYLED_CONDITIONS = 20;

/** What leads to a question, in words. */
export interface When {
  readonly question: string;
  readonly answers: string;
  /** Of the employer one speaks otherwise than of a question. */
  readonly ofEmployer: boolean;
  /** The stylesheet hides the question where its condition is not met: the words are for browsers that cannot. */
  readonly followed: boolean;
}

/** Numbers the conditions of a form, so that a stylesheet without a word of the questions can follow them. */
export class FormConditions {
  private readonly conditional: readonly Question[];

  /**
   * @param questions those that are asked; `subjects` what they hang on, and `settled` what was said to those of them that
   * this form does not show.
   */
  constructor(
    private readonly questions: readonly Question[],
    private readonly subjects: readonly WordedSubject[],
    private readonly settled: StandardAnswers,
  ) {
    this.conditional = questions
      .filter(({ condition }) => condition !== null && this.isOnPage(condition.question))
      .slice(0, STYLED_CONDITIONS);
  }

  /** Those that may be asked of this person: what they hang on is on the page, or was answered so. */
  get shown(): Question[] {
    return this.questions.filter((question) => this.mayBeAsked(question));
  }

  /** Classes of an answer that shows other questions. */
  triggers(id: string, key: string): string {
    const numbers = this.conditional.flatMap(({ condition }, at) =>
      condition?.question === id && condition.anyOf.includes(key) ? [`on-${at + 1}`] : [],
    );
    return numbers.join(' ');
  }

  /** Classes of a question that others show: its own condition's, and those of the questions that it hangs on. */
  rules(question: Question): string {
    const classes: string[] = [];
    for (let one: Question | undefined = question; one?.condition; one = this.byId(one.condition.question)) {
      const at = this.conditional.indexOf(one);
      if (at !== -1) classes.push(`if-${at + 1}`);
    }
    return classes.join(' ');
  }

  /** Kinds of employers that show questions: boxes for the script, which alone knows what was chosen. */
  get employers(): { readonly key: string; readonly triggers: string }[] {
    return EMPLOYER_KEYS.map((key) => ({ key, triggers: this.triggers('@employer', key) })).filter(
      ({ triggers }) => triggers !== '',
    );
  }

  words(question: Question): When | null {
    const { condition } = question;
    const on = this.subjects.find(({ id }) => id === condition?.question);
    if (!condition || !on || !this.isOnPage(on.id)) return null;
    const answers = on.options.filter(({ key }) => condition.anyOf.includes(key)).map(({ label }) => label);
    const ofEmployer = on.id === '@employer';
    const followed = !ofEmployer && this.conditional.includes(question);
    return { question: on.label, answers: answers.join(', '), ofEmployer, followed };
  }

  private isOnPage(id: string): boolean {
    return this.subjects.some((one) => one.id === id) && !(isStandardSubject(id) && this.settled.has(id));
  }

  private mayBeAsked(question: Question): boolean {
    const { condition } = question;
    if (!condition || this.isOnPage(condition.question)) {
      const on = condition && this.byId(condition.question);
      return !on || this.mayBeAsked(on);
    }
    return !isStandardSubject(condition.question) || isAsked(question, new Map(), [], this.settled);
  }

  private byId(id: string): Question | undefined {
    return this.questions.find((question) => question.id === id);
  }
}

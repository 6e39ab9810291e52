import type { Question } from '../../domain/question.js';
import type { Response } from '../../domain/response.js';
import { figureOf, type Figure } from './figure.js';
import { ShownFilters } from './suppression.js';
import { type Filter, keyOf, passes, type Told, toldByQuestion } from './told.js';

/** What one question gave under a filter; null where nobody, or too few, would be told of. */
export interface QuestionResult {
  readonly question: Question;
  readonly subject: string | null;
  readonly figure: Figure | null;
}

/** A questionnaire's answers, laid out once so that every page, filter and export asks little. */
export class Results {
  private readonly told: ReadonlyMap<string, readonly Told[]>;
  private readonly filters = new Map<string, ShownFilters>();
  private readonly answered = new Map<string, QuestionResult>();

  constructor(
    readonly questions: readonly Question[],
    responses: readonly Response[],
    private readonly threshold: number,
  ) {
    this.told = toldByQuestion(responses);
  }

  /** Every question, in the order asked; one that repeats gives a line for each of `subjects` that it could be about. */
  under(filter: Filter, subjects: (question: Question) => readonly string[]): QuestionResult[] {
    return this.questions.flatMap((question) =>
      question.scope === 'event'
        ? [this.of(question, filter)]
        : subjects(question).map((subject) => this.of(question, { ...filter, subject })),
    );
  }

  of(question: Question, filter: Filter): QuestionResult {
    const key = `${question.id} ${keyOf(filter)}`;
    const known = this.answered.get(key) ?? this.count(question, filter);
    // Filters come from addresses: of forms nobody could know in advance, but never many that show something.
    if (known.figure !== null) this.answered.set(key, known);
    return known;
  }

  private count(question: Question, filter: Filter): QuestionResult {
    const subject = filter.subject ?? null;
    if (!this.filtersOf(question).shows(filter)) return { question, subject, figure: null };
    const values = this.toldTo(question)
      .filter((told) => passes(told, filter))
      .map(({ value }) => value);
    return { question, subject, figure: figureOf(question, values) };
  }

  /** Whether a text of this question, on this atelier or facilitator, may be read at all: those who wrote one are enough. */
  textsShown(question: Question, subject: string | null = null): boolean {
    return this.filtersOf(question).shows(subject === null ? {} : { subject });
  }

  /** Whether a fact may stand beside single answers to this question: so many share it that it points at nobody. */
  mayTell(question: Question, filter: Filter): boolean {
    return this.filtersOf(question).shows(filter);
  }

  private toldTo(question: Question): readonly Told[] {
    return this.told.get(question.id) ?? [];
  }

  private filtersOf(question: Question): ShownFilters {
    const known = this.filters.get(question.id) ?? new ShownFilters(this.toldTo(question), this.threshold);
    this.filters.set(question.id, known);
    return known;
  }
}

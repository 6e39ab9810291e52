import type { Question } from '../../domain/question.js';
import { agreeing, type Figure } from './figure.js';
import type { Results } from './results.js';

/** One measure of the same question in two questionnaires. */
export interface ComparedMeasure {
  /** `agreeing`, `score`, or an option's key. */
  readonly measure: string;
  readonly isOption: boolean;
  /** Percent, or points of the score. */
  readonly here: number;
  readonly there: number;
  /** here less there: percentage points, never a percentage of a percentage. */
  readonly change: number;
}

export interface ComparedQuestion {
  readonly question: Question;
  readonly n: { readonly here: number; readonly there: number };
  /** Empty where too few answered one of the two. */
  readonly measures: readonly ComparedMeasure[];
}

/** Questions of the same key and kind, about the whole; what cannot be put in percent is left out. */
export function compared(here: Results, there: Results): ComparedQuestion[] {
  return here.questions
    .filter(({ scope, replacedBy }) => scope === 'event' && replacedBy === null)
    .flatMap((question) => {
      const other = there.questions.find(
        ({ key, kind, scope, replacedBy }) =>
          key === question.key && kind === question.kind && scope === 'event' && replacedBy === null,
      );
      if (!other || !COMPARABLE.includes(question.kind)) return [];
      const [one, two] = [here.of(question, {}).figure, there.of(other, {}).figure];
      if (!one || !two) return [{ question, n: { here: 0, there: 0 }, measures: [] }];
      const before = sharesOf(two);
      const measures = sharesOf(one).flatMap(({ measure, isOption, value }) => {
        const known = before.find((share) => share.measure === measure);
        return known ? [{ measure, isOption, here: value, there: known.value, change: value - known.value }] : [];
      });
      return [{ question, n: { here: one.n, there: two.n }, measures }];
    });
}

const COMPARABLE: readonly string[] = ['agreement', 'recommendation', 'choice', 'several'];

function sharesOf(figure: Figure): { measure: string; isOption: boolean; value: number }[] {
  switch (figure.kind) {
    case 'agreement': {
      const value = agreeing(figure);
      return value === null ? [] : [{ measure: 'agreeing', isOption: false, value }];
    }
    case 'recommendation':
      return figure.score === null ? [] : [{ measure: 'score', isOption: false, value: figure.score }];
    case 'choice':
    case 'several':
      return figure.n === 0
        ? []
        : figure.counts.map(({ key, count }) => ({
            measure: key,
            isOption: true,
            value: Math.round((100 * count) / figure.n),
          }));
    case 'ranking':
    case 'number':
    case 'texts':
      return [];
  }
}

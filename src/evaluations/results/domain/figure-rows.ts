import { agreeing, type Figure } from './figure.js';
import type { QuestionResult } from './results.js';

/** One figure as a line of a file. `measure` is a word of the catalogue's `results:measures`, or an option's key. */
export interface FigureRow {
  readonly result: QuestionResult;
  readonly measure: string;
  readonly isOption: boolean;
  readonly value: number;
  /** The denominator. */
  readonly n: number;
  /** Rounded, of n; null where a share means nothing. */
  readonly percent: number | null;
}

/** The figures of a page, one by one. Nothing is left of what is hidden but its question, with no value. */
export function figureRows(results: readonly QuestionResult[]): FigureRow[] {
  return results.flatMap((result) =>
    result.figure === null ? [] : measuresOf(result.figure).map((measure) => ({ result, ...measure })),
  );
}

type Measure = Omit<FigureRow, 'result'>;

function measuresOf(figure: Figure): Measure[] {
  const { n } = figure;
  const count = (measure: string, value: number, isOption = false): Measure => ({
    measure,
    isOption,
    value,
    n,
    percent: n === 0 ? null : Math.round((100 * value) / n),
  });
  const bare = (measure: string, value: number | null): Measure[] =>
    value === null ? [] : [{ measure, isOption: false, value, n, percent: null }];
  switch (figure.kind) {
    case 'agreement':
      return [
        ...(['none', 'little', 'rather', 'fully'] as const).map((point, at) => count(point, figure.counts[at]!)),
        ...bare('noOpinion', figure.noOpinion),
        ...bare('agreeing', agreeing(figure)),
      ];
    case 'recommendation':
      return [
        ...figure.counts.map((value, mark) => count(String(mark), value)),
        count('promoters', figure.promoters),
        count('passives', figure.passives),
        count('detractors', figure.detractors),
        ...bare('score', figure.score),
      ];
    case 'choice':
    case 'several':
      return figure.counts.map(({ key, count: value }) => count(key, value, true));
    case 'ranking':
      return figure.options.map(({ key, places }) => count(key, places[0] ?? 0, true));
    case 'number':
      return [
        ...bare('median', figure.median),
        ...bare('smallest', figure.smallest),
        ...bare('largest', figure.largest),
      ];
    case 'texts':
      return bare('texts', n);
  }
}

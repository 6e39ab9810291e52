import type { Question } from '../../domain/question.js';
import { NO_OPINION, type AnswerValue } from '../../domain/response.js';

export interface AgreementFigure {
  readonly kind: 'agreement';
  /** « pas du tout », « plutôt pas », « plutôt », « tout à fait d'accord ». */
  readonly counts: readonly [number, number, number, number];
  /** Outside the denominator. */
  readonly noOpinion: number;
  /** The denominator: those with an opinion. */
  readonly n: number;
}

export interface RecommendationFigure {
  readonly kind: 'recommendation';
  /** From 0 to 10. */
  readonly counts: readonly number[];
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
  /** Promoters' share less detractors' share, from −100 to 100, rounded half away from zero; null of nobody. */
  readonly score: number | null;
  readonly n: number;
}

export interface OptionsFigure {
  readonly kind: 'choice' | 'several';
  /** In the question's order. People may tick several. */
  readonly counts: readonly { readonly key: string; readonly count: number }[];
  /** People, not ticks. */
  readonly n: number;
}

export interface RankingFigure {
  readonly kind: 'ranking';
  /** In the question's order; `places[0]` counts those who put it first. */
  readonly options: readonly { readonly key: string; readonly places: readonly number[] }[];
  readonly n: number;
}

export interface NumberFigure {
  readonly kind: 'number';
  readonly median: number | null;
  readonly smallest: number | null;
  readonly largest: number | null;
  readonly n: number;
}

export interface TextsFigure {
  readonly kind: 'texts';
  readonly n: number;
}

export type Figure =
  AgreementFigure | RecommendationFigure | OptionsFigure | RankingFigure | NumberFigure | TextsFigure;

/** What a question's answers say together: distributions, and never a mean alone. Values that the question does not offer are left out. */
export function figureOf(
  { kind, options }: Pick<Question, 'kind' | 'options'>,
  values: readonly AnswerValue[],
): Figure {
  const keys = options.map(({ key }) => key);
  switch (kind) {
    case 'agreement':
      return agreement(values);
    case 'recommendation':
      return recommendation(values);
    case 'choice':
    case 'several':
      return optionCounts(kind, keys, values);
    case 'ranking':
      return ranking(keys, values);
    case 'number':
      return numbers(values);
    case 'short':
    case 'long':
      return { kind: 'texts', n: values.filter((value) => typeof value === 'string' && value !== '').length };
  }
}

/** Those who rather or fully agree, in percent of those with an opinion; null of nobody. */
export function agreeing({ counts, n }: Pick<AgreementFigure, 'counts' | 'n'>): number | null {
  return n === 0 ? null : roundedHalfAway((100 * (counts[2] + counts[3])) / n);
}

function agreement(values: readonly AnswerValue[]): AgreementFigure {
  const of = (point: number) => values.filter((value) => value === point).length;
  const counts = [of(1), of(2), of(3), of(4)] as const;
  return { kind: 'agreement', counts, noOpinion: of(NO_OPINION), n: counts.reduce<number>((sum, one) => sum + one, 0) };
}

/** Reichheld 2003: 9 and 10 promote, 0 to 6 detract. */
function recommendation(values: readonly AnswerValue[]): RecommendationFigure {
  const counts = Array.from({ length: 11 }, (_, mark) => values.filter((value) => value === mark).length);
  const between = (from: number, to: number) => counts.slice(from, to + 1).reduce((sum, one) => sum + one, 0);
  const [detractors, passives, promoters] = [between(0, 6), between(7, 8), between(9, 10)];
  const n = detractors + passives + promoters;
  const score = n === 0 ? null : roundedHalfAway((100 * (promoters - detractors)) / n);
  return { kind: 'recommendation', counts, promoters, passives, detractors, score, n };
}

function optionCounts(
  kind: 'choice' | 'several',
  keys: readonly string[],
  values: readonly AnswerValue[],
): OptionsFigure {
  const chosen = values
    .map((value) => (Array.isArray(value) ? (value as readonly string[]) : [String(value)]))
    .map((some) => some.filter((key) => keys.includes(key)))
    .filter(({ length }) => length > 0);
  return {
    kind,
    counts: keys.map((key) => ({ key, count: chosen.filter((some) => some.includes(key)).length })),
    n: chosen.length,
  };
}

function ranking(keys: readonly string[], values: readonly AnswerValue[]): RankingFigure {
  const ranked = values.filter((value): value is readonly string[] => Array.isArray(value) && value.length > 0);
  return {
    kind: 'ranking',
    options: keys.map((key) => ({
      key,
      places: keys.map((_, place) => ranked.filter((order) => order[place] === key).length),
    })),
    n: ranked.length,
  };
}

function numbers(values: readonly AnswerValue[]): NumberFigure {
  const sorted = values.filter((value) => typeof value === 'number').sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]];
  return {
    kind: 'number',
    median: low === undefined || high === undefined ? null : (low + high) / 2,
    smallest: sorted[0] ?? null,
    largest: sorted.at(-1) ?? null,
    n: sorted.length,
  };
}

function roundedHalfAway(value: number): number {
  return Math.sign(value) * Math.round(Math.abs(value));
}

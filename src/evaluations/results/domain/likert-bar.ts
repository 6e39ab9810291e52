import type { AgreementFigure } from './figure.js';

/** A part of a diverging bar, in percent of the drawing's width. */
export interface Segment {
  /** 1: pas du tout, to 4: tout à fait d'accord. */
  readonly point: 1 | 2 | 3 | 4;
  readonly count: number;
  readonly x: number;
  readonly width: number;
  /** Where the count is written; null where it has no room. */
  readonly labelAt: number | null;
}

export interface LikertScale {
  /** Where agreement begins. */
  readonly zero: number;
  /** Width of one percent of the answers. */
  readonly unit: number;
}

type Counts = Pick<AgreementFigure, 'counts' | 'n'>;

/** Narrower, a count of two figures touches its neighbours. */
const NARROWEST_LABEL = 4.3;
const USUAL: LikertScale = { zero: 38, unit: 0.62 };

/** One scale for all the bars of a page: they are compared at a glance. It gives way only where disagreement prevails. */
export function likertScale(figures: readonly Counts[]): LikertScale {
  const disagreeing = Math.max(0, ...figures.map((figure) => share(figure.counts[0] + figure.counts[1], figure.n)));
  if (disagreeing * USUAL.unit <= USUAL.zero) return USUAL;
  const agreeing = Math.max(0, ...figures.map((figure) => share(figure.counts[2] + figure.counts[3], figure.n)));
  const unit = Math.min(USUAL.unit, 100 / (disagreeing + agreeing));
  return { zero: disagreeing * unit, unit };
}

/** The parts that somebody chose, from disagreement on the left of the line to agreement on its right. */
export function likertBar({ counts, n }: Counts, { zero, unit }: LikertScale): Segment[] {
  const widths = counts.map((count) => share(count, n) * unit);
  let x = zero - widths[0]! - widths[1]!;
  return counts.flatMap((count, at) => {
    const width = widths[at]!;
    const from = x;
    x += width;
    if (count === 0) return [];
    const labelAt = width >= NARROWEST_LABEL ? hundredth(from + width / 2) : null;
    return [{ point: (at + 1) as Segment['point'], count, x: hundredth(from), width: hundredth(width), labelAt }];
  });
}

function share(count: number, n: number): number {
  return n === 0 ? 0 : (100 * count) / n;
}

function hundredth(value: number): number {
  return Math.round(value * 100) / 100;
}

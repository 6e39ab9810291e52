import { ordinalText } from '../../platform/i18n/dates.js';
import { abstainField, rankField, type TypedWishes } from '../wishes/domain/wish-choices.js';
import type { WishRound, WishRule } from '../wishes/domain/wish-rounds.js';

/** The design's four colours of ateliers, again and again. */
const TRACKS = ['a', 'b', 'c', 'd'] as const;

/** The rankings as selects, which are what is sent; a script moves the lines and fills them. */
export function wishRoundViews({
  rounds,
  rule,
  typed,
  wrong,
  locale,
}: {
  readonly rounds: readonly WishRound[];
  readonly rule: WishRule;
  readonly typed: TypedWishes;
  /** Sentences by field. */
  readonly wrong: ReadonlyMap<string, string>;
  readonly locale: 'fr' | 'en';
}) {
  return rounds.map(({ phase, title, ateliers, ranks, phases }) => {
    const lines = ateliers.map((atelier, at) => {
      const field = rankField(phase, atelier.letter);
      const rank = typed.get(field) ?? '';
      return {
        ...atelier,
        field,
        track: TRACKS[at % TRACKS.length],
        rank,
        wrong: wrong.get(field) ?? null,
        ranks: Array.from({ length: ranks }, (_, before) => ({
          rank: before + 1,
          text: ordinalText(before + 1, locale),
          selected: rank === String(before + 1),
        })),
      };
    });
    return {
      phase,
      title,
      wholeDay: phase === 0,
      several: rounds.length > 1,
      phases,
      ranks,
      all: ranks === ateliers.length,
      // As the person left them: the ranked ones first, where a script moves the lines.
      ateliers: [...lines].sort((a, b) => place(a.rank) - place(b.rank)),
      wrong: lines.find((line) => line.wrong)?.wrong ?? null,
      abstain: rule.mayAbstain ? { field: abstainField(phase), checked: typed.has(abstainField(phase)) } : null,
    };
  });
}

function place(rank: string): number {
  const number = Number(rank);
  return rank === '' || Number.isNaN(number) ? 1000 : number;
}

import { isAmong, seatRefusal, seatsLeft } from '../wishes/domain/atelier-seats.js';
import type { ShownSeats } from '../wishes/queries/atelier-choices.query.js';
import { abstainField, ANYWHERE, choiceField, rankField, type TypedWishes } from '../wishes/domain/wish-choices.js';
import type { WishRound, WishRule } from '../wishes/domain/wish-rounds.js';

/** The design's four colours of ateliers, again and again. */
const TRACKS = ['a', 'b', 'c', 'd'] as const;

/** One atelier a phase as radio buttons, each with what can be said before it is chosen: seats left, or why there is none. */
export function seatRoundViews({
  rounds,
  rule,
  seats,
  typed,
  wrong,
}: {
  readonly rounds: readonly WishRound[];
  readonly rule: WishRule;
  readonly seats: ShownSeats;
  readonly typed: TypedWishes;
  /** Sentences by field. */
  readonly wrong: ReadonlyMap<string, string>;
}) {
  return rounds.map(({ phase, title, ateliers }) => {
    const name = choiceField(phase);
    const lines = ateliers.map((atelier, at) => {
      const field = rankField(phase, atelier.letter);
      const isOwn = isAmong({ phase, atelier: atelier.letter }, seats.held);
      const refusal = isOwn ? null : seatRefusal({ phase, atelier: atelier.letter }, seats);
      return {
        letter: atelier.letter,
        title: atelier.title,
        text: atelier.theme ?? atelier.text,
        field,
        name,
        track: TRACKS[at % TRACKS.length],
        checked: typed.has(field),
        isOwn,
        refusal,
        left: refusal === null && !isOwn ? seatsLeft({ ...atelier, phase }, seats.taken) : null,
        wrong: wrong.get(field) ?? null,
      };
    });
    return {
      phase,
      title,
      several: rounds.length > 1,
      ateliers: lines,
      wrong: lines.find((line) => line.wrong)?.wrong ?? null,
      abstain: rule.mayAbstain
        ? { field: abstainField(phase), name, value: ANYWHERE, checked: typed.has(abstainField(phase)) }
        : null,
    };
  });
}

import type { AtelierWishes } from '../../wishes/queries/wishes.query.js';
import type { SeatsTaken } from '../../wishes/domain/atelier-seats.js';
import type { WishRound } from '../../wishes/domain/wish-rounds.js';

/** Percent of the drawing that the longest bar takes: its number stands beside it. */
const LONGEST = 96;
/** The stylesheet's four colours of ateliers, again and again. */
const COLOURS = ['a', 'b', 'cc', 'd'] as const;

/** Seats taken in each atelier, of those there are. */
export function seatBars(rounds: readonly WishRound[], taken: readonly SeatsTaken[]) {
  const figures = taken.map(({ phase, atelier, taken: count }) => ({ phase, atelier, byRank: [count] }));
  return wishBars(rounds, figures);
}

/** First and second choices of each atelier as bars, with a line where its seats end; null where nothing is ranked. */
export function wishBars(rounds: readonly WishRound[], figures: readonly AtelierWishes[]) {
  if (rounds.length === 0) return null;
  return rounds.map(({ phase, phases, ateliers }) => {
    const rows = ateliers.map(({ letter, title, seats }) => {
      const byRank = figures.find((one) => one.phase === phase && one.atelier === letter)?.byRank ?? [];
      const [first = 0, second = 0] = byRank;
      return { letter, title, first, second, seats: seats === null ? null : seats * phases };
    });
    const most = Math.max(1, ...rows.map(({ first, second, seats }) => Math.max(first + second, seats ?? 0)));
    const width = (count: number) => `${Math.round((count / most) * LONGEST * 10) / 10}%`;
    return {
      phase,
      wholeDay: phase === 0,
      several: rounds.length > 1,
      rows: rows.map((row, at) => ({
        ...row,
        total: row.first + row.second,
        colour: COLOURS[at % COLOURS.length],
        firstWidth: width(row.first),
        secondWidth: width(row.second),
        seatsWidth: row.seats === null ? null : width(row.seats),
      })),
    };
  });
}

import type { Quality } from '../domain/plan/quality.js';
import type { Bounds } from '../domain/planner/bounds.js';

/** Beyond so many tables a picture of each says nothing. */
const MOST_BARS = 60;

/** The figures of a plan as the pages show them; `bounds` where the planner proved some. */
export function qualityView(quality: Quality, problems: number, bounds: Bounds | undefined) {
  const { encounters, mix, wishes, bookings, territories, placed, needed, people } = quality;
  const used = mix.filter(({ commune, epci, other }) => commune + epci + other > 0);
  const communes = used.map(({ commune }) => commune);
  return {
    people,
    placed,
    needed,
    encounters: {
      ...encounters,
      // The bound is of the plan as it was proposed: it says nothing once a plan is better than it.
      isLeast: bounds !== undefined && encounters.again <= bounds.repeats,
      least: bounds?.repeats ?? null,
    },
    mix: {
      least: communes.length > 0 ? Math.min(...communes) : 0,
      most: communes.length > 0 ? Math.max(...communes) : 0,
      width: Math.min(used.length, MOST_BARS) * 11,
      bars: used.length > MOST_BARS ? [] : used.map((table, index) => barOf(table, index)),
    },
    bookings,
    wishes: {
      of: wishes.of,
      ranks: wishes.byRank.map((count, index) => ({ rank: index + 1, count })),
      none: wishes.none,
    },
    territories: territories
      .filter(({ of }) => of > 0)
      .map(({ wanted, ...one }) => ({
        ...one,
        isSplit: wanted === 'split' || (wanted === 'free' && one.split > one.together),
      })),
    problems,
  };
}

const BAR = 24;

function barOf({ phase, table, commune, epci, other }: Quality['mix'][number], index: number) {
  const all = commune + epci + other;
  const height = (count: number) => Math.round((BAR * count * 10) / all) / 10;
  const [low, middle] = [height(commune), height(epci)];
  return {
    phase,
    table,
    commune,
    x: index * 11,
    communeY: BAR - low,
    communeHeight: low,
    epciY: BAR - low - middle,
    epciHeight: middle,
    otherHeight: Math.max(0, Math.round((BAR - low - middle) * 10) / 10),
  };
}

export interface Effect {
  readonly criterion: 'again' | 'met' | 'wishes' | 'territory' | 'mix' | 'problems';
  readonly before: number;
  readonly after: number;
  readonly better: boolean;
}

/** What a change did to the figures: only what it changed. */
export function effectOf(before: Quality, after: Quality, problems: { before: number; after: number }): Effect[] {
  const firstWishes = ({ wishes }: Quality) => wishes.byRank[0] ?? 0;
  const compared: (Omit<Effect, 'better'> & { more: boolean })[] = [
    { criterion: 'again', before: before.encounters.again, after: after.encounters.again, more: false },
    { criterion: 'wishes', before: firstWishes(before), after: firstWishes(after), more: true },
    { criterion: 'territory', before: before.figures.territory, after: after.figures.territory, more: false },
    { criterion: 'mix', before: before.figures.mix, after: after.figures.mix, more: false },
    { criterion: 'problems', before: problems.before, after: problems.after, more: false },
  ];
  return compared.flatMap(({ more, ...one }) =>
    one.before === one.after ? [] : [{ ...one, better: one.after > one.before === more }],
  );
}

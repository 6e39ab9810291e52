import type { Session } from '../../../programme/domain/programme.js';

/** What an event asks of people about its ateliers. */
export interface WishRule {
  readonly asked: boolean;
  /** One ranking a phase, or one for the whole day where the same ateliers run in every phase. */
  readonly per: 'phase' | 'day';
  /** How many ateliers are ranked, in each ranking; as many as there are where there are fewer. */
  readonly ranks: number;
  /** « Sans préférence » may be said instead. */
  readonly mayAbstain: boolean;
  /** Two first choices may not be of the same theme. */
  readonly distinctThemes: boolean;
}

export const NO_WISHES: WishRule = { asked: false, per: 'phase', ranks: 3, mayAbstain: true, distinctThemes: false };
export const MOST_RANKS = 9;

/** As it was stored, whatever release wrote it. */
export function readWishRule(stored: unknown): WishRule {
  const source = typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {};
  const { ranks } = source;
  const isCount = typeof ranks === 'number' && Number.isInteger(ranks) && ranks >= 1 && ranks <= MOST_RANKS;
  return {
    asked: source.asked === true,
    per: source.per === 'day' ? 'day' : 'phase',
    ranks: isCount ? ranks : NO_WISHES.ranks,
    mayAbstain: source.mayAbstain !== false,
    distinctThemes: source.distinctThemes === true,
  };
}

export interface RankedAtelier {
  readonly letter: string;
  readonly title: string;
  readonly text: string | null;
  readonly theme: string | null;
  /** Null where nobody counts; of one phase. */
  readonly seats: number | null;
}

/** One ranking of the form. */
export interface WishRound {
  /** 0 for the whole day. */
  readonly phase: number;
  /** Of the session, as the programme prints it. */
  readonly title: string;
  readonly ateliers: readonly RankedAtelier[];
  /** Phases that it serves: 1 unless it is for the whole day. */
  readonly phases: number;
  /** How many ranks are asked. */
  readonly ranks: number;
}

/**
 * The rankings that a programme leads to: a session with ateliers side by side is a phase, numbered by the programme or,
 * where it does not say, by its place. Empty where nothing is asked, or nobody has a choice.
 */
export function wishRounds(sessions: readonly Session[], rule: WishRule): WishRound[] {
  if (!rule.asked) return [];
  const rounds = phasesOf(sessions).map((round) => ({ ...round, ranks: Math.min(rule.ranks, round.ateliers.length) }));
  const [first, ...others] = rounds;
  const isSameAllDay = first && others.length > 0 && others.every((other) => lineOf(other) === lineOf(first));
  if (rule.per === 'phase' || !isSameAllDay) return rounds;
  return [{ ...first, phase: 0, title: '', phases: rounds.length }];
}

function phasesOf(sessions: readonly Session[]): Omit<WishRound, 'ranks'>[] {
  const phases = new Map<number, Omit<WishRound, 'ranks'>>();
  for (const { phase, title, tracks } of sessions) {
    if (tracks.length < 2) continue;
    const number = phase ?? phases.size + 1;
    const before = phases.get(number);
    const ateliers = tracks.map((track) => ({
      letter: track.letter,
      title: track.title,
      text: track.question ?? track.text ?? null,
      theme: track.theme ?? null,
      seats: track.seats ?? null,
    }));
    const added = before ? ateliers.filter(({ letter }) => !before.ateliers.some((one) => one.letter === letter)) : [];
    phases.set(
      number,
      before ? { ...before, ateliers: [...before.ateliers, ...added] } : { phase: number, title, ateliers, phases: 1 },
    );
  }
  return [...phases.values()].sort((a, b) => a.phase - b.phase);
}

function lineOf({ ateliers }: Pick<WishRound, 'ateliers'>): string {
  return JSON.stringify(ateliers.map(({ letter, title }) => [letter, title]));
}

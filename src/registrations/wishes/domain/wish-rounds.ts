import type { Session } from '../../../programme/domain/programme.js';

/**
 * How people say which ateliers they want: not at all; by ranking them, whereupon organisers seat everybody; or by taking
 * a seat in one atelier of each phase, first come, first served.
 */
export const CHOICES = ['none', 'ranked', 'booked'] as const;
export type AtelierChoice = (typeof CHOICES)[number];

/** What an event asks of people about its ateliers. */
export interface WishRule {
  readonly how: AtelierChoice;
  /** One ranking a phase, or one for the whole day where the same ateliers run in every phase. */
  readonly per: 'phase' | 'day';
  /** How many ateliers are ranked, in each ranking; as many as there are where there are fewer. */
  readonly ranks: number;
  /** « Sans préférence » may be said instead. */
  readonly mayAbstain: boolean;
  /** Two first choices may not be of the same theme. */
  readonly distinctThemes: boolean;
  /** From when on nobody takes a seat any more, in epoch milliseconds; null while nothing but the event's end closes it. */
  readonly closesAt: number | null;
}

export const NO_WISHES: WishRule = {
  how: 'none',
  per: 'phase',
  ranks: 3,
  mayAbstain: true,
  distinctThemes: false,
  closesAt: null,
};
export const MOST_RANKS = 9;

/** As it was stored, whatever release wrote it. */
export function readWishRule(stored: unknown): WishRule {
  const source = typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {};
  const { ranks, closesAt } = source;
  // Before seats could be taken, ateliers were asked for or not.
  const how = source.asked === true ? 'ranked' : 'none';
  const isCount = typeof ranks === 'number' && Number.isInteger(ranks) && ranks >= 1 && ranks <= MOST_RANKS;
  return {
    how: CHOICES.find((one) => one === source.how) ?? how,
    per: source.per === 'day' ? 'day' : 'phase',
    ranks: isCount ? ranks : NO_WISHES.ranks,
    mayAbstain: source.mayAbstain !== false,
    distinctThemes: source.distinctThemes === true,
    closesAt: typeof closesAt === 'number' && Number.isSafeInteger(closesAt) ? closesAt : null,
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
  /** Whether one atelier is chosen, and its seat taken, instead of several ranked. */
  readonly booked: boolean;
}

type PhaseOfProgramme = Omit<WishRound, 'ranks' | 'booked'>;

/**
 * The rankings that a programme leads to: a session with ateliers side by side is a phase, numbered by the programme or,
 * where it does not say, by its place. Empty where nothing is asked, or nobody has a choice.
 */
export function wishRounds(sessions: readonly Session[], rule: WishRule): WishRound[] {
  if (rule.how === 'none') return [];
  const booked = rule.how === 'booked';
  const ranks = booked ? 1 : rule.ranks;
  const rounds = phasesOf(sessions).map((one) => ({ ...one, ranks: Math.min(ranks, one.ateliers.length), booked }));
  const [first, ...others] = rounds;
  const isSameAllDay = first && others.length > 0 && others.every((other) => lineOf(other) === lineOf(first));
  if (booked || rule.per === 'phase' || !isSameAllDay) return rounds;
  return [{ ...first, phase: 0, title: '', phases: rounds.length }];
}

function phasesOf(sessions: readonly Session[]): PhaseOfProgramme[] {
  const phases = new Map<number, PhaseOfProgramme>();
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

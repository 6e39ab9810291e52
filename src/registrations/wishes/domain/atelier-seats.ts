import type { FieldError } from '../../../platform/errors/domain-error.js';
import type { Wish } from './wish.js';
import { rankField } from './wish-choices.js';
import type { WishRound } from './wish-rounds.js';

/** One atelier in one phase. */
export interface AtelierSeat {
  readonly phase: number;
  /** The letter of its track. */
  readonly atelier: string;
}

/** How many people hold a seat in an atelier of a phase; whoever is not in the list has nobody. */
export interface SeatsTaken extends AtelierSeat {
  readonly taken: number;
}

export type SeatRefusal = 'atelier-full' | 'atelier-closed' | 'atelier-gone';

/** What decides on seats at one moment. */
export interface SeatsNow {
  readonly rounds: readonly WishRound[];
  readonly taken: readonly SeatsTaken[];
  /** As the event's rule says; null where nothing closes the choice. */
  readonly closesAt: number | null;
  /** Epoch milliseconds of the events' clock. */
  readonly now: number;
}

/** The ateliers of a choice; « sans préférence » is none. */
export function seatsChosen(wishes: readonly Wish[]): AtelierSeat[] {
  return wishes.filter(({ rank }) => rank === 1).map(({ phase, atelier }) => ({ phase, atelier }));
}

function isSameSeat(one: AtelierSeat, other: AtelierSeat): boolean {
  return one.phase === other.phase && one.atelier === other.atelier;
}

export function isAmong(seat: AtelierSeat, seats: readonly AtelierSeat[]): boolean {
  return seats.some((one) => isSameSeat(one, seat));
}

/** @returns null where nobody counts, 0 where more people hold one than there are. */
export function seatsLeft(
  { phase, letter, seats }: { readonly phase: number; readonly letter: string; readonly seats: number | null },
  taken: readonly SeatsTaken[],
): number | null {
  if (seats === null) return null;
  return Math.max(0, seats - (taken.find((one) => one.phase === phase && one.atelier === letter)?.taken ?? 0));
}

export function isClosed({ closesAt, now }: Pick<SeatsNow, 'closesAt' | 'now'>): boolean {
  return closesAt !== null && now >= closesAt;
}

/** Why nobody can take a seat there now; null when one can. */
export function seatRefusal(seat: AtelierSeat, state: SeatsNow): SeatRefusal | null {
  const atelier = atelierOf(seat, state.rounds);
  if (!atelier) return 'atelier-gone';
  if (isClosed(state)) return 'atelier-closed';
  return seatsLeft({ ...atelier, phase: seat.phase }, state.taken) === 0 ? 'atelier-full' : null;
}

/**
 * What of a choice is refused. Seats that are the person's own stay theirs, whatever has filled up or closed since. Only the
 * atelier is refused: the error stands at its field, names the cause and what is still free.
 */
export function refusedSeats(
  chosen: readonly AtelierSeat[],
  { held, ...state }: SeatsNow & { readonly held: readonly AtelierSeat[] },
): FieldError[] {
  return chosen
    .filter((seat) => !isAmong(seat, held))
    .flatMap((seat) => {
      const refusal = seatRefusal(seat, state);
      return refusal === null ? [] : [{ field: rankField(seat.phase, seat.atelier), ...said(refusal, seat, state) }];
    });
}

/** Of those wished for while there was no place, the ones that still have room; nobody gets two in one phase. */
export function grantedSeats(wished: readonly AtelierSeat[], state: Pick<SeatsNow, 'rounds' | 'taken'>): AtelierSeat[] {
  // The choice may have closed: who wished in time is not told that they come too late.
  return wished.filter((seat) => seatRefusal(seat, { ...state, closesAt: null, now: 0 }) === null);
}

/** People in the order in which they registered, each with what they put first. */
export interface Wisher {
  readonly id: string;
  readonly seats: readonly AtelierSeat[];
}

/** Who gets which seat when first wishes become seats: in the order of the people, while there is room. */
export function bookedInOrder(
  people: readonly Wisher[],
  rounds: readonly WishRound[],
): { readonly booked: readonly (AtelierSeat & { readonly id: string })[]; readonly without: number } {
  const taken = new Map<string, number>();
  const booked: (AtelierSeat & { id: string })[] = [];
  let without = 0;
  for (const { id, seats } of people) {
    for (const seat of seats) {
      const atelier = atelierOf(seat, rounds);
      const key = `${seat.phase} ${seat.atelier}`;
      const count = taken.get(key) ?? 0;
      if (!atelier || (atelier.seats !== null && count >= atelier.seats)) without++;
      else {
        taken.set(key, count + 1);
        booked.push({ id, ...seat });
      }
    }
  }
  return { booked, without };
}

/** « A. Former » */
function atelierName({ letter, title }: { readonly letter: string; readonly title: string }): string {
  return `${letter}. ${title}`;
}

/** The same of a seat; empty where the programme has no such atelier. */
export function seatName(seat: AtelierSeat, rounds: readonly WishRound[]): string {
  const atelier = atelierOf(seat, rounds);
  return atelier ? atelierName(atelier) : '';
}

function said(refusal: SeatRefusal, seat: AtelierSeat, state: SeatsNow): Pick<FieldError, 'code' | 'parameters'> {
  const title = seatName(seat, state.rounds);
  if (refusal !== 'atelier-full') return { code: refusal, parameters: { title } };
  const free = freeIn(seat.phase, state);
  return free.length > 0
    ? { code: refusal, parameters: { title, phase: seat.phase, free: free.join(', ') } }
    : { code: 'atelier-full-all', parameters: { title, phase: seat.phase } };
}

function freeIn(phase: number, { rounds, taken }: Pick<SeatsNow, 'rounds' | 'taken'>): string[] {
  const ateliers = rounds.find((round) => round.phase === phase)?.ateliers ?? [];
  return ateliers.filter((atelier) => seatsLeft({ ...atelier, phase }, taken) !== 0).map(atelierName);
}

/** Whether somebody who has no seat in a phase could take one. */
export function hasChoice({ phase, ateliers }: WishRound, state: SeatsNow): boolean {
  return ateliers.some(({ letter }) => seatRefusal({ phase, atelier: letter }, state) === null);
}

function atelierOf({ phase, atelier }: AtelierSeat, rounds: readonly WishRound[]) {
  return rounds.find((round) => round.phase === phase)?.ateliers.find(({ letter }) => letter === atelier);
}

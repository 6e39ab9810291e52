import type { SeatsByPhase } from '../seats.js';
import { type PublishedRooms, type PublishedSeat, publishedSeats } from './published-seats.js';

/** What of a seat people are told to look for. */
export type ToldSeat = Pick<PublishedSeat, 'phase' | 'table' | 'letter' | 'room'>;

/** Somebody who is expected elsewhere than they were told; no seat for none. */
export interface SeatNews {
  readonly person: string;
  /** Null for somebody who was never told anything. */
  readonly before: readonly ToldSeat[] | null;
  readonly after: readonly PublishedSeat[];
}

interface Plan {
  readonly rooms: PublishedRooms;
  readonly seats: ReadonlyMap<string, SeatsByPhase>;
}

/** What people know: what was written down, and of the others what stands published. */
export function knownSeats(
  written: ReadonlyMap<string, readonly ToldSeat[]>,
  published: Plan | null,
): ReadonlyMap<string, readonly ToldSeat[]> {
  const known = new Map(written);
  for (const [person, seats] of published?.seats ?? []) {
    if (!known.has(person)) known.set(person, publishedSeats(published!.rooms, seats).map(toldSeat));
  }
  return known;
}

/** Of these people, those who read something else in `after` than they know: table, atelier or room. */
export function seatNews(
  known: ReadonlyMap<string, readonly ToldSeat[]>,
  after: Plan,
  people: readonly string[],
): SeatNews[] {
  return people.flatMap((person): SeatNews[] => {
    const before = known.get(person) ?? null;
    const next = publishedSeats(after.rooms, after.seats.get(person));
    return lineOf(before ?? []) === lineOf(next) ? [] : [{ person, before, after: next }];
  });
}

export function toldSeat({ phase, table, letter, room }: ToldSeat): ToldSeat {
  return { phase, table, letter, room };
}

function lineOf(seats: readonly ToldSeat[]): string {
  return JSON.stringify(seats.map(toldSeat));
}

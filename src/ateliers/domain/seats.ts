/** Where somebody is in one phase: at a table, away, or without a seat yet. */
export interface Seat {
  /** The number on the table, from 1; 0 = « à placer ». */
  readonly table: number;
  /** Neither the planner nor another's move takes the seat away. */
  readonly locked: boolean;
  /** Does not come to this phase. */
  readonly absent: boolean;
}

/** One person's seats, by the number of the phase. A phase that is not there: « à placer ». */
export type SeatsByPhase = ReadonlyMap<number, Seat>;

/** One person in one phase, before and after a change. */
export interface SeatChange {
  readonly person: string;
  readonly phase: number;
  readonly before: Seat;
  readonly after: Seat;
}

export const NO_SEAT: Seat = { table: 0, locked: false, absent: false };
export const AWAY: Seat = { table: 0, locked: false, absent: true };

export function seatAt(table: number, locked = false): Seat {
  return { table, locked, absent: false };
}

export function seatIn(seats: SeatsByPhase | undefined, phase: number): Seat {
  return seats?.get(phase) ?? NO_SEAT;
}

export function sameSeat(one: Seat, other: Seat): boolean {
  return one.table === other.table && one.locked === other.locked && one.absent === other.absent;
}

/**
 * As they are stored: `1:3 2:12! 3:-` is table 3 in phase 1, table 12 locked in phase 2, away in phase 3. What an earlier release
 * wrote otherwise is read as « à placer ».
 */
export function readSeats(text: string): SeatsByPhase {
  const seats = new Map<number, Seat>();
  for (const part of text.split(' ')) {
    const found = /^(\d{1,2}):(?:(-)|(\d{1,4})(!?))$/.exec(part);
    if (!found) continue;
    seats.set(Number(found[1]), found[2] ? AWAY : seatAt(Number(found[3]), found[4] === '!'));
  }
  return seats;
}

export function writeSeats(seats: SeatsByPhase): string {
  return [...seats]
    .filter(([, seat]) => !sameSeat(seat, NO_SEAT))
    .sort(([one], [other]) => one - other)
    .map(([phase, { table, locked, absent }]) => `${phase}:${absent ? '-' : `${table}${locked ? '!' : ''}`}`)
    .join(' ');
}

/** Tables that nobody joins or leaves: `1:3` is table 3 of phase 1. */
export type LockedTables = ReadonlySet<string>;

export function tableKey(phase: number, table: number): string {
  return `${phase}:${table}`;
}

export function readLockedTables(text: string): LockedTables {
  return new Set(text.split(' ').filter((part) => /^\d{1,2}:\d{1,4}$/.test(part)));
}

export function writeLockedTables(locked: LockedTables): string {
  return [...locked].sort().join(' ');
}

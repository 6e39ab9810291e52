import type { PlanPerson } from '../plan-person.js';
import { type PlacedTable, tableOf } from '../setup/arrangement.js';
import {
  AWAY,
  NO_SEAT,
  sameSeat,
  type Seat,
  seatAt,
  type SeatChange,
  seatIn,
  type SeatsByPhase,
  tableKey,
} from '../seats.js';
import { attendsOnce } from '../setup/decisions.js';
import { type Situation, seatOf } from './situation.js';

/** One person to another table in one phase; table 0 takes the seat away. */
export interface Move {
  readonly person: string;
  readonly phase: number;
  readonly to: number;
}

/** Why a change cannot be, as facts; pages and API find the words. `person` may be a registration that is gone. */
export type Refusal =
  | { readonly reason: 'person-gone'; readonly person: string }
  | { readonly reason: 'table-unknown'; readonly phase: number; readonly table: number }
  | { readonly reason: 'table-full'; readonly phase: number; readonly table: number; readonly seats: number }
  | { readonly reason: 'table-locked'; readonly phase: number; readonly table: number }
  | { readonly reason: 'seat-locked'; readonly phase: number; readonly person: string }
  | { readonly reason: 'absent'; readonly phase: number; readonly person: string }
  | { readonly reason: 'nothing-to-change' }
  /** What was typed names nobody, or several. */
  | { readonly reason: 'person-unknown'; readonly typed: string }
  | { readonly reason: 'person-unclear'; readonly typed: string; readonly people: number }
  /** These may be overruled: the plan then shows them as something to check. */
  | { readonly reason: 'theme-twice'; readonly person: string; readonly theme: string }
  | { readonly reason: 'pair-apart'; readonly person: string; readonly other: string; readonly phase: number }
  | { readonly reason: 'pair-together'; readonly person: string; readonly other: string; readonly phase: number }
  | { readonly reason: 'atelier-changed'; readonly person: string }
  | { readonly reason: 'booked-elsewhere'; readonly person: string; readonly phase: number; readonly letter: string };

export const OVERRULABLE: readonly Refusal['reason'][] = [
  'theme-twice',
  'pair-apart',
  'pair-together',
  'atelier-changed',
  'booked-elsewhere',
];

export type Judged =
  | { readonly changes: readonly SeatChange[]; readonly refusals: readonly [] }
  | { readonly changes: readonly []; readonly refusals: readonly Refusal[] };

/**
 * All moves at once, or none. Seats, locks and absences are never overruled; a theme twice and pairs only where `despite` says so,
 * or where the plan broke them already.
 */
export function judgeMoves(situation: Situation, moves: readonly Move[], { despite = false } = {}): Judged {
  const changes = moves.flatMap((move): SeatChange[] => {
    const before = seatOf(situation, move.person, move.phase);
    const after = move.to === 0 ? NO_SEAT : seatAt(move.to);
    return before.table === move.to ? [] : [{ person: move.person, phase: move.phase, before, after }];
  });
  if (changes.length === 0) return refused([{ reason: 'nothing-to-change' }]);
  const refusals = [...unmovable(situation, changes), ...withoutRoom(situation, changes)];
  if (refusals.length > 0) return refused(refusals);
  const broken = despite ? [] : newlyBroken(situation, changes);
  return broken.length > 0 ? refused(broken) : { changes, refusals: [] };
}

/** Two people who exchange their seats in one phase. */
export function swapMoves(situation: Situation, phase: number, one: string, other: string): Move[] {
  return [
    { person: one, phase, to: seatOf(situation, other, phase).table },
    { person: other, phase, to: seatOf(situation, one, phase).table },
  ];
}

/** Locks or unlocks seats; people without a seat have none to lock. `phase` null is all of them. */
export function lockChanges(
  situation: Situation,
  people: readonly string[],
  phase: number | null,
  locked: boolean,
): SeatChange[] {
  return situation.arrangement.phases.flatMap(({ number }) =>
    phase !== null && phase !== number
      ? []
      : people.flatMap((person): SeatChange[] => {
          const before = seatOf(situation, person, number);
          return before.table === 0 || before.locked === locked
            ? []
            : [{ person, phase: number, before, after: { ...before, locked } }];
        }),
  );
}

/** Somebody does not come to a phase, or comes after all. Whoever is away leaves the seat, locked or not. */
export function absenceChanges(
  situation: Situation,
  people: readonly string[],
  phase: number,
  absent: boolean,
): SeatChange[] {
  return people.flatMap((person): SeatChange[] => {
    const before = seatOf(situation, person, phase);
    return before.absent === absent ? [] : [{ person, phase, before, after: absent ? AWAY : NO_SEAT }];
  });
}

/** The seats after the changes. */
export function withChanges(
  seats: ReadonlyMap<string, SeatsByPhase>,
  changes: readonly SeatChange[],
): Map<string, SeatsByPhase> {
  const next = new Map(seats);
  for (const { person, phase, after } of changes) {
    next.set(person, new Map([...(next.get(person) ?? []), [phase, after]]));
  }
  return next;
}

/** What takes the changes back. */
export function reversed(changes: readonly SeatChange[]): SeatChange[] {
  return changes.map(({ person, phase, before, after }) => ({ person, phase, before: after, after: before }));
}

/**
 * Changes that were made earlier, made again or taken back: as far as the people are still there. Refused where a seat is not what
 * the change left, or has been filled since.
 */
export function judgeReplay(situation: Situation, changes: readonly SeatChange[]): Judged {
  const known = new Set(situation.people.map(({ id }) => id));
  const present = changes.filter(({ person }) => known.has(person));
  if (present.length === 0) return refused([{ reason: 'nothing-to-change' }]);
  const moved = present.find(
    ({ person, phase, before }) => !sameSeat(seatIn(situation.seats.get(person), phase), before),
  );
  if (moved) return refused([{ reason: 'person-gone', person: moved.person }]);
  const refusals = withoutRoom(situation, present);
  return refusals.length > 0 ? refused(refusals) : { changes: present, refusals: [] };
}

function refused(refusals: readonly Refusal[]): Judged {
  return { changes: [], refusals };
}

function unmovable(situation: Situation, changes: readonly SeatChange[]): Refusal[] {
  const { people, lockedTables } = situation;
  const known = new Set(people.map(({ id }) => id));
  return changes.flatMap(({ person, phase, before, after }): Refusal[] => {
    if (!known.has(person)) return [{ reason: 'person-gone', person }];
    if (before.absent) return [{ reason: 'absent', phase, person }];
    if (before.locked) return [{ reason: 'seat-locked', phase, person }];
    const shut = [before.table, after.table].find((table) => table > 0 && lockedTables.has(tableKey(phase, table)));
    return shut === undefined ? [] : [{ reason: 'table-locked', phase, table: shut }];
  });
}

/** Tables that the changes would fill beyond their seats, or that are not there. One that is overfull already takes nobody more. */
function withoutRoom(situation: Situation, changes: readonly SeatChange[]): Refusal[] {
  const joined = new Map<string, { phase: number; table: number }>();
  for (const { phase, before, after } of changes) {
    if (after.table > 0 && after.table !== before.table)
      joined.set(tableKey(phase, after.table), { phase, table: after.table });
  }
  if (joined.size === 0) return [];
  const next = { ...situation, seats: withChanges(situation.seats, changes) };
  return [...joined.values()].flatMap(({ phase, table }): Refusal[] => {
    const placed = placedTable(situation, phase, table);
    if (!placed) return [{ reason: 'table-unknown', phase, table }];
    const sitting = situation.people.filter(({ id }) => seatIn(next.seats.get(id), phase).table === table).length;
    return sitting > placed.seats ? [{ reason: 'table-full', phase, table, seats: placed.seats }] : [];
  });
}

function placedTable({ arrangement }: Situation, phase: number, table: number): PlacedTable | undefined {
  return tableOf(
    arrangement.phases.find(({ number }) => number === phase),
    table,
  );
}

function newlyBroken(situation: Situation, changes: readonly SeatChange[]): Refusal[] {
  const next = { ...situation, seats: withChanges(situation.seats, changes) };
  const before = new Set(brokenRules(situation, changes).map((rule) => JSON.stringify(rule)));
  return brokenRules(next, changes).filter((rule) => !before.has(JSON.stringify(rule)));
}

/** The rules that may be overruled, as far as the people concerned break them. */
function brokenRules(situation: Situation, changes: readonly SeatChange[]): Refusal[] {
  const concerned = new Set(changes.map(({ person }) => person));
  return [
    ...[...concerned].flatMap((person) => ateliersBroken(situation, person)),
    ...situation.people.filter(({ id }) => concerned.has(id)).flatMap((person) => bookingsBroken(situation, person)),
    ...pairsBroken(situation, concerned),
  ];
}

/** A theme attended twice, or another atelier than the first where everybody stays. */
export function ateliersBroken(situation: Situation, person: string): Refusal[] {
  const { decisions, phases } = situation.arrangement;
  const attended = phases.flatMap((phase) => {
    const table = tableOf(phase, seatIn(situation.seats.get(person), phase.number).table);
    return table ? [table.atelier] : [];
  });
  if (decisions.passage === 'keep') {
    return new Set(attended.map(({ letter }) => letter)).size > 1 ? [{ reason: 'atelier-changed', person }] : [];
  }
  if (!attendsOnce(decisions)) return [];
  const twice = attended.find(({ theme }, index) => attended.findIndex((one) => one.theme === theme) < index);
  return twice ? [{ reason: 'theme-twice', person, theme: twice.theme }] : [];
}

/** Phases in which somebody sits in another atelier than the one they booked. */
export function bookingsBroken(
  { arrangement, seats }: Situation,
  { id: person, bookings }: Pick<PlanPerson, 'id' | 'bookings'>,
): Refusal[] {
  return bookings.flatMap(({ phase, atelier: letter }): Refusal[] => {
    const arranged = arrangement.phases.find(({ number }) => number === phase);
    const table = tableOf(arranged, seatIn(seats.get(person), phase).table);
    return table && table.atelier.letter !== letter ? [{ reason: 'booked-elsewhere', person, phase, letter }] : [];
  });
}

/** @param concerned null: everybody */
export function pairsBroken(situation: Situation, concerned: ReadonlySet<string> | null): Refusal[] {
  const { decisions, phases } = situation.arrangement;
  return decisions.pairs.flatMap(({ kind, people: [person, other] }) => {
    if (concerned && !concerned.has(person) && !concerned.has(other)) return [];
    return phases.flatMap(({ number: phase }): Refusal[] => {
      const [one, two]: [Seat, Seat] = [seatOf(situation, person, phase), seatOf(situation, other, phase)];
      if (one.table === 0 || two.table === 0) return [];
      if ((kind === 'apart') !== (one.table === two.table)) return [];
      return [{ reason: kind === 'apart' ? 'pair-apart' : 'pair-together', person, other, phase }];
    });
  });
}

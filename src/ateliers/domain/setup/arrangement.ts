import type { Session, Track } from '../../../programme/domain/programme.js';
import type { TerritoryMode } from '../planner/instance.js';
import type { AtelierDecision, Decisions, TableDecision } from './decisions.js';

export interface ArrangedAtelier {
  readonly letter: string;
  readonly title: string;
  readonly room: string | null;
  /** What it counts as where nobody attends a theme twice: the same text, the same theme. */
  readonly theme: string;
  readonly territory: TerritoryMode;
  readonly tables: readonly TableDecision[];
  /** How many people the programme says it takes; null where nobody counts. */
  readonly roomFor: number | null;
  /** Names as the programme prints them. */
  readonly facilitators: readonly string[];
}

export interface ArrangedPhase {
  /** The programme's number of the round, from 1. */
  readonly number: number;
  readonly sessionId: string;
  readonly day: string;
  readonly start: string | null;
  readonly end: string | null;
  readonly ateliers: readonly ArrangedAtelier[];
}

/** The event's ateliers phase by phase: the programme's, with the tables that organisers decided. */
export interface Arrangement {
  readonly phases: readonly ArrangedPhase[];
  readonly decisions: Decisions;
}

/** Seats of a table, until an organiser decides. */
const USUAL_SEATS = 8;
/** More phases than anybody holds in a day, and than the planner counts. */
const MOST_PHASES = 12;

/**
 * @param sessions the published programme; debriefings repeat a phase and are no phase of their own
 * @param people how many are to sit: tables for them, until an organiser decides
 */
export function arrange(sessions: readonly Session[], decisions: Decisions, people = 0): Arrangement {
  const phases: ArrangedPhase[] = [];
  for (const session of sessions) {
    const hasTables = session.kind === 'ateliers' || (session.kind !== 'debriefing' && session.tracks.length > 1);
    if (!hasTables || session.allDay || phases.length === MOST_PHASES) continue;
    const number = session.phase ?? phases.length + 1;
    if (phases.some((phase) => phase.number === number)) continue;
    const tracks = session.tracks.length > 0 ? session.tracks : [wholeSession(session)];
    phases.push(arrangePhase({ ...session, tracks }, number, decisions, people));
  }
  return { phases: phases.sort((one, other) => one.number - other.number), decisions };
}

/** Tables of one room, without ateliers side by side. */
function wholeSession({ title, room }: Session): Track {
  return { letter: 'A', title, ...(room ? { room } : {}), speakers: [] };
}

function arrangePhase(session: Session, number: number, decisions: Decisions, people: number): ArrangedPhase {
  const decided = decisions.phases.find(({ phase }) => phase === number)?.ateliers ?? [];
  const themes = new Set(session.tracks.map(({ theme }) => theme ?? ''));
  // One theme for all of them is the day's: it tells no atelier from another.
  const areTold = themes.size > 1;
  let next = 1 + Math.max(0, ...decided.flatMap(({ tables }) => tables.map((table) => table.number)));
  const ateliers = session.tracks.map((track) => {
    const decision = decided.find(({ letter }) => letter === track.letter);
    const tables = decision?.tables ?? usualTables(track, next, people / session.tracks.length);
    if (!decision) next += tables.length;
    return arrangeAtelier(session, track, decision, tables, areTold);
  });
  const { id: sessionId, day, start, end } = session;
  return { number, sessionId, day, start, end, ateliers };
}

function arrangeAtelier(
  session: Session,
  track: Track,
  decision: AtelierDecision | undefined,
  tables: readonly TableDecision[],
  areTold: boolean,
): ArrangedAtelier {
  return {
    letter: track.letter,
    title: track.title,
    room: decision?.room ?? track.room ?? session.room,
    theme: decision?.theme ?? (areTold && track.theme ? track.theme : track.letter),
    territory: decision?.territory ?? 'free',
    tables,
    roomFor: track.seats ?? null,
    facilitators: (track.facilitators ?? []).map(({ name }) => name),
  };
}

function usualTables({ seats }: Track, first: number, people: number): TableDecision[] {
  const count = seats ? Math.ceil(seats / USUAL_SEATS) : Math.max(1, Math.ceil(people / USUAL_SEATS));
  return Array.from({ length: count }, (_, n) => ({ number: first + n, seats: USUAL_SEATS, closed: false }));
}

/** A table that is used, where it stands. */
export interface PlacedTable {
  readonly phase: number;
  readonly atelier: ArrangedAtelier;
  readonly number: number;
  readonly seats: number;
}

const placed = new WeakMap<ArrangedPhase, ReadonlyMap<number, PlacedTable>>();

/** By their numbers. Asked for each seat of each person, so looked up once for a phase. */
function tablesByNumber(phase: ArrangedPhase): ReadonlyMap<number, PlacedTable> {
  const known = placed.get(phase);
  if (known) return known;
  const tables = new Map<number, PlacedTable>();
  for (const atelier of phase.ateliers) {
    for (const { number, seats, closed } of atelier.tables) {
      if (!closed && !tables.has(number)) tables.set(number, { phase: phase.number, atelier, number, seats });
    }
  }
  placed.set(phase, tables);
  return tables;
}

/** The tables that are used, in the order of the ateliers. */
export function tablesIn(phase: ArrangedPhase): PlacedTable[] {
  return [...tablesByNumber(phase).values()];
}

/**
 * Numbers up to the last that no used table has. They are no mistake: a closed table keeps its number and the others theirs,
 * as labels are printed and mails sent.
 */
export function missingNumbers(phase: ArrangedPhase): number[] {
  const used = tablesByNumber(phase);
  const last = Math.max(0, ...used.keys());
  return Array.from({ length: last }, (_, n) => n + 1).filter((number) => !used.has(number));
}

export function seatsIn(phase: ArrangedPhase): number {
  return tablesIn(phase).reduce((sum, { seats }) => sum + seats, 0);
}

export function tableOf(phase: ArrangedPhase | undefined, number: number): PlacedTable | undefined {
  return phase && tablesByNumber(phase).get(number);
}

import type { TerritoryMode, Weights } from '../planner/instance.js';
import {
  type AtelierDecision,
  type Decisions,
  EMPHASES,
  type FixedSeat,
  MIXES,
  type PairRule,
  PASSAGES,
  type PhaseDecision,
  type TableDecision,
  TERRITORIES,
  UNDECIDED,
} from './decisions.js';

const MODES: readonly TerritoryMode[] = ['free', 'split', 'together'];
const WEIGHT_NAMES = ['repeat', 'stack', 'pref', 'territory', 'mix', 'move'] as const;

/** What is stored, whatever release wrote it: what is absent or makes no sense reads as if nothing had been decided. */
export function readDecisions(body: unknown): Decisions {
  const stored = record(body);
  return {
    phases: list(stored.phases).flatMap(readPhase),
    passage: among(PASSAGES, stored.passage, UNDECIDED.passage),
    once: yesNo(stored.once, UNDECIDED.once),
    emphasis: among(EMPHASES, stored.emphasis, UNDECIDED.emphasis),
    weights: readWeights(stored.weights),
    territoryBy: among(TERRITORIES, stored.territoryBy, UNDECIDED.territoryBy),
    mixes: Array.isArray(stored.mixes) ? MIXES.filter((mix) => list(stored.mixes).includes(mix)) : UNDECIDED.mixes,
    fewest: whole(stored.fewest),
    mayClose: yesNo(stored.mayClose, UNDECIDED.mayClose),
    pairs: list(stored.pairs).flatMap(readPair),
    fixed: list(stored.fixed).flatMap(readFixed),
    outside: list(stored.outside).filter((id) => typeof id === 'string'),
  };
}

function readPhase(stored: unknown): PhaseDecision[] {
  const { phase, ateliers } = record(stored);
  const number = whole(phase);
  return number === null ? [] : [{ phase: number, ateliers: list(ateliers).flatMap(readAtelier) }];
}

function readAtelier(stored: unknown): AtelierDecision[] {
  const { letter, room, theme, territory, tables } = record(stored);
  if (typeof letter !== 'string') return [];
  return [
    {
      letter,
      room: words(room),
      theme: words(theme),
      territory: among(MODES, territory, 'free'),
      tables: list(tables).flatMap(readTable),
    },
  ];
}

function readTable(stored: unknown): TableDecision[] {
  const { number, seats, closed } = record(stored);
  const [told, places] = [whole(number), whole(seats)];
  return told === null || told < 1 || places === null ? [] : [{ number: told, seats: places, closed: closed === true }];
}

function readPair(stored: unknown): PairRule[] {
  const { kind, people } = record(stored);
  const [one, other] = list(people);
  if ((kind !== 'apart' && kind !== 'together') || typeof one !== 'string' || typeof other !== 'string') return [];
  return [{ kind, people: [one, other] }];
}

function readFixed(stored: unknown): FixedSeat[] {
  const { person, phase, table } = record(stored);
  const [where, when] = [whole(table), whole(phase)];
  return typeof person !== 'string' || where === null || when === null ? [] : [{ person, phase: when, table: where }];
}

function readWeights(stored: unknown): Weights | null {
  if (stored === null || typeof stored !== 'object') return null;
  const read = WEIGHT_NAMES.map((name) => [name, whole(record(stored)[name]) ?? 0] as const);
  return Object.fromEntries(read) as unknown as Weights;
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function among<T extends string>(known: readonly T[], value: unknown, otherwise: T): T {
  return known.find((one) => one === value) ?? otherwise;
}

function yesNo(value: unknown, otherwise: boolean): boolean {
  return typeof value === 'boolean' ? value : otherwise;
}

function whole(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : null;
}

function words(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

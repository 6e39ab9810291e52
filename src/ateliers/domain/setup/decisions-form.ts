import type { FieldError } from '../../../platform/errors/domain-error.js';
import { peopleNamed } from '../plan/find-people.js';
import type { PlanPerson } from '../plan-person.js';
import type { TerritoryMode, Weights } from '../planner/instance.js';
import type { ArrangedAtelier, Arrangement } from './arrangement.js';
import {
  type AtelierDecision,
  type Decisions,
  EMPHASES,
  type FixedSeat,
  MIXES,
  type PairRule,
  PASSAGES,
  type TableDecision,
  TERRITORIES,
} from './decisions.js';

export type Typed = Readonly<Record<string, string>>;

const MOST_TABLES = 600;
const MOST_SEATS = 100;
const MOST_WEIGHT = 1000;
const MODES: readonly TerritoryMode[] = ['free', 'split', 'together'];
export const WEIGHTS = ['repeat', 'stack', 'pref', 'territory', 'mix', 'move'] as const;

export interface ReadDecisionsForm {
  readonly decisions: Decisions;
  readonly errors: readonly FieldError[];
}

/** Names of an atelier's fields: `a-<phase>-<place in the phase>-tables`. */
export function atelierField(phase: number, place: number, name: string): string {
  return `a-${phase}-${place}-${name}`;
}

/** The page on ateliers and tables as it was filled; what is wrong is told field by field, and the rest still read. */
export function readDecisionsForm(
  typed: Typed,
  arrangement: Arrangement,
  people: readonly PlanPerson[],
): ReadDecisionsForm {
  const errors: FieldError[] = [];
  const phases = arrangement.phases.map((phase) => {
    // New tables take numbers that no other of the phase has; the others keep theirs.
    let next = 1 + Math.max(0, ...phase.ateliers.flatMap(({ tables }) => tables.map(({ number }) => number)));
    const ateliers = phase.ateliers.map((atelier, place) => {
      const read = readAtelier(typed, atelier, (name) => atelierField(phase.number, place, name), next, errors);
      next = Math.max(next, ...read.tables.map(({ number }) => number + 1));
      return read;
    });
    if (ateliers.reduce((sum, { tables }) => sum + tables.length, 0) > MOST_TABLES) {
      errors.push({
        field: atelierField(phase.number, 0, 'tables'),
        code: 'too-many-tables',
        parameters: { count: MOST_TABLES },
      });
    }
    return { phase: phase.number, ateliers };
  });
  const { decisions: before } = arrangement;
  const decisions: Decisions = {
    phases,
    passage: PASSAGES.find((one) => one === typed.passage) ?? before.passage,
    once: typed.once === 'oui',
    emphasis: EMPHASES.find((one) => one === typed.emphasis) ?? before.emphasis,
    weights: readWeights(typed, errors),
    territoryBy: TERRITORIES.find((one) => one === typed.territoryBy) ?? before.territoryBy,
    mixes: MIXES.filter((mix) => typed[`mix-${mix}`] === 'oui'),
    fewest: readNumber(typed, 'fewest', { least: 1, most: MOST_SEATS }, errors),
    mayClose: typed.mayClose === 'oui',
    pairs: readPairs(typed, before.pairs, people, errors),
    fixed: readFixed(typed, before.fixed, arrangement, people, errors),
    outside: readOutside(typed, before.outside, people, errors),
  };
  return { decisions, errors };
}

function readAtelier(
  typed: Typed,
  atelier: ArrangedAtelier,
  field: (name: string) => string,
  next: number,
  errors: FieldError[],
): AtelierDecision {
  const count = readNumber(typed, field('tables'), { least: 0, most: MOST_TABLES }, errors) ?? atelier.tables.length;
  const told = typed[field('seats')];
  const seats = told === undefined ? readSeatList(writeSeatList(atelier.tables), count) : readSeatList(told, count);
  if (seats === null) errors.push({ field: field('seats'), code: 'seats', parameters: { count, most: MOST_SEATS } });
  const text = (name: string) => (typed[field(name)] ?? '').trim().slice(0, 100);
  return {
    letter: atelier.letter,
    room: text('room') === '' ? null : text('room'),
    theme: text('theme') === '' ? null : text('theme'),
    territory: MODES.find((mode) => mode === typed[field('territory')]) ?? 'free',
    tables: seats === null ? atelier.tables : tablesOf(atelier.tables, seats, next),
  };
}

/** Numbers stay with their tables: fewer tables drop the last ones, more take new numbers. 0 seats: the table is closed. */
function tablesOf(before: readonly TableDecision[], seats: readonly number[], next: number): TableDecision[] {
  return seats.map((places, index) => ({
    number: before[index]?.number ?? next + index - before.length,
    seats: places > 0 ? places : (before[index]?.seats ?? 0),
    closed: places === 0,
  }));
}

/** « 8 » for all tables, « 8 8 6 0 » one by one; null for anything else. */
function readSeatList(typed: string, count: number): number[] | null {
  const parts = typed.split(/[\s,;]+/).filter(Boolean);
  if (parts.some((part) => !/^\d{1,3}$/.test(part) || Number(part) > MOST_SEATS)) return null;
  const seats = parts.map(Number);
  if (seats.length === 1) return new Array<number>(count).fill(seats[0]!);
  return seats.length === count ? seats : null;
}

/** As `readSeatList` reads it. */
export function writeSeatList(tables: readonly TableDecision[]): string {
  const seats = tables.map((table) => (table.closed ? 0 : table.seats));
  return new Set(seats).size === 1 ? String(seats[0]) : seats.join(' ');
}

function readNumber(
  typed: Typed,
  field: string,
  { least, most }: { least: number; most: number },
  errors: FieldError[],
): number | null {
  const text = (typed[field] ?? '').trim();
  if (text === '') return null;
  const number = /^\d{1,6}$/.test(text) ? Number(text) : -1;
  if (number >= least && number <= most) return number;
  errors.push({ field, code: 'whole-number', parameters: { least, most } });
  return null;
}

/** All of them, or none: then those of the emphasis stand. */
function readWeights(typed: Typed, errors: FieldError[]): Weights | null {
  if (typed.expert !== 'oui') return null;
  const read = WEIGHTS.map(
    (name) => [name, readNumber(typed, `weight-${name}`, { least: 0, most: MOST_WEIGHT }, errors) ?? 0] as const,
  );
  return Object.fromEntries(read) as unknown as Weights;
}

function readPairs(
  typed: Typed,
  before: readonly PairRule[],
  people: readonly PlanPerson[],
  errors: FieldError[],
): PairRule[] {
  const kept = before.filter((_, index) => typed[`pair-${index}-remove`] !== 'oui');
  const [one, other] = [(typed['pair-one'] ?? '').trim(), (typed['pair-other'] ?? '').trim()];
  if (one === '' && other === '') return kept;
  const found = [personTyped(one, 'pair-one', people, errors), personTyped(other, 'pair-other', people, errors)];
  if (!found[0] || !found[1]) return kept;
  if (found[0] === found[1]) {
    errors.push({ field: 'pair-other', code: 'same-person' });
    return kept;
  }
  return [...kept, { kind: typed['pair-kind'] === 'together' ? 'together' : 'apart', people: [found[0], found[1]] }];
}

function readFixed(
  typed: Typed,
  before: readonly FixedSeat[],
  { phases }: Arrangement,
  people: readonly PlanPerson[],
  errors: FieldError[],
): FixedSeat[] {
  const kept = before.filter((_, index) => typed[`fixed-${index}-remove`] !== 'oui');
  if ((typed['fixed-person'] ?? '').trim() === '') return kept;
  const person = personTyped(typed['fixed-person'] ?? '', 'fixed-person', people, errors);
  const table = readNumber(typed, 'fixed-table', { least: 1, most: 9999 }, errors);
  const phase = Number(typed['fixed-phase'] ?? '0');
  const concerned = phases.filter(({ number }) => phase === 0 || phase === number);
  const exists =
    concerned.length > 0 &&
    concerned.every(({ ateliers }) => ateliers.some(({ tables }) => tables.some(({ number }) => number === table)));
  if (person && !exists) errors.push({ field: 'fixed-table', code: 'table-unknown' });
  return person && table !== null && exists ? [...kept, { person, phase, table }] : kept;
}

function readOutside(
  typed: Typed,
  before: readonly string[],
  people: readonly PlanPerson[],
  errors: FieldError[],
): string[] {
  const kept = before.filter((_, index) => typed[`outside-${index}-remove`] !== 'oui');
  if ((typed['outside-person'] ?? '').trim() === '') return kept;
  const person = personTyped(typed['outside-person'] ?? '', 'outside-person', people, errors);
  return person ? [...new Set([...kept, person])] : kept;
}

function personTyped(typed: string, field: string, people: readonly PlanPerson[], errors: FieldError[]): string | null {
  const found = peopleNamed(people, typed);
  if (found.length === 1) return found[0]!.id;
  errors.push({ field, code: found.length === 0 ? 'person-unknown' : 'person-unclear' });
  return null;
}

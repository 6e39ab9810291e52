import type { Impossibility } from '../planner/impossibilities.js';
import type { Question } from './question.js';

/** Why there is no plan, as facts that name registrations, phases and tables as the event does. */
export type Reason =
  | { readonly reason: 'no-people' }
  | { readonly reason: 'no-ateliers' }
  | { readonly reason: 'letters-differ'; readonly letters: readonly string[] }
  | {
      readonly reason: 'more-people-than-seats';
      readonly phase: number;
      readonly people: number;
      readonly seats: number;
    }
  | { readonly reason: 'too-few-people'; readonly phase: number; readonly people: number; readonly needed: number }
  | { readonly reason: 'promised-twice'; readonly person: string; readonly phase: number }
  | {
      readonly reason: 'promised-beyond-seats';
      readonly phase: number;
      readonly table: number;
      readonly promised: number;
      readonly seats: number;
    }
  | {
      readonly reason: 'booked-beyond-seats';
      readonly phase: number;
      readonly letter: string;
      readonly booked: number;
      readonly seats: number;
    }
  | { readonly reason: 'promised-theme-twice'; readonly person: string; readonly theme: string }
  | { readonly reason: 'pair-bound-and-parted'; readonly person: string; readonly other: string }
  | {
      readonly reason: 'fewer-themes-than-phases';
      readonly people: number;
      readonly phases: number;
      readonly themes: number;
    }
  | { readonly reason: 'past-without-seat'; readonly people: number; readonly phase: number }
  | { readonly reason: 'ateliers-too-small' }
  | { readonly reason: 'interrupted' };

/** What concerns everybody alike is told once, with a count. */
export function reasonsIn({ people, phases, tables, themes }: Question, found: readonly Impossibility[]): Reason[] {
  const id = (person: number) => people[person]?.id ?? '';
  const phaseOf = (phase: number) => phases[phase] ?? 0;
  const told: Reason[] = [];
  const themesShort = found.filter((one) => one.reason === 'fewer-themes-than-phases');
  if (themesShort[0]) {
    const { phases: attended, themes: offered } = themesShort[0];
    told.push({ reason: 'fewer-themes-than-phases', people: themesShort.length, phases: attended, themes: offered });
  }
  const past = found.filter((one) => one.reason === 'past-without-seat');
  if (past[0]) told.push({ reason: 'past-without-seat', people: past.length, phase: phaseOf(past[0].phase) });
  for (const one of found) {
    switch (one.reason) {
      case 'more-people-than-seats':
      case 'too-few-people':
        told.push({ ...one, phase: phaseOf(one.phase) });
        break;
      case 'promised-to-absent':
      case 'promised-twice':
        told.push({ reason: 'promised-twice', person: id(one.person), phase: phaseOf(one.phase) });
        break;
      case 'promised-beyond-seats':
        told.push({ ...one, phase: phaseOf(one.phase), table: tables[one.phase]?.[one.table]?.number ?? 0 });
        break;
      case 'booked-beyond-seats': {
        const letters = [...new Set(tables[one.phase]?.map(({ atelier }) => atelier.letter) ?? [])];
        const { booked, seats } = one;
        told.push({ reason: one.reason, phase: phaseOf(one.phase), letter: letters[one.atelier] ?? '', booked, seats });
        break;
      }
      case 'promised-theme-twice':
        told.push({ reason: one.reason, person: id(one.person), theme: themes[one.theme] ?? '' });
        break;
      case 'pair-bound-and-parted':
        told.push({ reason: one.reason, person: id(one.person), other: id(one.other) });
        break;
      case 'ateliers-too-small':
        told.push(one);
        break;
      case 'fewer-themes-than-phases':
      case 'past-without-seat':
        break;
    }
  }
  return told;
}

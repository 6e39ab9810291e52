import { type Model } from './model.js';
import { roomOf } from './table-sizes.js';

/** Why no plan can exist, as facts; the page that shows them finds the words. Phases, tables and people are numbered as in the instance. */
export type Impossibility =
  | {
      readonly reason: 'more-people-than-seats';
      readonly phase: number;
      readonly people: number;
      readonly seats: number;
    }
  | { readonly reason: 'too-few-people'; readonly phase: number; readonly people: number; readonly needed: number }
  | { readonly reason: 'promised-to-absent'; readonly person: number; readonly phase: number }
  | { readonly reason: 'promised-twice'; readonly person: number; readonly phase: number }
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
      /** Within the phase. */
      readonly atelier: number;
      readonly booked: number;
      readonly seats: number;
    }
  | { readonly reason: 'promised-theme-twice'; readonly person: number; readonly theme: number }
  | { readonly reason: 'pair-bound-and-parted'; readonly person: number; readonly other: number }
  | {
      readonly reason: 'fewer-themes-than-phases';
      readonly person: number;
      readonly phases: number;
      readonly themes: number;
    }
  | { readonly reason: 'past-without-seat'; readonly person: number; readonly phase: number }
  | { readonly reason: 'ateliers-too-small' };

/** The question has no answer: each reason is one that somebody can mend. */
export class NoPlanPossible extends Error {
  constructor(readonly reasons: readonly Impossibility[]) {
    super(reasons.map((reason) => JSON.stringify(reason)).join(' '));
    this.name = 'NoPlanPossible';
  }
}

/** Everything that can be told without a search; an empty list does not prove that there is a plan. */
export function impossibilities(model: Model): Impossibility[] {
  return [...seats(model), ...promises(model), ...bookings(model), ...past(model), ...pairs(model), ...themes(model)];
}

function seats(model: Model): Impossibility[] {
  const found: Impossibility[] = [];
  for (let f = model.fromPhase; f < model.phases; f++) {
    let people = 0;
    let most = 0;
    let needed = 0;
    for (let p = 0; p < model.n; p++) people += model.present[f * model.n + p]!;
    for (let t = model.tableStart[f]!; t < model.tableStart[f + 1]!; t++) {
      most += model.max[t]!;
      if (model.closable[t] === 0) needed += model.min[t]!;
    }
    if (people > most) found.push({ reason: 'more-people-than-seats', phase: f, people, seats: most });
    if (people < needed) found.push({ reason: 'too-few-people', phase: f, people, needed });
  }
  return found;
}

function promises(model: Model): Impossibility[] {
  const { instance, n, present, fromPhase } = model;
  const found: Impossibility[] = [];
  const seen = new Map<number, number>();
  const load = new Map<number, number>();
  for (const { p: person, phase, table } of instance.locks ?? []) {
    const key = phase * n + person;
    if (present[key] === 0) found.push({ reason: 'promised-to-absent', person, phase });
    if (seen.has(key) && seen.get(key) !== table) found.push({ reason: 'promised-twice', person, phase });
    if (phase < fromPhase && model.base[key] !== model.lock[key])
      found.push({ reason: 'promised-twice', person, phase });
    if (seen.has(key)) continue;
    seen.set(key, table);
    const t = model.tableStart[phase]! + table;
    const promised = (load.get(t) ?? 0) + 1;
    load.set(t, promised);
    if (promised === model.max[t]! + 1) {
      found.push({ reason: 'promised-beyond-seats', phase, table, promised, seats: model.max[t]! });
    }
  }
  return found;
}

/** Ateliers in which more people have a seat than their tables hold. */
function bookings(model: Model): Impossibility[] {
  const { n, fromPhase, phases, present, promised, atelierStart } = model;
  if (!model.hasBookings) return [];
  const found: Impossibility[] = [];
  for (let f = fromPhase; f < phases; f++) {
    for (let a = atelierStart[f]!; a < atelierStart[f + 1]!; a++) {
      let booked = 0;
      for (let p = 0; p < n; p++) if (present[f * n + p] === 1 && promised[f * n + p] === a) booked++;
      const { high } = roomOf(model, a);
      if (booked > high)
        found.push({ reason: 'booked-beyond-seats', phase: f, atelier: a - atelierStart[f]!, booked, seats: high });
    }
  }
  return found;
}

function past(model: Model): Impossibility[] {
  const found: Impossibility[] = [];
  for (let f = 0; f < model.fromPhase; f++) {
    for (let p = 0; p < model.n; p++) {
      const i = f * model.n + p;
      if (model.base[i]! >= 0 !== (model.present[i] === 1))
        found.push({ reason: 'past-without-seat', person: p, phase: f });
    }
  }
  return found;
}

function pairs(model: Model): Impossibility[] {
  const apart = new Set((model.instance.apart ?? []).map(([p, q]) => `${Math.min(p, q)} ${Math.max(p, q)}`));
  return (model.instance.paired ?? [])
    .filter(([p, q]) => apart.has(`${Math.min(p, q)} ${Math.max(p, q)}`))
    .map(([person, other]) => ({ reason: 'pair-bound-and-parted', person, other }));
}

function themes(model: Model): Impossibility[] {
  const { n, phases, instance, atelierStart, theme, present } = model;
  if (!instance.noRepeatTheme) return [];
  const found: Impossibility[] = [];
  for (let p = 0; p < n; p++) {
    const offered = new Set<number>();
    const promised = new Set<number>();
    let attended = 0;
    for (let f = 0; f < phases; f++) {
      if (present[f * n + p] === 0) continue;
      attended++;
      for (let a = atelierStart[f]!; a < atelierStart[f + 1]!; a++) offered.add(theme[a]!);
      const atelier = model.promised[f * n + p]!;
      if (atelier < 0) continue;
      const t = theme[atelier]!;
      if (promised.has(t) && model.themeName[t]! >= 0) {
        found.push({ reason: 'promised-theme-twice', person: p, theme: model.themeName[t]! });
      }
      promised.add(t);
    }
    if (offered.size < attended) {
      found.push({ reason: 'fewer-themes-than-phases', person: p, phases: attended, themes: offered.size });
    }
  }
  return found;
}

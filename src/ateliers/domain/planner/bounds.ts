import { type Figures, valuePlan } from './figures.js';
import { type Model, planOf, TOGETHER } from './model.js';

/** What no plan can go under, criterion by criterion, and the weighted sum. Proven, not always reachable. */
export interface Bounds {
  readonly cost: number;
  readonly repeats: number;
  /** Repeats and stacked repeats together: (pair, two phases) coincidences. */
  readonly coincidences: number;
  readonly wishes: number;
  /** What the phases that are over hold already; 0 elsewhere. */
  readonly territory: number;
  readonly mix: number;
  readonly moves: number;
  /** Which argument bounds the repeats: too few people to meet, too few tables to come from, or phases that are over. */
  readonly because: 'nothing' | 'people' | 'tables' | 'past';
}

/** @param wishes what the wishes cost at least (see `chooseAteliers`) */
export function lowerBounds(model: Model, wishes: number): Bounds {
  const { weights } = model;
  const people = byPeople(model);
  const { repeats: tables, coincidences } = byTables(model);
  const past = byPast(model);
  const repeats = Math.max(people, tables, past.repeats);
  const both = Math.max(repeats, coincidences, past.repeats + past.stacked);
  const moves = forcedMoves(model);
  const encounters =
    weights.repeat >= weights.stack
      ? (weights.repeat - weights.stack) * repeats + weights.stack * both
      : weights.repeat * repeats;
  return {
    cost:
      encounters +
      weights.pref * wishes +
      weights.territory * past.territory +
      weights.mix * past.mix +
      weights.move * moves,
    repeats,
    coincidences: both,
    wishes,
    territory: past.territory,
    mix: past.mix,
    moves,
    because: repeats === 0 ? 'nothing' : repeats === past.repeats ? 'past' : repeats === tables ? 'tables' : 'people',
  };
}

/** At the evenest sizes there are so many encounters; no more than every pair once comes without repeat. */
function byPeople(model: Model): number {
  if (model.mode.includes(TOGETHER)) return 0;
  let encounters = 0;
  for (let f = 0; f < model.phases; f++) {
    const tables = model.tableStart[f + 1]! - model.tableStart[f]!;
    encounters += coincidencesOf(presentIn(model, f), tables);
  }
  return Math.max(0, encounters - pairs(model.n));
}

/**
 * The people of a table come from the tables of an earlier phase: m people from T tables share at least so many of them. Where no theme comes
 * twice, the tables of the same theme cannot send anybody; whoever was absent then comes from a place of their own.
 */
function byTables(model: Model): { repeats: number; coincidences: number } {
  let repeats = 0;
  let coincidences = 0;
  for (let f = 1; f < model.phases; f++) {
    let most = 0;
    for (let earlier = 0; earlier < f; earlier++) {
      const forced = between(model, earlier, f);
      most = Math.max(most, forced);
      coincidences += forced;
    }
    repeats += most;
  }
  return { repeats, coincidences };
}

function between(model: Model, earlier: number, f: number): number {
  const { n, present, atelierStart, firstTable, lastTable, mode, theme, themeName, min, closable } = model;
  for (let a = atelierStart[earlier]!; a < atelierStart[earlier + 1]!; a++) if (mode[a] === TOGETHER) return 0;
  let newcomers = 0;
  for (let p = 0; p < n; p++) if (present[f * n + p] === 1 && present[earlier * n + p] === 0) newcomers++;
  let forced = 0;
  for (let a = atelierStart[f]!; a < atelierStart[f + 1]!; a++) {
    if (mode[a] === TOGETHER) continue;
    let sources = newcomers;
    for (let b = atelierStart[earlier]!; b < atelierStart[earlier + 1]!; b++) {
      const same = model.instance.noRepeatTheme === true && theme[a] === theme[b] && themeName[theme[a]!]! >= 0;
      if (!same) sources += lastTable[b]! - firstTable[b]!;
    }
    for (let t = firstTable[a]!; t < lastTable[a]!; t++)
      forced += closable[t] === 1 ? 0 : coincidencesOf(min[t]!, sources);
  }
  return forced;
}

function byPast(model: Model): Pick<Figures, 'repeats' | 'stacked' | 'territory' | 'mix'> {
  const { instance, fromPhase, n } = model;
  if (fromPhase === 0) return { repeats: 0, stacked: 0, territory: 0, mix: 0 };
  const held = {
    ...instance,
    phases: instance.phases.slice(0, fromPhase),
    base: undefined,
    locks: [],
    booked: [],
    apart: [],
    paired: [],
  };
  const absent = (instance.absent ?? []).filter(([, f]) => f < fromPhase);
  return valuePlan({ ...held, absent }, planOf(model, model.base.subarray(0, fromPhase * n)).slice(0, fromPhase));
}

/** Seats that every plan moves: promises elsewhere than the plan in force, and people whom a table cannot keep. */
function forcedMoves(model: Model): number {
  const { n, phases, fromPhase, present, lock, base, instance } = model;
  if (!instance.base) return 0;
  const load = new Int32Array(model.tables);
  let moves = 0;
  for (let i = fromPhase * n; i < phases * n; i++) {
    if (present[i] === 0) continue;
    if (lock[i]! >= 0) {
      load[lock[i]!]!++;
      if (base[i]! >= 0 && base[i] !== lock[i]) moves++;
    } else if (base[i]! >= 0) load[base[i]!]!++;
  }
  load.forEach((people, t) => (moves += Math.max(0, people - model.max[t]!)));
  return moves;
}

/** Pairs that share a group when so many people are spread evenly over so many groups: r·C(q+1, 2) + (groups - r)·C(q, 2). */
export function coincidencesOf(people: number, groups: number): number {
  if (groups <= 0) return 0;
  const each = Math.floor(people / groups);
  const more = people % groups;
  return more * pairs(each + 1) + (groups - more) * pairs(each);
}

function pairs(k: number): number {
  return (k * (k - 1)) / 2;
}

function presentIn(model: Model, f: number): number {
  let count = 0;
  for (let p = 0; p < model.n; p++) count += model.present[f * model.n + p]!;
  return count;
}

import { type Instance, type Plan } from './instance.js';

/** The value of a plan. Every criterion is a whole number, lower is better; `cost` is their weighted sum. */
export interface Figures {
  readonly cost: number;
  /** Repeated encounters: Σ over pairs of max(0, c - 1), c = phases in which the pair shares a table. */
  readonly repeats: number;
  /** Repeats piled up on the same pairs: Σ over pairs of C(c - 1, 2). */
  readonly stacked: number;
  readonly wishes: number;
  readonly territory: number;
  readonly mix: number;
  readonly moves: number;
  readonly encounters: number;
  readonly distinctPairs: number;
  readonly broken: Broken;
}

/** How often each hard rule is broken; all zero in a plan that can be used. */
export interface Broken {
  readonly shape: number;
  readonly presence: number;
  readonly capacity: number;
  /** Seats promised at a table, or in an atelier. */
  readonly lock: number;
  readonly theme: number;
  readonly frozen: number;
  readonly pairs: number;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Tally = Mutable<Omit<Figures, 'broken'>> & { readonly broken: Mutable<Broken> };

/**
 * Values a plan from nothing, in the plainest way: what the search keeps up to date step by step must equal this.
 * Definitions: `bench/planner/README.md`.
 */
export function valuePlan(instance: Instance, plan: Plan): Figures {
  const tally: Tally = {
    ...{ cost: 0, repeats: 0, stacked: 0, wishes: 0, territory: 0, mix: 0, moves: 0, encounters: 0, distinctPairs: 0 },
    broken: { shape: 0, presence: 0, capacity: 0, lock: 0, theme: 0, frozen: 0, pairs: 0 },
  };
  const { n, phases, weights } = instance;
  if (plan.length !== phases.length || plan.some((row) => row.length !== n)) {
    tally.broken.shape = 1;
    return tally;
  }
  const met = new Map<number, number>();
  const attended = Array.from({ length: n }, () => new Set<number>());
  const absent = new Set((instance.absent ?? []).map(([p, f]) => f * n + p));
  phases.forEach((phase, f) => {
    const people = seatedAt(instance, plan, f, absent, tally);
    let table = 0;
    for (const atelier of phase.ateliers) {
      const groups = people.slice(table, table + atelier.tables.length);
      table += atelier.tables.length;
      countCapacity(atelier, groups, tally);
      countThemes(instance, atelier.theme, groups, attended, tally);
      countTerritory(instance, atelier, groups, tally);
      countMix(instance, atelier, groups, tally);
      countEncounters(instance, atelier.territory === 'together', groups, met, tally);
    }
    countMoves(instance, plan, f, tally);
  });
  for (const c of met.values()) {
    tally.repeats += c - 1;
    tally.stacked += ((c - 1) * (c - 2)) / 2;
  }
  tally.distinctPairs = met.size;
  for (const { p, phase, table } of instance.locks ?? []) if (plan[phase]![p] !== table) tally.broken.lock++;
  countBookings(instance, plan, tally);
  countPairs(instance, plan, tally);
  tally.cost =
    weights.repeat * tally.repeats +
    weights.stack * tally.stacked +
    weights.pref * tally.wishes +
    weights.territory * tally.territory +
    weights.mix * tally.mix +
    weights.move * tally.moves;
  return tally;
}

/** How often hard rules are broken; a plan with none can be used. */
export function timesBroken({ broken }: Figures): number {
  return broken.shape + broken.presence + broken.capacity + broken.lock + broken.theme + broken.frozen + broken.pairs;
}

type Atelier = Instance['phases'][number]['ateliers'][number];
type Groups = readonly (readonly number[])[];

function seatedAt(instance: Instance, plan: Plan, f: number, absent: ReadonlySet<number>, tally: Tally): number[][] {
  const tables = instance.phases[f]!.ateliers.reduce((sum, atelier) => sum + atelier.tables.length, 0);
  const people = Array.from({ length: tables }, (): number[] => []);
  plan[f]!.forEach((table, p) => {
    if (!Number.isInteger(table) || table < -1 || table >= tables) tally.broken.shape++;
    else if ((table === -1) !== absent.has(f * instance.n + p)) tally.broken.presence++;
    else if (table >= 0) people[table]!.push(p);
  });
  return people;
}

function countCapacity(atelier: Atelier, groups: Groups, tally: Tally): void {
  groups.forEach((group, t) => {
    const [min, max] = atelier.tables[t]!;
    if (group.length > max) tally.broken.capacity += group.length - max;
    else if (group.length < min && !(atelier.closable && group.length === 0))
      tally.broken.capacity += min - group.length;
  });
}

function countThemes(
  instance: Instance,
  theme: number | undefined,
  groups: Groups,
  attended: readonly Set<number>[],
  tally: Tally,
): void {
  if (theme === undefined) return;
  for (const p of groups.flat()) {
    if (instance.noRepeatTheme && attended[p]!.has(theme)) tally.broken.theme++;
    attended[p]!.add(theme);
    if (!instance.wishes || !instance.rankCost) continue;
    const unwished = instance.rankCost.length - 1;
    const rank = instance.wishes[p]!.indexOf(theme);
    tally.wishes += instance.rankCost[rank < 0 || rank >= unwished ? unwished : rank]!;
  }
}

function countTerritory(instance: Instance, atelier: Atelier, groups: Groups, tally: Tally): void {
  const { territory } = instance;
  if (!territory || (atelier.territory ?? 'free') === 'free') return;
  const open = groups.filter((group) => group.length > 0);
  const largest = Math.max(...atelier.tables.map(([, max]) => max));
  const all = countBy(open.flat(), (p) => territory[p]!);
  for (const group of open) {
    for (const [name, k] of countBy(group, (p) => territory[p]!)) {
      if (name < 0) continue;
      tally.territory += atelier.territory === 'split' ? Math.max(0, k - Math.ceil(all.get(name)! / open.length)) : 1;
    }
  }
  if (atelier.territory === 'together') {
    for (const [name, count] of all) if (name >= 0) tally.territory -= Math.ceil(count / largest);
  }
}

function countMix(instance: Instance, atelier: Atelier, groups: Groups, tally: Tally): void {
  const open = groups.filter((group) => group.length > 0);
  const everyone = open.flat();
  for (const name of atelier.mix ?? []) {
    const value = instance.attributes![name]!;
    const total = countBy(everyone, (p) => value[p]!);
    for (const group of open) {
      const here = countBy(group, (p) => value[p]!);
      for (const [v, all] of total) {
        const k = here.get(v) ?? 0;
        const share = (group.length * all) / everyone.length;
        tally.mix += Math.max(0, k - Math.ceil(share)) + Math.max(0, Math.floor(share) - k);
      }
    }
  }
}

function countEncounters(
  instance: Instance,
  together: boolean,
  groups: Groups,
  met: Map<number, number>,
  tally: Tally,
): void {
  const { territory, n } = instance;
  for (const group of groups) {
    for (const [x, i] of group.entries()) {
      for (const j of group.slice(x + 1)) {
        if (together && territory && territory[i]! >= 0 && territory[i] === territory[j]) continue;
        const pair = Math.min(i, j) * n + Math.max(i, j);
        met.set(pair, (met.get(pair) ?? 0) + 1);
        tally.encounters++;
      }
    }
  }
}

/** People who sit in another atelier than the one they booked; what is over is as it was, and whoever is away sits nowhere. */
function countBookings(instance: Instance, plan: Plan, tally: Tally): void {
  const from = instance.base ? (instance.fromPhase ?? 0) : 0;
  for (const { p, phase, atelier } of instance.booked ?? []) {
    if (phase < from) continue;
    const ateliers = instance.phases[phase]!.ateliers;
    const first = ateliers.slice(0, atelier).reduce((sum, { tables }) => sum + tables.length, 0);
    const table = plan[phase]![p]!;
    if (table >= 0 && (table < first || table >= first + ateliers[atelier]!.tables.length)) tally.broken.lock++;
  }
}

function countMoves(instance: Instance, plan: Plan, f: number, tally: Tally): void {
  const { base, fromPhase = 0 } = instance;
  if (!base) return;
  plan[f]!.forEach((table, p) => {
    const before = base[f]![p]!;
    if (f < fromPhase && table !== before) tally.broken.frozen++;
    if (f >= fromPhase && table >= 0 && before >= 0 && table !== before) tally.moves++;
  });
}

function countPairs(instance: Instance, plan: Plan, tally: Tally): void {
  const share = (row: readonly number[], p: number, q: number) => row[p]! >= 0 && row[p] === row[q];
  const both = (row: readonly number[], p: number, q: number) => row[p]! >= 0 && row[q]! >= 0;
  for (const row of plan.slice(instance.base ? (instance.fromPhase ?? 0) : 0)) {
    for (const [p, q] of instance.apart ?? []) if (share(row, p, q)) tally.broken.pairs++;
    for (const [p, q] of instance.paired ?? []) if (both(row, p, q) && !share(row, p, q)) tally.broken.pairs++;
  }
}

function countBy(people: readonly number[], key: (p: number) => number): Map<number, number> {
  const count = new Map<number, number>();
  for (const p of people) count.set(key(p), (count.get(key(p)) ?? 0) + 1);
  return count;
}

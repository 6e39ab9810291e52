import { Chance } from '../../src/ateliers/domain/planner/chance.js';
import { type AtelierTables, type Instance, type Weights } from '../../src/ateliers/domain/planner/instance.js';

const GOLF: Weights = { repeat: 2, stack: 1, pref: 0, territory: 0, mix: 0, move: 0 };
const ALL: Weights = { repeat: 2, stack: 1, pref: 40, territory: 8, mix: 4, move: 6 };

/** Invented instances of the five families of `instances-public.json`, the same for the same seed. */
export function similarInstance(family: (typeof FAMILIES)[number], seed: number): Instance {
  return MAKERS[family](new Chance(seed), seed);
}

export const FAMILIES = ['golf', 'attributes', 'ateliers', 'wishes', 'replan'] as const;

const MAKERS: Record<(typeof FAMILIES)[number], (chance: Chance, seed: number) => Instance> = {
  golf: (chance, seed) => {
    const seats = 3 + chance.below(6);
    const tables = seats + chance.below(10);
    const phases = 2 + chance.below(seats + 1);
    return golf(`golf-${seed}`, tables, seats, phases);
  },
  attributes: (chance, seed) =>
    attributes(`attributes-${seed}`, chance, 6 + chance.below(8), 5 + chance.below(4), 3 + chance.below(4)),
  ateliers: (chance, seed) => ateliers(`ateliers-${seed}`, chance, 2 + chance.below(3), 6 + chance.below(3)),
  wishes: (chance, seed) => wishes(`wishes-${seed}`, chance, 200 + chance.below(600)),
  replan: (chance, seed) => replan(`replan-${seed}`, chance, 6 + chance.below(6)),
};

/** Everybody present, nothing but encounters. */
export function golf(id: string, tables: number, seats: number, phases: number): Instance {
  return {
    id,
    n: tables * seats,
    phases: Array.from({ length: phases }, () => ({ ateliers: [{ tables: row(tables, seats, seats) }] })),
    weights: GOLF,
  };
}

/** Some tables have a seat less; territories split; two attributes to mix. */
function attributes(id: string, chance: Chance, tables: number, seats: number, phases: number): Instance {
  const smaller = chance.below(tables);
  const n = tables * seats - smaller;
  const sizes = Array.from({ length: tables }, (_, t) => (t < tables - smaller ? seats : seats - 1));
  const atelier: AtelierTables = { tables: sizes.map((m) => [m, m]), territory: 'split', mix: ['org', 'role'] };
  return {
    id,
    n,
    phases: Array.from({ length: phases }, () => ({ ateliers: [atelier] })),
    ...people(chance, n),
    weights: ALL,
  };
}

/** Ateliers of three tables over four phases, two sets of themes in turn, four ranked wishes. */
function ateliers(id: string, chance: Chance, perPhase: number, seats: number): Instance {
  const n = perPhase * 3 * seats;
  const modes = ['split', 'split', 'together', 'free'] as const;
  const phases = Array.from({ length: 4 }, (_, f) => ({
    ateliers: Array.from({ length: perPhase }, (_unused, a): AtelierTables => {
      const territory = modes[chance.below(4)]!;
      return {
        theme: (f % 2) * perPhase + a,
        tables: row(3, seats, seats),
        territory,
        mix: territory === 'together' ? [] : ['org', 'role'],
      };
    }),
  }));
  const locks = Array.from({ length: 4 }, (_, i) => ({ p: i * 3, phase: i, table: chance.below(perPhase * 3) }));
  const ranked = wishLists(chance, n, perPhase * 2, 4);
  return {
    id,
    n,
    ...people(chance, n),
    noRepeatTheme: true,
    wishes: ranked,
    rankCost: [0, 1, 2, 3, 10],
    phases,
    locks,
    weights: ALL,
  };
}

/** Many people, two phases of the same ateliers, tables that may stay closed. */
function wishes(id: string, chance: Chance, n: number): Instance {
  const perPhase = 6 + chance.below(10);
  const tables = Math.ceil((n * 1.1) / perPhase / 8);
  const atelier = (theme: number): AtelierTables => ({
    theme,
    tables: row(tables, 5, 8),
    closable: true,
    territory: 'split',
    mix: ['org'],
  });
  const phases = [0, 1].map(() => ({ ateliers: Array.from({ length: perPhase }, (_, theme) => atelier(theme)) }));
  return {
    id,
    n,
    ...people(chance, n),
    noRepeatTheme: true,
    wishes: wishLists(chance, n, perPhase, 3),
    rankCost: [0, 1, 3, 10],
    phases,
    weights: ALL,
  };
}

/** Four phases, two of them over; some people have not come, others come unexpected, a few seats were promised. */
function replan(id: string, chance: Chance, tables: number): Instance {
  const expected = tables * 8;
  const late = 2 + chance.below(4);
  const n = expected + late;
  const away = Array.from({ length: late + 2 }, (_, i) => i * 5);
  const base = Array.from({ length: 4 }, () => {
    const seats = Array.from({ length: expected }, (_, p) => p % tables);
    chance.shuffle(seats);
    return [...seats, ...new Array<number>(late).fill(-1)];
  });
  const absent = [
    ...Array.from({ length: late }, (_, i) => [0, 1].map((f) => [expected + i, f] as const)).flat(),
    ...away.flatMap((p) => [2, 3].map((f) => [p, f] as const)),
  ];
  const atelier: AtelierTables = { tables: row(tables, 6, 8), territory: 'split', mix: ['org', 'role'] };
  const locks = [1, 2, 3].map((p) => ({ p, phase: 2, table: chance.below(tables) }));
  return {
    id,
    n,
    ...people(chance, n),
    phases: Array.from({ length: 4 }, () => ({ ateliers: [atelier] })),
    absent,
    locks,
    base,
    fromPhase: 2,
    weights: ALL,
  };
}

function row(tables: number, min: number, max: number): [number, number][] {
  return Array.from({ length: tables }, () => [min, max]);
}

/** A few big territories and many small ones; three communes for two EPCI; half the people of one function. */
function people(chance: Chance, n: number): Pick<Instance, 'territory' | 'attributes'> {
  const territories = Math.max(2, Math.round(n / 3));
  const each = (draw: () => number) => Array.from({ length: n }, draw);
  return {
    territory: each(() => Math.floor(territories * chance.unit() * chance.unit() ** 0.3)),
    attributes: {
      org: each(() => (chance.unit() < 0.42 ? 1 : 0)),
      role: each(() => [0, 0, 0, 0, 0, 1, 1, 2, 2, 3][chance.below(10)]!),
    },
  };
}

/** Distinct themes, the first ones more often wished. */
function wishLists(chance: Chance, n: number, themes: number, length: number): number[][] {
  return Array.from({ length: n }, () => {
    const ranked: number[] = [];
    while (ranked.length < Math.min(length, themes)) {
      const theme = Math.floor(themes * chance.unit() ** 1.6);
      if (!ranked.includes(theme)) ranked.push(theme);
    }
    return ranked;
  });
}

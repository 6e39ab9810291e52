import { finiteField } from './finite-field.js';

/**
 * 2q² people at 2q tables of q over 2q + 2 phases, everybody meeting everybody but one: 18 people for q = 3, 32 for q = 4 (the social golfers'
 * ten weeks, a resolvable group divisible design of type 2^16; Aguado 2004 was the first to find one). Ours doubles an affine plane: people are
 * the points of AG(2, q) with a sign, phases the parallel classes of the plane and of a copy with its points permuted. Each pair of points is
 * thus on two lines; signs are given to the points of each line so that the pair has equal signs on one and unequal on the other,
 * which is a linear system over GF(2). The permutations were found by trying some at random until the system had a solution.
 */
const PERMUTATION: Readonly<Record<number, readonly number[]>> = {
  3: [2, 3, 6, 0, 8, 1, 5, 4, 7],
  4: [15, 4, 5, 12, 3, 7, 13, 9, 2, 11, 14, 8, 10, 0, 6, 1],
};

/** Tables of each phase (`[phase][slot]`, slots 0 … 2q²-1), or null when q is neither 3 nor 4. */
export function signedPlanes(q: number): number[][] | null {
  const permutation = PERMUTATION[q];
  if (!permutation) return null;
  const lines = [
    ...parallelClasses(q),
    ...parallelClasses(q).map((lined) => lined.map((line) => line.map((p) => permutation[p]!))),
  ];
  const sign = solve(equations(lines.flat(), q), lines.flat().length * q);
  if (!sign) return null;
  return lines.map((parallel, k) => {
    const table = new Array<number>(2 * q * q).fill(-1);
    parallel.forEach((line, l) => {
      line.forEach((point, i) => {
        const s = sign[(k * q + l) * q + i]!;
        table[2 * point + s] = 2 * l;
        table[2 * point + 1 - s] = 2 * l + 1;
      });
    });
    return table;
  });
}

/** The q + 1 parallel classes of AG(2, q): q lines of q points each. */
function parallelClasses(q: number): number[][][] {
  const field = finiteField(q)!;
  const elements = Array.from({ length: q }, (_, i) => i);
  const sloped = elements.map((k) =>
    elements.map((t) => elements.map((x) => x * q + field.add(field.multiply(k, x), t))),
  );
  return [...sloped, elements.map((x) => elements.map((y) => x * q + y))];
}

/** One equation a pair of points: its four signs, on its two lines, add up to one. */
function equations(lines: readonly (readonly number[])[], q: number): bigint[] {
  const rows = new Map<number, bigint>();
  const one = 1n << BigInt(lines.length * q);
  lines.forEach((line, l) => {
    line.forEach((a, i) => {
      line.forEach((b, j) => {
        if (a >= b) return;
        const pair = a * q * q + b;
        const signs = (1n << BigInt(l * q + i)) | (1n << BigInt(l * q + j));
        rows.set(pair, (rows.get(pair) ?? one) ^ signs);
      });
    });
  });
  return [...rows.values()];
}

/** Gauss over GF(2): bit v of a row is the coefficient of unknown v, bit `unknowns` the right-hand side. Null when there is no solution. */
function solve(rows: bigint[], unknowns: number): number[] | null {
  const pivots: { row: bigint; bit: number }[] = [];
  for (let bit = 0; bit < unknowns; bit++) {
    const at = rows.findIndex((row) => (row >> BigInt(bit)) & 1n);
    if (at < 0) continue;
    const pivot = rows.splice(at, 1)[0]!;
    rows = rows.map((row) => ((row >> BigInt(bit)) & 1n ? row ^ pivot : row));
    pivots.push({ row: pivot, bit });
  }
  if (rows.some((row) => row !== 0n)) return null;
  const value = new Array<number>(unknowns).fill(0);
  for (const { row, bit } of pivots.reverse()) {
    let right = Number((row >> BigInt(unknowns)) & 1n);
    for (let v = bit + 1; v < unknowns; v++) if ((row >> BigInt(v)) & 1n) right ^= value[v]!;
    value[bit] = right;
  }
  return value;
}

import { type Chance } from '../chance.js';
import { finiteField } from './finite-field.js';

/**
 * `entry[row * columns + column]` in a group of `order` elements, such that two rows differ by another element in every column. The person of
 * row x and place y then sits, in phase k, at the table y ∘ entry(x, k): two people of different rows meet at most once, of the same row never.
 */
export interface DifferenceMatrix {
  readonly order: number;
  readonly rows: number;
  readonly columns: number;
  readonly entry: Int32Array;
  combine(a: number, b: number): number;
}

/** A difference matrix of the wanted size: by a formula where one is known, else by a short search; null when none was found. */
export function differenceMatrix(
  order: number,
  rows: number,
  columns: number,
  chance: Chance,
): DifferenceMatrix | null {
  return (
    overField(order, rows, columns, chance) ??
    overNonZero(order, rows, columns, chance) ??
    multiples(order, rows, columns) ??
    searched(order, rows, columns, chance)
  );
}

/** Affine plane over GF(order): entry = row × column. */
function overField(order: number, rows: number, columns: number, chance: Chance): DifferenceMatrix | null {
  const field = rows <= order && columns <= order ? finiteField(order) : null;
  if (!field) return null;
  const x = drawn(order, rows, chance);
  const k = drawn(order, columns, chance);
  return matrix(
    order,
    rows,
    columns,
    (i, j) => field.multiply(x[i]!, k[j]!),
    (a, b) => field.add(a, b),
  );
}

/**
 * The affine plane over GF(order + 1) without the lines through one point: rows and columns are slopes m (all different), the group is that of
 * the non-zero elements, entry = m(row) - m(column). The slope ∞ gives entries 1 on its row.
 */
function overNonZero(order: number, rows: number, columns: number, chance: Chance): DifferenceMatrix | null {
  const field = rows + columns <= order + 2 ? finiteField(order + 1) : null;
  if (!field) return null;
  const slopes = drawn(order + 1, order + 1, chance);
  const last = rows + columns === order + 2 ? rows - 1 : -1;
  const value = (i: number, j: number) =>
    i === last ? 1 : field.subtract(slopes[i]!, slopes[(last < 0 ? rows : rows - 1) + j]!);
  return matrix(
    order,
    rows,
    columns,
    (i, j) => value(i, j) - 1,
    (a, b) => field.multiply(a + 1, b + 1) - 1,
  );
}

/** Multiples in Z_order, all differences of which stay below the order. */
function multiples(order: number, rows: number, columns: number): DifferenceMatrix | null {
  if ((rows - 1) * (columns - 1) >= order) return null;
  return matrix(
    order,
    rows,
    columns,
    (i, j) => i * j,
    (a, b) => (a + b) % order,
  );
}

const MOST_STEPS = 400_000;

/** Depth-first over Z_order, entry by entry, in random order, until the steps are used up. */
function searched(order: number, rows: number, columns: number, chance: Chance): DifferenceMatrix | null {
  if (rows > order || columns > order || order > 64) return null;
  const entry = new Int32Array(rows * columns);
  const used = new Uint8Array(rows * rows * order);
  let steps = 0;
  const fits = (i: number, j: number, value: number, mark: number): boolean => {
    for (let above = 0; above < i; above++) {
      const difference = (value - entry[above * columns + j]! + order) % order;
      const at = (i * rows + above) * order + difference;
      if (mark === 0 && used[at] === 1) return false;
      if (mark !== 0) used[at] = mark > 0 ? 1 : 0;
    }
    return true;
  };
  const place = (cell: number): boolean => {
    if (cell === rows * columns) return true;
    if (++steps > MOST_STEPS) return false;
    const i = Math.floor(cell / columns);
    const j = cell % columns;
    // The first row and the first column may be taken as zero: adding a constant to a row or a column changes no difference's difference.
    const values = i === 0 || j === 0 ? [0] : drawn(order, order, chance);
    for (const value of values) {
      if (!fits(i, j, value, 0)) continue;
      entry[cell] = value;
      fits(i, j, value, 1);
      if (place(cell + 1)) return true;
      fits(i, j, value, -1);
    }
    return false;
  };
  return place(0)
    ? matrix(
        order,
        rows,
        columns,
        (i, j) => entry[i * columns + j]!,
        (a, b) => (a + b) % order,
      )
    : null;
}

function matrix(
  order: number,
  rows: number,
  columns: number,
  value: (i: number, j: number) => number,
  combine: DifferenceMatrix['combine'],
): DifferenceMatrix {
  const entry = Int32Array.from(
    { length: rows * columns },
    (_, at) => value(Math.floor(at / columns), at % columns) % order,
  );
  return { order, rows, columns, entry, combine };
}

/** Some of 0 … all-1, in random order: other choices of rows and columns give other designs. */
function drawn(all: number, some: number, chance: Chance): number[] {
  const items = Array.from({ length: all }, (_, i) => i);
  chance.shuffle(items);
  return items.slice(0, some);
}

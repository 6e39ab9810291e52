import { type Chance } from '../chance.js';
import { differenceMatrix } from './difference-matrix.js';
import { signedPlanes } from './signed-planes.js';

/** `[phase][slot]` → table; slots 0 … tables × seats - 1; no two slots share a table twice. */
export type Design = readonly (readonly number[])[];

/**
 * A plan in which nobody meets anybody twice, for people who are all alike: `tables` of `seats` over `phases`. Null when no construction
 * known here gives one (which does not prove that there is none). A few milliseconds.
 */
export function zeroRepeatDesign(tables: number, seats: number, phases: number, chance: Chance): Design | null {
  if (seats === 1 || phases === 1) return Array.from({ length: phases }, () => inOrder(tables, seats));
  if (tables < seats || phases * (seats - 1) > tables * seats - 1) return null;
  return (
    fromMatrix(tables, seats, phases, chance) ??
    withRowsApart(tables, seats, phases, chance) ??
    doubled(tables, seats, phases, chance)
  );
}

function inOrder(tables: number, seats: number): number[] {
  return Array.from({ length: tables * seats }, (_, slot) => Math.floor(slot / seats));
}

function fromMatrix(tables: number, seats: number, phases: number, chance: Chance): number[][] | null {
  const matrix = differenceMatrix(tables, seats, phases, chance);
  if (!matrix) return null;
  return Array.from({ length: phases }, (_, k) =>
    Array.from({ length: tables * seats }, (_unused, slot) => {
      const row = Math.floor(slot / tables);
      return matrix.combine(slot % tables, matrix.entry[row * phases + k]!);
    }),
  );
}

/**
 * The people of one row never met: where a row fills whole tables, it can spend further phases among itself, by a smaller design of the
 * same kind.
 */
function withRowsApart(tables: number, seats: number, phases: number, chance: Chance): number[][] | null {
  if (tables % seats !== 0) return null;
  const perRow = tables / seats;
  for (let within = 1; within < phases; within++) {
    const rows = perRow === 1 && within > 1 ? null : zeroRepeatDesign(perRow, seats, within, chance);
    const mixed = rows && fromMatrix(tables, seats, phases - within, chance);
    if (!rows) return null;
    if (!mixed) continue;
    const apart = rows.map((table) =>
      Array.from({ length: tables * seats }, (_, slot) => Math.floor(slot / tables) * perRow + table[slot % tables]!),
    );
    return [...mixed, ...apart];
  }
  return null;
}

function doubled(tables: number, seats: number, phases: number, chance: Chance): number[][] | null {
  if (tables !== 2 * seats) return null;
  const planes = phases <= 2 * seats + 2 ? signedPlanes(seats) : null;
  if (!planes) return null;
  const order = planes.map((_, k) => k);
  chance.shuffle(order);
  return order.slice(0, phases).map((k) => planes[k]!);
}

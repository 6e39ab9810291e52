import { type Model } from './model.js';

/** Fewest and most people that the tables of an atelier hold together. */
export function roomOf(model: Model, atelier: number): { low: number; high: number } {
  let low = 0;
  let high = 0;
  for (let t = model.firstTable[atelier]!; t < model.lastTable[atelier]!; t++) {
    if (model.closable[t] === 0) low += model.min[t]!;
    high += model.max[t]!;
  }
  return { low, high };
}

/** Every number of people that some choice of open tables can hold, rising. Tables are opened from the smallest minimum up. */
export function feasibleCounts(model: Model, atelier: number): number[] {
  const { low, high } = roomOf(model, atelier);
  const counts: number[] = [];
  for (let count = low; count <= high; count++) if (openTables(model, atelier, count) !== null) counts.push(count);
  return counts;
}

/** The tables to open for so many people: as many as can be filled, since fewer people a table meet less often. Null = none fits. */
export function openTables(
  model: Model,
  atelier: number,
  people: number,
  mustOpen: ReadonlySet<number> = new Set(),
): number[] | null {
  const tables = Array.from(
    { length: model.lastTable[atelier]! - model.firstTable[atelier]! },
    (_, i) => model.firstTable[atelier]! + i,
  );
  const always = tables.filter((t) => model.closable[t] === 0 || mustOpen.has(t));
  const others = tables
    .filter((t) => !always.includes(t))
    .sort((t, u) => model.min[t]! - model.min[u]! || model.max[u]! - model.max[t]!);
  for (let extra = others.length; extra >= 0; extra--) {
    const open = [...always, ...others.slice(0, extra)];
    const low = open.reduce((sum, t) => sum + model.min[t]!, 0);
    const high = open.reduce((sum, t) => sum + model.max[t]!, 0);
    if (low <= people && people <= high) return open;
  }
  return null;
}

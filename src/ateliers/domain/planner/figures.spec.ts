import { readFileSync } from 'node:fs';
import { bounds as checkerBounds, check } from '../../../../bench/planner/check.mjs';
import { FAMILIES, similarInstance } from '../../../../bench/planner/similar-instances.js';
import { lowerBounds } from './bounds.js';
import { Chance } from './chance.js';
import { timesBroken, valuePlan } from './figures.js';
import { readInstances } from './instance-reader.js';
import { layOut } from './model.js';

const file = new URL('../../../../bench/planner/instances-public.json', import.meta.url);
const raw = JSON.parse(readFileSync(file, 'utf8')) as { instances: { id: string; reference?: { P?: number } }[] };
const published = readInstances(raw);
const invented = FAMILIES.flatMap((family) => [1, 2].map((seed) => similarInstance(family, seed)));

describe.each([...published, ...invented].map((instance) => [instance.id, instance] as const))('%s', (id, instance) => {
  it('is valued as the independent checker values it, whatever the plan', () => {
    const chance = new Chance(11);
    const absent = new Set((instance.absent ?? []).map(([p, f]) => `${p} ${f}`));
    for (let draw = 0; draw < 5; draw++) {
      // The last draws break rules on purpose: absent people seated, tables overfull, themes twice.
      const plan = instance.phases.map((phase, f) => {
        const tables = phase.ateliers.reduce((sum, atelier) => sum + atelier.tables.length, 0);
        return Array.from({ length: instance.n }, (_, p) =>
          absent.has(`${p} ${f}`) && draw < 4 ? -1 : chance.below(tables),
        );
      });
      const theirs = check(instance, plan);
      const { broken, ...ours } = valuePlan(instance, plan);
      expect([ours.repeats, ours.stacked, ours.wishes, ours.territory, ours.mix, ours.moves]).toEqual([
        ...[theirs.R, theirs.S, theirs.P, theirs.T, theirs.X, theirs.D],
      ]);
      expect([ours.encounters, ours.distinctPairs]).toEqual([theirs.meetings, theirs.distinct]);
      expect({ ...broken, pairs: undefined }).toEqual({ ...theirs.hard, pairs: undefined });
      expect(theirs.ok ? ours.cost : timesBroken({ broken, ...ours })).toBe(
        theirs.J ?? Object.values(theirs.hard).reduce((a, b) => a + b, 0),
      );
    }
  });

  it('is bounded at least as high as by the checker', () => {
    const stored = raw.instances.find((one) => one.id === id);
    const theirs = checkerBounds(stored ?? instance);
    const ours = lowerBounds(layOut(instance), stored?.reference?.P ?? 0);
    expect(ours.cost).toBeGreaterThanOrEqual(theirs.J);
    expect([ours.repeats, ours.moves]).toEqual([theirs.R, theirs.D]);
  });
});

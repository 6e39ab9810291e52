import fc from 'fast-check';
import { FAMILIES, similarInstance } from '../../../../bench/planner/similar-instances.js';
import { Chance } from './chance.js';
import { timesBroken, valuePlan } from './figures.js';
import { seatInAteliers } from './first-seating.js';
import { layOut, planOf } from './model.js';
import { moveDelta } from './move-delta.js';
import { Neighbourhood, NO_NEIGHBOUR } from './neighbourhood.js';
import { seatFromBase } from './replan-start.js';
import { Seating } from './seating.js';
import { swapDelta } from './swap-delta.js';
import { chooseAteliers } from './wish-assignment.js';

describe('the price told before a change', () => {
  it('is the difference of the two plans’ costs, and no proposal breaks a hard rule', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FAMILIES), fc.integer({ min: 1, max: 10_000 }), (family, seed) => {
        const { base: _unused, fromPhase: _past, ...instance } = similarInstance(family, seed);
        const model = layOut(instance);
        const chance = new Chance(seed);
        const s = new Seating(model, seatInAteliers(model, chooseAteliers(model, chance)!.atelier, chance)!);
        const around = new Neighbourhood(model, chance);
        let cost = valuePlan(instance, planOf(model, s.at)).cost;
        for (let i = 0; i < 40; i++) {
          if (around.propose(s) === NO_NEIGHBOUR) continue;
          const { phase, p, q, table } = around;
          cost += q < 0 ? moveDelta(s, phase, p, table) : swapDelta(s, phase, p, q);
          if (q < 0) s.move(phase, p, table);
          else s.swap(phase, p, q);
          const figures = valuePlan(instance, planOf(model, s.at));
          expect([figures.cost, timesBroken(figures)]).toEqual([cost, 0]);
        }
      }),
      { numRuns: 40, seed: 72 },
    );
  });

  it.each([1, 2, 3])('counts seats that leave the plan in force (%i)', (seed) => {
    const instance = similarInstance('replan', seed);
    const model = layOut(instance);
    const s = new Seating(model, seatFromBase(model)!);
    const around = new Neighbourhood(model, new Chance(2));
    let cost = valuePlan(instance, planOf(model, s.at)).cost;
    for (let i = 0; i < 60; i++) {
      if (around.propose(s) === NO_NEIGHBOUR) continue;
      const { phase, p, q, table } = around;
      cost += q < 0 ? moveDelta(s, phase, p, table) : swapDelta(s, phase, p, q);
      if (q < 0) s.move(phase, p, table);
      else s.swap(phase, p, q);
      expect(valuePlan(instance, planOf(model, s.at)).cost).toBe(cost);
    }
  });
});

import { NoPlanPossible } from '../../src/ateliers/domain/planner/impossibilities.js';
import { planTables } from '../../src/ateliers/domain/planner/plan-tables.js';
import { Planner, type PlannerOrder } from '../../src/ateliers/planner.js';
import type { PlannerRun } from '../../src/ateliers/planner-thread.js';

/** The planner in the tests' own thread, always the same plan: a worker thread needs compiled files. */
export class PlannerInProcess extends Planner {
  plan({ instance, seed }: PlannerOrder): PlannerRun {
    const planned = new Promise<Awaited<PlannerRun['planned']>>((resolve, reject) => {
      setImmediate(() => {
        try {
          resolve({ ...planTables(instance, { seed, proposals: 20_000 }), budget: 20_000 });
        } catch (error) {
          reject(error instanceof NoPlanPossible ? error : new Error('the planner failed', { cause: error }));
        }
      });
    });
    return { planned, stop: () => undefined };
  }
}

import { planTables } from '../../ateliers/domain/planner/plan-tables.js';
import { Planner, type PlannerOrder } from '../../ateliers/planner.js';
import type { PlannerRun } from '../../ateliers/planner-thread.js';

/** Less than half a second for 72 people on a busy machine. */
const PROPOSALS = 20_000;

/** The same plan on every machine, before pages are served: so many tries, whatever time they take. */
export class SeatingAtOnce extends Planner {
  plan({ instance, seed }: PlannerOrder): PlannerRun {
    const planned = new Promise<Awaited<PlannerRun['planned']>>((resolve) => {
      resolve({ ...planTables(instance, { seed, proposals: PROPOSALS }), budget: PROPOSALS });
    });
    return { planned, stop: () => undefined };
  }
}

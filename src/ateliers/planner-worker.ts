import { parentPort, workerData } from 'node:worker_threads';
import { planWithin } from './domain/planner/budget.js';
import { NoPlanPossible } from './domain/planner/impossibilities.js';
import { planTables } from './domain/planner/plan-tables.js';
import { type PlannerAnswer, type PlannerOrder } from './planner-thread.js';

/** Entry of the planner's thread: plans what `workerData` orders, says how far it is, answers, ends. `stop` is one shared word, set to end early. */
const order = workerData as PlannerOrder;
const stop = new Int32Array(order.stop);
const answer = (message: PlannerAnswer): void => parentPort?.postMessage(message);

try {
  const { instance, seed, seconds } = order;
  const begun = performance.now();
  let told = begun;
  const progress = ({ cost }: { readonly cost: number }): boolean => {
    const now = performance.now();
    if (now - told > 200) {
      told = now;
      answer({ kind: 'progress', part: Math.min(1, (now - begun) / (1000 * seconds)), cost });
    }
    return Atomics.load(stop, 0) === 0;
  };
  const timed =
    order.proposals === undefined
      ? planWithin(instance, seconds, { seed, progress }, () => performance.now())
      : { planned: planTables(instance, { seed, proposals: order.proposals, progress }), proposals: order.proposals };
  answer({ kind: 'planned', planned: timed.planned, budget: timed.proposals });
} catch (error) {
  if (!(error instanceof NoPlanPossible)) throw error;
  answer({ kind: 'impossible', reasons: error.reasons });
}

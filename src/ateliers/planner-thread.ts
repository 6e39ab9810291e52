import { Worker } from 'node:worker_threads';
import { type Impossibility, NoPlanPossible } from './domain/planner/impossibilities.js';
import { type Instance } from './domain/planner/instance.js';
import { type PlannedTables } from './domain/planner/plan-tables.js';

export interface PlannerOrder {
  readonly instance: Instance;
  readonly seed: number;
  readonly seconds: number;
  /** Instead of seconds, the number of changes: for the same plan again. */
  readonly proposals?: number;
  readonly stop: SharedArrayBuffer;
}

export type PlannerAnswer =
  | { readonly kind: 'progress'; readonly part: number; readonly cost: number }
  | { readonly kind: 'planned'; readonly planned: PlannedTables; readonly budget: number }
  | { readonly kind: 'impossible'; readonly reasons: readonly Impossibility[] };

export interface PlannerRun {
  /** The best plan found, also after `stop`. Rejects with NoPlanPossible. */
  readonly planned: Promise<PlannedTables & { readonly budget: number }>;
  stop(): void;
}

/**
 * Plans in a thread of its own, so that pages stay fast.
 * @param onProgress part from 0 to 1, and the best cost so far, a few times a second
 */
export function planInThread(
  order: Omit<PlannerOrder, 'stop'>,
  onProgress: (part: number, cost: number) => void = () => undefined,
): PlannerRun {
  const stop = new SharedArrayBuffer(4);
  const worker = new Worker(new URL('./planner-worker.js', import.meta.url), {
    workerData: { ...order, stop } satisfies PlannerOrder,
  });
  const planned = new Promise<PlannedTables & { budget: number }>((resolve, reject) => {
    worker.on('message', (message: PlannerAnswer) => {
      if (message.kind === 'progress') onProgress(message.part, message.cost);
      else if (message.kind === 'planned') resolve({ ...message.planned, budget: message.budget });
      else reject(new NoPlanPossible(message.reasons));
    });
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`The planner's thread ended (${code}) without an answer.`)));
  });
  return { planned, stop: () => void Atomics.store(new Int32Array(stop), 0, 1) };
}

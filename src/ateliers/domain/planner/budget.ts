import { type Instance } from './instance.js';
import { type PlannedTables, planTables, type PlanRequest } from './plan-tables.js';

/** Share of the time spent on learning how fast this machine is, for this instance. */
const REHEARSAL = 0.03;
/** Seconds before which the machine has not yet compiled what it runs often. */
const WARM = 0.08;
/** Kept back for a machine that others use meanwhile. */
const HEADROOM = 0.82;
const FIRST = 8_192;

export interface TimedPlan {
  readonly planned: PlannedTables;
  /** The number of changes that the seconds were turned into: with it and the seed, any machine makes the same plan. */
  readonly proposals: number;
}

/**
 * Plans within so many seconds. These are turned into a number of changes once, by rehearsals that double until they are long enough to tell a
 * rate; the plan depends on that number and the seed alone. A rehearsal that meets the bound is the plan.
 * @param now a clock, in milliseconds
 */
export function planWithin(
  instance: Instance,
  seconds: number,
  request: Omit<PlanRequest, 'proposals'>,
  now: () => number,
): TimedPlan {
  const begun = now();
  const left = () => seconds - (now() - begun) / 1000;
  let last = { tried: 0, took: 0 };
  let best: PlannedTables | null = null;
  let stopped = false;
  // Through a function: the compiler cannot know that planning calls `watched`.
  const isStopped = () => stopped;
  const watched: PlanRequest['progress'] = (progress) => {
    if (request.progress?.(progress) === false) stopped = true;
    return !stopped;
  };
  for (let proposals = FIRST; ; proposals *= 2) {
    const start = now();
    const planned = planTables(instance, { seed: request.seed, proposals, progress: watched });
    if (!best || planned.figures.cost < best.figures.cost) best = planned;
    if (isStopped()) return { planned: best, proposals };
    const run = { tried: planned.proposals, took: (now() - start) / 1000 };
    if (planned.figures.cost <= planned.bounds.cost) return { planned, proposals };
    // What both runs spent before their first change cancels out.
    const slope = (run.tried - last.tried) / (run.took - last.took);
    last = run;
    if (run.took < Math.max(REHEARSAL * seconds, Math.min(WARM, seconds / 10)) && left() > 0.5 * seconds) continue;
    const rate = slope > 0 && Number.isFinite(slope) ? slope : run.tried / run.took;
    const fixed = Math.max(0, run.took - run.tried / rate);
    const budget = Math.floor(rate * (left() - fixed) * HEADROOM);
    if (budget <= proposals) return { planned, proposals };
    const final = planTables(instance, { seed: request.seed, proposals: budget, progress: watched });
    // Whoever stops early keeps the better one; otherwise the plan is that of the number, whatever rehearsals found.
    return { planned: isStopped() && best.figures.cost < final.figures.cost ? best : final, proposals: budget };
  }
}

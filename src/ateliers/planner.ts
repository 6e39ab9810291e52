import { Injectable } from '@nestjs/common';
import type { Instance } from './domain/planner/instance.js';
import { planInThread, type PlannerRun } from './planner-thread.js';

export interface PlannerOrder {
  readonly instance: Instance;
  readonly seed: number;
  readonly seconds: number;
}

/** Where plans are made: not in the thread that serves pages. */
export abstract class Planner {
  abstract plan(order: PlannerOrder, onProgress: (part: number, cost: number) => void): PlannerRun;
}

@Injectable()
export class ThreadedPlanner extends Planner {
  plan(order: PlannerOrder, onProgress: (part: number, cost: number) => void): PlannerRun {
    return planInThread(order, onProgress);
  }
}

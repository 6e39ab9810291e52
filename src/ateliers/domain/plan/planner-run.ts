import type { Reason } from './reasons.js';

/** What an organiser asked of the planner. */
export interface RunRequest {
  /** A new proposal; or few moves that mend a plan, from one phase on. */
  readonly kind: 'proposal' | 'replan';
  /** Seconds it may take: of the machine that does it. */
  readonly seconds: number;
  readonly seed: number;
  /** The plan whose locks and absences are kept; the one to mend. */
  readonly planId: string | null;
  /** Phases before it are over. */
  readonly fromPhase: number | null;
  readonly name: string;
}

export interface RunOutcome {
  readonly planId?: string;
  readonly reasons?: readonly Reason[];
}

/** The planner at work, or its last work. */
export interface PlannerRunRecord {
  readonly runId: string;
  /** `lost`: the process that did it is silent. */
  readonly state: 'running' | 'done' | 'failed' | 'lost';
  readonly request: RunRequest;
  /** 0 to 100. */
  readonly progress: number;
  readonly cost: number | null;
  readonly outcome: RunOutcome;
  readonly stopAsked: boolean;
  /** Epoch milliseconds of the machine's clock. */
  readonly startedAt: number;
  readonly actor: string;
}

/** A process that says nothing for so long is taken to be gone. */
export const SILENCE_MS = 30_000;

/** How long organisers may let it search. */
export const SECONDS = [5, 20, 60] as const;

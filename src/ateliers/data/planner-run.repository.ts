import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import { type PlannerRunRecord, type RunOutcome, type RunRequest, SILENCE_MS } from '../domain/plan/planner-run.js';

type Asks = Pick<Transaction, 'query'>;

interface Row {
  readonly runId: string;
  readonly state: 'running' | 'done' | 'failed';
  readonly request: string;
  readonly progress: number;
  readonly cost: number | null;
  readonly outcome: string;
  readonly stopAsked: boolean | number;
  readonly startedAt: number;
  readonly seenAt: number;
  readonly actor: string;
}

/** One row an event: whoever takes it may plan. Instants are those of the machine's clock. */
@Injectable()
export class PlannerRunRepository {
  async of(database: Asks, eventId: string, now: number): Promise<PlannerRunRecord | null> {
    const [row] = await database.query<Row>(
      `SELECT run_id AS "runId", state AS "state", request AS "request", progress AS "progress", cost AS "cost",
         outcome AS "outcome", stop_asked AS "stopAsked", started_at AS "startedAt", seen_at AS "seenAt", actor AS "actor"
       FROM seat_plan_runs WHERE event_id = ?`,
      [eventId],
    );
    if (!row) return null;
    const { seenAt, ...rest } = row;
    return {
      ...rest,
      state: row.state === 'running' && seenAt < now - SILENCE_MS ? 'lost' : row.state,
      request: JSON.parse(row.request) as RunRequest,
      outcome: JSON.parse(row.outcome) as RunOutcome,
      stopAsked: Boolean(row.stopAsked),
    };
  }

  /** @returns false while another run is at work. */
  async take(
    tx: Transaction,
    { eventId, runId, request, actor, now }: { eventId: string; runId: string; request: RunRequest; actor: string; now: number },
  ): Promise<boolean> {
    const no = tx.engine === 'sqlite' ? 0 : false;
    const taken = await tx.execute(
      `INSERT INTO seat_plan_runs (event_id, run_id, state, request, progress, cost, outcome, stop_asked, started_at, seen_at, actor)
       VALUES (?, ?, 'running', ?, 0, NULL, '{}', ?, ?, ?, ?)
       ON CONFLICT (event_id) DO UPDATE SET run_id = excluded.run_id, state = excluded.state, request = excluded.request,
         progress = 0, cost = NULL, outcome = '{}', stop_asked = excluded.stop_asked, started_at = excluded.started_at,
         seen_at = excluded.seen_at, actor = excluded.actor
       WHERE seat_plan_runs.state <> 'running' OR seat_plan_runs.seen_at < ?`,
      [eventId, runId, JSON.stringify(request), no, now, now, actor, now - SILENCE_MS],
    );
    return taken === 1;
  }

  /** @returns whether it should end: asked to, or another run has taken its place. */
  async beat(
    tx: Transaction,
    eventId: string,
    { runId, progress, cost, now }: { runId: string; progress: number; cost: number | null; now: number },
  ): Promise<boolean> {
    await tx.execute('UPDATE seat_plan_runs SET progress = ?, cost = ?, seen_at = ? WHERE event_id = ? AND run_id = ?', [
      progress,
      cost,
      now,
      eventId,
      runId,
    ]);
    const [row] = await tx.query<{ stop: boolean | number }>(
      `SELECT stop_asked AS "stop" FROM seat_plan_runs WHERE event_id = ? AND run_id = ? AND state = 'running'`,
      [eventId, runId],
    );
    return row === undefined || Boolean(row.stop);
  }

  async askToStop(tx: Transaction, eventId: string): Promise<void> {
    const yes = tx.engine === 'sqlite' ? 1 : true;
    await tx.execute(`UPDATE seat_plan_runs SET stop_asked = ? WHERE event_id = ? AND state = 'running'`, [yes, eventId]);
  }

  async end(
    tx: Transaction,
    eventId: string,
    { runId, state, outcome, now }: { runId: string; state: 'done' | 'failed'; outcome: RunOutcome; now: number },
  ): Promise<void> {
    await tx.execute(
      'UPDATE seat_plan_runs SET state = ?, progress = 100, outcome = ?, seen_at = ? WHERE event_id = ? AND run_id = ?',
      [state, JSON.stringify(outcome), now, eventId, runId],
    );
  }

  /** The last outcome has been read, or its plan is gone. */
  async forget(tx: Transaction, eventId: string): Promise<void> {
    await tx.execute(`DELETE FROM seat_plan_runs WHERE event_id = ? AND state <> 'running'`, [eventId]);
  }
}

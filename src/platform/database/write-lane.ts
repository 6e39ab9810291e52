import { setImmediate } from 'node:timers/promises';
import type { DataSource, QueryRunner } from 'typeorm';
import type { Engine } from './engine.js';
import { isDatabaseUnavailable } from './database-unavailable.js';
import { OpenTransaction, type Transaction } from './transaction.js';

/** Jobs that share one commit: enough to spread the disk's flush, few enough that the first does not wait long. */
const LARGEST_BATCH = 64;

/** Turns of the event loop between two batches; all of them together take 0.05 ms while nothing comes. */
const FEWEST_TURNS = 32;

/** Between two transactions, on the connection that writes. */
type Pause = (runner: QueryRunner) => Promise<void>;

interface Job {
  readonly work: (tx: Transaction) => Promise<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

type Outcome = { readonly value: unknown; readonly effects: readonly (() => void)[] } | { readonly error: unknown };

/**
 * Writes one after the other, in the order they came, several to a commit. Each job of a batch stands on a savepoint: one
 * that fails takes nothing of the others with it. Nobody is told "done" before the commit that holds their rows.
 */
export class WriteLane {
  private readonly queue: Job[] = [];
  private readonly pauses: { readonly pause: Pause; readonly settle: (outcome: Promise<void>) => void }[] = [];
  private draining = false;

  constructor(
    private readonly source: DataSource,
    private readonly engine: Engine,
  ) {}

  get idle(): boolean {
    return !this.draining && this.queue.length === 0 && this.pauses.length === 0;
  }

  run<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.queue.push({ work, resolve: resolve as (value: unknown) => void, reject });
      if (!this.draining) void this.drain();
    });
  }

  /** Runs `pause` when no transaction is open; writes wait meanwhile. */
  between(pause: Pause): Promise<void> {
    return new Promise<void>((settle) => {
      this.pauses.push({ pause, settle });
      if (!this.draining) void this.drain();
    });
  }

  private async drain(): Promise<void> {
    this.draining = true;
    try {
      while (this.queue.length > 0 || this.pauses.length > 0) {
        await this.takePauses();
        if (this.queue.length === 0) continue;
        await this.gather();
        await this.commitBatch(this.queue.splice(0, LARGEST_BATCH));
      }
    } finally {
      this.draining = false;
    }
  }

  private async takePauses(): Promise<void> {
    for (const { pause, settle } of this.pauses.splice(0)) {
      const runner = this.source.createQueryRunner();
      const done = pause(runner).finally(() => runner.release());
      await done.catch(() => undefined);
      settle(done);
    }
  }

  /**
   * Lets requests in before the next batch. better-sqlite3 answers in microtasks, so this is when they are read at all; and
   * Node takes one new connection a turn of its loop: with a single turn a batch, in a rush some people waited for minutes
   * at the door while others were served again and again.
   */
  private async gather(): Promise<void> {
    let before = -1;
    for (let turn = 0; turn < FEWEST_TURNS || this.grewSince(before); turn++) {
      before = this.queue.length;
      await setImmediate();
    }
  }

  private grewSince(before: number): boolean {
    return this.queue.length > before && this.queue.length < LARGEST_BATCH;
  }

  private async commitBatch(batch: readonly Job[]): Promise<void> {
    let outcomes: Outcome[];
    try {
      outcomes = await this.inOneTransaction(batch);
    } catch (error) {
      for (const job of batch) job.reject(error);
      return;
    }
    outcomes.forEach((outcome, at) => {
      settle(batch[at]!, outcome);
    });
  }

  private async inOneTransaction(batch: readonly Job[]): Promise<Outcome[]> {
    const runner = this.source.createQueryRunner();
    try {
      await runner.startTransaction();
      const outcomes =
        batch.length === 1 ? [await this.alone(runner, batch[0]!)] : await this.onSavepoints(runner, batch);
      await runner.commitTransaction();
      return outcomes;
    } catch (error) {
      await rollBackQuietly(runner);
      throw error;
    } finally {
      await runner.release();
    }
  }

  /** @throws whatever the job throws: the transaction holds nothing else. */
  private async alone(runner: QueryRunner, job: Job): Promise<Outcome> {
    const tx = new OpenTransaction(runner, this.engine);
    return { value: await job.work(tx), effects: tx.effects };
  }

  /** @throws when the transaction as a whole is broken (disk full, connection lost): then no job of the batch is done. */
  private async onSavepoints(runner: QueryRunner, batch: readonly Job[]): Promise<Outcome[]> {
    const outcomes: Outcome[] = [];
    for (const job of batch) {
      await this.moveSavepoint(runner, outcomes.length === 0);
      try {
        outcomes.push(await this.alone(runner, job));
      } catch (error) {
        await rollBackTo(runner, error);
        outcomes.push({ error });
      }
    }
    return outcomes;
  }

  /** In one message on PostgreSQL, where each costs as much as an insertion. */
  private async moveSavepoint(runner: QueryRunner, isFirst: boolean): Promise<void> {
    if (isFirst) await runner.query(SAVEPOINT);
    else if (this.engine === 'postgres') await runner.query(`${RELEASE}; ${SAVEPOINT}`);
    else {
      await runner.query(RELEASE);
      await runner.query(SAVEPOINT);
    }
  }
}

const SAVEPOINT = 'SAVEPOINT job';
const RELEASE = 'RELEASE SAVEPOINT job';

/** @throws the error that broke the whole transaction, if it is broken: SQLite drops every savepoint when the disk is full. */
async function rollBackTo(runner: QueryRunner, error: unknown): Promise<void> {
  try {
    await runner.query('ROLLBACK TO SAVEPOINT job');
  } catch (rollbackError) {
    throw isDatabaseUnavailable(error) ? error : rollbackError;
  }
}

function settle(job: Job, outcome: Outcome): void {
  if ('error' in outcome) {
    job.reject(outcome.error);
    return;
  }
  job.resolve(outcome.value);
  for (const effect of outcome.effects) effect();
}

async function rollBackQuietly(runner: QueryRunner): Promise<void> {
  try {
    while (runner.isTransactionActive) await runner.rollbackTransaction();
  } catch {
    // SQLite has rolled back by itself (disk full) or the connection is gone; the first error is the one to tell.
    forgetTransaction(runner);
  }
}

/** TypeORM keeps its own idea of the open transaction, and the one SQLite connection is used again. */
function forgetTransaction(runner: QueryRunner): void {
  const inner = runner as unknown as { isTransactionActive: boolean; transactionDepth: number };
  inner.isTransactionActive = false;
  inner.transactionDepth = 0;
}

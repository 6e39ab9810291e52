import type { DataSource } from 'typeorm';
import { engineOfSource, type Engine } from './engine.js';
import type { Transaction } from './transaction.js';
import { WriteLane } from './write-lane.js';

export interface UnitOfWorkOptions {
  /**
   * Jobs of one lane run one after the other and share commits; pick the row they would all fight for (an event's id).
   * SQLite has one lane for everything, since it has one writer. On PostgreSQL a job without a lane runs on its own.
   */
  readonly lane?: string;
}

/**
 * The only way to write. One TypeORM source on SQLite is one connection: without this queue, a request's rollback takes
 * away rows another request was already told were saved.
 */
export class UnitOfWork {
  private readonly lanes = new Map<string, WriteLane>();
  private readonly engine: Engine;

  constructor(private readonly source: DataSource) {
    this.engine = engineOfSource(source);
  }

  /**
   * Runs `job` in a transaction and answers when it is durable.
   * @throws whatever `job` throws, after rolling it back; or the database's error, when nothing was kept.
   */
  run<T>(job: (tx: Transaction) => Promise<T>, { lane }: UnitOfWorkOptions = {}): Promise<T> {
    if (this.engine === 'sqlite') return this.laneNamed('the one writer').run(job);
    return lane === undefined ? new WriteLane(this.source, this.engine).run(job) : this.runInLane(lane, job);
  }

  /**
   * Leaves nothing readable of rows that were deleted or changed: SQLite keeps them in free pages and in its log until they
   * are written over. In turn with the writes, outside any transaction; it takes about a second for 100 MB.
   */
  scrub(): Promise<void> {
    const statements = this.engine === 'sqlite' ? ['VACUUM', 'PRAGMA wal_checkpoint(TRUNCATE)'] : ['VACUUM'];
    const lane = this.engine === 'sqlite' ? this.laneNamed('the one writer') : new WriteLane(this.source, this.engine);
    return lane.between(async (runner) => {
      for (const statement of statements) await runner.query(statement);
    });
  }

  private async runInLane<T>(name: string, job: (tx: Transaction) => Promise<T>): Promise<T> {
    const lane = this.laneNamed(name);
    try {
      return await lane.run(job);
    } finally {
      if (lane.idle) this.lanes.delete(name);
    }
  }

  private laneNamed(name: string): WriteLane {
    let lane = this.lanes.get(name);
    if (!lane) this.lanes.set(name, (lane = new WriteLane(this.source, this.engine)));
    return lane;
  }
}

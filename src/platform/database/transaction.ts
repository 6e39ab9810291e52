import type { EntityManager, QueryRunner } from 'typeorm';
import type { Engine } from './engine.js';
import { runStatement } from './portable-sql.js';

/** What a unit of work may do while its transaction is open. Nothing slow (mail, network, hashing) is awaited inside. */
export interface Transaction {
  readonly engine: Engine;
  readonly manager: EntityManager;
  /** Portable SQL with `?` placeholders and snake_case columns. */
  query<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** The same for a statement without rows. @returns how many rows it changed. */
  execute(sql: string, parameters?: readonly unknown[]): Promise<number>;
  /**
   * Writes that touch none of each other's rows, sent in one message where the engine takes one: PostgreSQL is asked four
   * times less for a registration. Inside, nothing can be read, and `execute` says 1 without knowing.
   */
  together(writes: (tx: Transaction) => Promise<void>): Promise<void>;
  /** Runs once the whole transaction is durable, and never if it is not. Must not throw. */
  afterCommit(effect: () => void): void;
}

export class OpenTransaction implements Transaction {
  readonly effects: (() => void)[] = [];

  constructor(
    private readonly runner: QueryRunner,
    readonly engine: Engine,
  ) {}

  get manager(): EntityManager {
    return this.runner.manager;
  }

  async query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return (await runStatement<Row>(this.runner, this.engine, sql, parameters)).rows;
  }

  async execute(sql: string, parameters: readonly unknown[] = []): Promise<number> {
    return (await runStatement(this.runner, this.engine, sql, parameters)).affected;
  }

  async together(writes: (tx: Transaction) => Promise<void>): Promise<void> {
    if (this.engine === 'sqlite') {
      await writes(this);
      return;
    }
    const gathered = new GatheredWrites(this);
    await writes(gathered);
    await gathered.send();
  }

  afterCommit(effect: () => void): void {
    this.effects.push(effect);
  }
}

/** PostgreSQL's data-modifying WITH: all its statements run, and each sees the rows as they were before any of them. */
class GatheredWrites implements Transaction {
  private readonly statements: string[] = [];
  private readonly parameters: unknown[] = [];

  constructor(private readonly tx: Transaction) {}

  get engine(): Engine {
    return this.tx.engine;
  }

  get manager(): EntityManager {
    throw new Error('writes sent together are plain statements');
  }

  query<Row>(): Promise<Row[]> {
    return Promise.reject(new Error('nothing can be read among writes that are sent together'));
  }

  execute(sql: string, parameters: readonly unknown[] = []): Promise<number> {
    this.statements.push(sql);
    this.parameters.push(...parameters);
    return Promise.resolve(1);
  }

  together(writes: (tx: Transaction) => Promise<void>): Promise<void> {
    return writes(this);
  }

  afterCommit(effect: () => void): void {
    this.tx.afterCommit(effect);
  }

  async send(): Promise<void> {
    const last = this.statements.at(-1);
    if (last === undefined) return;
    const before = this.statements.slice(0, -1).map((sql, at) => `w${at} AS (${sql})`);
    await this.tx.execute(before.length === 0 ? last : `WITH ${before.join(', ')} ${last}`, this.parameters);
  }
}

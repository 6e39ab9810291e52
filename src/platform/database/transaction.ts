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

  afterCommit(effect: () => void): void {
    this.effects.push(effect);
  }
}

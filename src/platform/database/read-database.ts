import type { DataSource } from 'typeorm';
import { engineOfSource, type Engine } from './engine.js';
import { placeholders } from './portable-sql.js';

/** Reads what is committed, for queries; it cannot write. */
export class ReadDatabase {
  readonly engine: Engine;

  constructor(private readonly source: DataSource) {
    this.engine = engineOfSource(source);
  }

  /** Portable SQL with `?` placeholders. Booleans are 0/1 on SQLite and true/false on PostgreSQL: map with Boolean(). */
  async query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.source.query<Row[]>(placeholders(sql, this.engine), [...parameters]);
  }
}

import { Injectable } from '@nestjs/common';
import { migrations } from '../database/migrations/all.js';
import { ReadDatabase } from '../database/read-database.js';

const LAST_MIGRATION = migrations.at(-1)?.name;

@Injectable()
export class Readiness {
  constructor(private readonly read: ReadDatabase) {}

  async check(): Promise<boolean> {
    try {
      const ran = await this.read.query<{ name: string }>('SELECT name FROM schema_migrations WHERE name = ?', [
        LAST_MIGRATION,
      ]);
      return ran.length > 0;
    } catch {
      return false;
    }
  }
}

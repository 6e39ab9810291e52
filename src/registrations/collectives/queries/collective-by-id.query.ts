import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '../../../platform/database/read-database.js';
import { COLLECTIVE_COLUMNS } from '../data/collective-row.js';
import type { TerritoryCollective } from '../domain/collective.js';

@Injectable()
export class CollectiveById {
  constructor(private readonly read: ReadDatabase) {}

  async find(id: string): Promise<TerritoryCollective | null> {
    const [collective] = await this.read.query<TerritoryCollective>(
      `SELECT ${COLLECTIVE_COLUMNS} FROM territory_collectives c WHERE c.id = ? AND c.merged_into IS NULL`,
      [id],
    );
    return collective ?? null;
  }
}

import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '../../../platform/database/read-database.js';

@Injectable()
export class GroupMemberId {
  constructor(private readonly read: ReadDatabase) {}

  /** The registration that has this reference in this group, and in no other; null for everybody else's. */
  async find(groupId: string, reference: string): Promise<string | null> {
    const [row] = await this.read.query<{ id: string }>(
      'SELECT id AS "id" FROM registrations WHERE reference = ? AND group_id = ?',
      [reference, groupId],
    );
    return row?.id ?? null;
  }
}

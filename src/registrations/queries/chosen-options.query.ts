import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '../../platform/database/read-database.js';

/** Which options people chose, as ids. */
@Injectable()
export class ChosenOptionsQuery {
  constructor(private readonly read: ReadDatabase) {}

  async of(registrationId: string): Promise<string[]> {
    return (await this.ofAll([registrationId])).get(registrationId) ?? [];
  }

  /** For a thousand registrations or so at once. */
  async ofAll(registrationIds: readonly string[]): Promise<Map<string, string[]>> {
    const chosen = new Map<string, string[]>();
    if (registrationIds.length === 0) return chosen;
    const rows = await this.read.query<{ registrationId: string; optionId: string }>(
      `SELECT registration_id AS "registrationId", option_id AS "optionId" FROM registration_options
       WHERE registration_id IN (${registrationIds.map(() => '?').join(', ')})`,
      registrationIds,
    );
    for (const { registrationId, optionId } of rows) {
      chosen.set(registrationId, [...(chosen.get(registrationId) ?? []), optionId]);
    }
    return chosen;
  }
}

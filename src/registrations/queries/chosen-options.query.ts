import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../events/domain/event.js';
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

  /** What they chose by its title, for as many; who chose nothing lacks. */
  async titlesOf(
    { options }: Pick<EventRecord, 'options'>,
    registrationIds: readonly string[],
  ): Promise<Map<string, string[]>> {
    const titles = new Map(options.map(({ id, title }) => [id, title]));
    const chosen = await this.ofAll(registrationIds);
    return new Map([...chosen].map(([id, ids]) => [id, ids.flatMap((option) => titles.get(option) ?? [])]));
  }
}

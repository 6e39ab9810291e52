import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import { ReadDatabase } from '../../../platform/database/read-database.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { RegistrationSettingsRepository } from '../../settings/data/registration-settings.repository.js';
import { SteadySettings } from '../../settings/queries/steady-settings.query.js';
import { type ChangeGroup, type ChangesRules, closedGroups, readChangesRules } from '../domain/changes-rules.js';

/** What people may still change by themselves at an event. */
@Injectable()
export class ChangesRulesQuery {
  constructor(
    private readonly read: ReadDatabase,
    private readonly settings: RegistrationSettingsRepository,
    private readonly steadySettings: SteadySettings,
  ) {}

  async rulesOf(
    eventId: string,
    database: Pick<Transaction, 'query'> = this.read,
  ): Promise<{ rules: ChangesRules; version: number }> {
    const { body, version } = await this.settings.of(database, eventId, 'changes');
    return { rules: readChangesRules(body), version };
  }

  /** The same for a record that is asked about again and again. */
  async steadyRules(event: EventRecord): Promise<ChangesRules> {
    return readChangesRules((await this.steadySettings.of(event, 'changes')).body);
  }

  /** The groups that are closed to them at `now`, epoch milliseconds of the events' clock. */
  async closed(
    event: Pick<EventRecord, 'id' | 'startsOn' | 'timeZone'>,
    now: number,
    database?: Pick<Transaction, 'query'>,
  ): Promise<ReadonlySet<ChangeGroup>> {
    return closedGroups((await this.rulesOf(event.id, database)).rules, event, now);
  }
}

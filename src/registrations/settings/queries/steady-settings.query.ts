import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import { ReadDatabase } from '../../../platform/database/read-database.js';
import { RegistrationSettingsRepository } from '../data/registration-settings.repository.js';
import { NOTHING_DECIDED, type SettingTopic, type StoredSetting } from '../domain/setting-topic.js';

/** `places` counts with the places themselves, whose lock brings it. */
type SteadyTopic = Exclude<SettingTopic, 'places'>;

/**
 * What an event's organisers decided, read once for every record of the event: a page asks about several topics, and a rush
 * about the record that `EventQueries.steady` keeps. Whoever saves one of these topics raises the event's version, so that
 * the record is read anew.
 */
@Injectable()
export class SteadySettings {
  private readonly kept = new WeakMap<EventRecord, Promise<ReadonlyMap<SettingTopic, StoredSetting>>>();

  constructor(
    private readonly read: ReadDatabase,
    private readonly settings: RegistrationSettingsRepository,
  ) {}

  async of(event: EventRecord, topic: SteadyTopic): Promise<StoredSetting> {
    return (await this.all(event)).get(topic) ?? NOTHING_DECIDED;
  }

  private all(event: EventRecord): Promise<ReadonlyMap<SettingTopic, StoredSetting>> {
    const kept = this.kept.get(event);
    if (kept) return kept;
    const decided = this.settings.all(this.read, event.id);
    this.kept.set(event, decided);
    decided.catch(() => this.kept.delete(event));
    return decided;
  }
}

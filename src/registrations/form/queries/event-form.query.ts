import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import { ReadDatabase } from '../../../platform/database/read-database.js';
import type { Programme } from '../../../programme/domain/programme.js';
import { ProgrammeQuery } from '../../../programme/queries/programme.query.js';
import { RegistrationSettingsRepository } from '../../settings/data/registration-settings.repository.js';
import type { StoredSetting } from '../../settings/domain/setting-topic.js';
import { SteadySettings } from '../../settings/queries/steady-settings.query.js';
import { wishRounds, type WishRound } from '../../wishes/domain/wish-rounds.js';
import { type FormSettings, readFormSettings } from '../domain/form-settings.js';

export interface EventForm {
  readonly settings: FormSettings;
  /** The rankings that are asked, by the published programme. */
  readonly rounds: readonly WishRound[];
  /** For the organisers' optimistic lock; 0 where nothing was ever decided. */
  readonly version: number;
}

/** The form of an event as it is committed. */
@Injectable()
export class EventFormQuery {
  /** By the record that `EventQueries.steady` keeps until the event changes: no query in a rush. */
  private readonly kept = new WeakMap<EventRecord, Promise<EventForm>>();

  constructor(
    private readonly read: ReadDatabase,
    private readonly settings: RegistrationSettingsRepository,
    private readonly steadySettings: SteadySettings,
    private readonly programmes: ProgrammeQuery,
  ) {}

  async of(eventId: string): Promise<EventForm> {
    return this.formOf(eventId, await this.settings.of(this.read, eventId, 'form'));
  }

  /** The same for a record that is asked about again and again. */
  steady(event: EventRecord): Promise<EventForm> {
    const kept = this.kept.get(event);
    if (kept) return kept;
    const form = this.steadySettings.of(event, 'form').then((stored) => this.formOf(event.id, stored));
    this.kept.set(event, form);
    form.catch(() => this.kept.delete(event));
    return form;
  }

  private async formOf(eventId: string, { body, version }: StoredSetting): Promise<EventForm> {
    const settings = readFormSettings(body);
    if (settings.wishes.how === 'none') return { settings, rounds: [], version };
    return { settings, rounds: wishRounds(sessionsOf(await this.programmes.of(eventId)), settings.wishes), version };
  }
}

export function sessionsOf({ days }: Programme) {
  return days.flatMap(({ sessions }) => sessions);
}

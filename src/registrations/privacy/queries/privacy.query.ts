import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import { ReadDatabase } from '../../../platform/database/read-database.js';
import { RegistrationSettingsRepository } from '../../settings/data/registration-settings.repository.js';
import type { ChoiceLists } from '../../form/domain/choice-lists.js';
import { EventFormQuery } from '../../form/queries/event-form.query.js';
import { SteadySettings } from '../../settings/queries/steady-settings.query.js';
import { type EventPurge, EventPurgesRepository } from '../data/event-purges.repository.js';
import { privacyRules, type PrivacyRules } from '../domain/privacy-rules.js';

export interface KeptPeople {
  readonly rules: PrivacyRules;
  readonly version: number;
  readonly purge: EventPurge | null;
  /** What the event calls the functions of those who are gone. */
  readonly lists: ChoiceLists;
  /** What a purge would take. */
  readonly registrations: number;
  readonly mails: number;
  readonly needs: number;
}

/** What is kept of an event's people now, and for how long. */
@Injectable()
export class PrivacyQuery {
  constructor(
    private readonly read: ReadDatabase,
    private readonly settings: RegistrationSettingsRepository,
    private readonly steadySettings: SteadySettings,
    private readonly forms: EventFormQuery,
    private readonly purges: EventPurgesRepository,
  ) {}

  async rulesOf({ id }: Pick<EventRecord, 'id'>): Promise<Pick<KeptPeople, 'rules' | 'version'>> {
    const { body, version } = await this.settings.of(this.read, id, 'privacy');
    return { rules: privacyRules(body), version };
  }

  /** The same for a record that is asked about again and again. */
  async steadyRules(event: EventRecord): Promise<PrivacyRules> {
    return privacyRules((await this.steadySettings.of(event, 'privacy')).body);
  }

  async of({ id }: Pick<EventRecord, 'id'>): Promise<KeptPeople> {
    const [{ rules, version }, purge, form, [counts]] = await Promise.all([
      this.rulesOf({ id }),
      this.purges.of(this.read, id),
      this.forms.of(id),
      this.read.query<Pick<KeptPeople, 'registrations' | 'mails' | 'needs'>>(
        `SELECT (SELECT COUNT(*) FROM registrations WHERE event_id = e.id) AS "registrations",
           (SELECT COUNT(*) FROM outgoing_emails WHERE event_id = e.id) AS "mails",
           (SELECT COUNT(*) FROM registration_needs WHERE event_id = e.id) AS "needs" FROM events e WHERE e.id = ?`,
        [id],
      ),
    ]);
    const { registrations = 0, mails = 0, needs = 0 } = counts ?? {};
    return {
      rules,
      version,
      purge,
      lists: form.settings.lists,
      registrations: Number(registrations),
      mails: Number(mails),
      needs: Number(needs),
    };
  }
}

import type { QueryRunner } from 'typeorm';
import { createTable, id, instant, optional, primary, text } from '../columns.js';

/** What people need to take part, apart from all else; and when an event's people were announced to be forgotten, and were. */
export async function createPrivacy(runner: QueryRunner): Promise<void> {
  await createTable(runner, 'registration_needs', {
    columns: [
      primary(id('registration_id')),
      id('event_id'),
      text('kinds'),
      optional(text('body')),
      instant('consented_at'),
    ],
    indexes: { ix_registration_needs_event: ['event_id'] },
    references: { registration_id: 'registrations', event_id: 'events' },
  });
  await createTable(runner, 'event_purges', {
    columns: [
      primary(id('event_id')),
      instant('announced_at'),
      optional(instant('purged_at')),
      optional(text('aggregates')),
      optional(instant('scrubbed_at')),
    ],
    references: { event_id: 'events' },
  });
}

export const PRIVACY_TABLES = ['event_purges', 'registration_needs'];

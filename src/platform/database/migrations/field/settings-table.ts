import type { QueryRunner } from 'typeorm';
import { createTable, id, instant, integer, primary, text, words } from '../columns.js';

/** What an organiser decides on registration, a row a topic: each topic has its own version, so that two organisers at two topics never meet. */
export async function createRegistrationSettings(runner: QueryRunner): Promise<void> {
  await createTable(runner, 'registration_settings', {
    columns: [
      primary(id('event_id')),
      primary(words('topic', 20)),
      text('body'),
      integer('version'),
      instant('updated_at'),
    ],
    references: { event_id: 'events' },
  });
}

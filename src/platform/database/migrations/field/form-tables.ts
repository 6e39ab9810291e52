import type { QueryRunner } from 'typeorm';
import { createTable, id, instant, integer, optional, primary, text, words } from '../columns.js';

/** Files that people send with their answers, and the ateliers that they rank. */
export async function createFormTables(runner: QueryRunner): Promise<void> {
  await createTable(runner, 'registration_files', {
    columns: [
      primary(id()),
      id('event_id'),
      optional(id('registration_id')),
      words('question', 60),
      optional(words('claim_hash', 64)),
      words('filename', 200),
      words('content_type', 100),
      integer('size'),
      words('sha256', 64),
      text('content'),
      instant('created_at'),
    ],
    uniques: { uq_registration_files_claim_hash: ['claim_hash'] },
    indexes: {
      ix_registration_files_event: ['event_id'],
      ix_registration_files_registration: ['registration_id'],
      ix_registration_files_held: { columns: ['created_at'], where: 'registration_id IS NULL' },
    },
    references: { event_id: 'events', registration_id: 'registrations' },
  });
  await createTable(runner, 'registration_wishes', {
    columns: [
      primary(id('registration_id')),
      primary(integer('phase')),
      primary(words('atelier', 10)),
      integer('rank'),
      optional(instant('gone_at')),
    ],
    indexes: { ix_registration_wishes_gone: { columns: ['registration_id'], where: 'gone_at IS NOT NULL' } },
    references: { registration_id: 'registrations' },
  });
}

/** In the order in which they may be dropped. */
export const FORM_TABLES = ['registration_wishes', 'registration_files'];

import type { QueryRunner } from 'typeorm';
import { createTable, id, instant, integer, optional, primary, text, words } from '../columns.js';

/** Who runs which atelier, what its tables produced, and whom nobody saw there. */
export async function createFacilitationTables(runner: QueryRunner): Promise<void> {
  await createTable(runner, 'facilitator_links', {
    columns: [
      primary(id('event_id')),
      primary(id('account_id')),
      words('printed_name', 200),
      instant('linked_at'),
      words('actor', 200),
    ],
    references: { event_id: 'events' },
  });
  await createTable(runner, 'atelier_notes', {
    columns: [
      primary(id()),
      id('event_id'),
      integer('phase'),
      words('letter', 10),
      integer('table_number'),
      words('kind', 20),
      text('body'),
      integer('version'),
      instant('updated_at'),
      optional(id('account_id')),
      words('actor', 200),
    ],
    uniques: { uq_atelier_notes_place: ['event_id', 'phase', 'letter', 'table_number', 'kind'] },
    references: { event_id: 'events' },
  });
  await createTable(runner, 'atelier_absences', {
    columns: [
      primary(id('registration_id')),
      primary(integer('phase')),
      id('event_id'),
      instant('noted_at'),
      words('actor', 200),
    ],
    indexes: { ix_atelier_absences_event: ['event_id', 'phase'] },
    references: { event_id: 'events' },
  });
  await createTable(runner, 'atelier_photos', {
    columns: [
      primary(id()),
      id('event_id'),
      integer('phase'),
      words('letter', 10),
      integer('table_number'),
      words('content_type', 100),
      integer('size'),
      words('caption', 200),
      text('content'),
      optional(id('account_id')),
      words('actor', 200),
      instant('created_at'),
    ],
    indexes: { ix_atelier_photos_place: ['event_id', 'phase', 'letter', 'table_number'] },
    references: { event_id: 'events' },
  });
}

export const FACILITATION_TABLES = ['atelier_photos', 'atelier_absences', 'atelier_notes', 'facilitator_links'];

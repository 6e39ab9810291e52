import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, instant, optional, primary, text } from './columns.js';

/** Which seats people were told last. Events that published before are asked what they published, when it changes. */
export class ToldSeats1650000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'told_seats', {
      columns: [
        primary(id('registration_id')),
        id('event_id'),
        text('seats'),
        optional(text('seats_before')),
        optional(id('batch_id')),
        instant('told_at'),
      ],
      indexes: { ix_told_seats_event: ['event_id'], ix_told_seats_batch: ['batch_id'] },
      references: { registration_id: 'registrations', event_id: 'events' },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('told_seats');
  }
}

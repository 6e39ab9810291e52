import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { createTable, id, integer, primary, words, yesNo } from './columns.js';

/** Seats that people take in ateliers when they register, and whether an event gives them so. */
export class AteliersBooked1620000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const isPostgres = runner.dataSource.options.type === 'postgres';
    await runner.addColumns('event_places', [
      new TableColumn({ ...yesNo('books_ateliers'), default: isPostgres ? false : 0 }),
    ]);
    await createTable(runner, 'atelier_bookings', {
      columns: [primary(id('registration_id')), primary(integer('phase')), id('event_id'), words('atelier', 10)],
      indexes: { ix_atelier_bookings_seat: ['event_id', 'phase', 'atelier'] },
      references: { registration_id: 'registrations', event_id: 'events' },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('atelier_bookings');
    await runner.dropColumns('event_places', ['books_ateliers']);
  }
}

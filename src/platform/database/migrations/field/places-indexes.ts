import { TableIndex, type QueryRunner } from 'typeorm';

const ofOffers = () =>
  new TableIndex({
    name: 'ix_registrations_offers',
    columnNames: ['event_id', 'decision_due_at'],
    where: "status = 'offered'",
  });
const ofEmployers = () =>
  new TableIndex({
    name: 'ix_registrations_employer',
    columnNames: ['event_id', 'collectivity_code'],
    where: "status IN ('confirmed', 'offered')",
  });

/** Offers that wait for an answer, and who has a place of each employer: looked for under an event's lock. */
export async function indexPlaces(runner: QueryRunner): Promise<void> {
  await runner.createIndex('registrations', ofOffers());
  await runner.createIndex('registrations', ofEmployers());
}

export async function forgetPlaces(runner: QueryRunner): Promise<void> {
  await runner.dropIndex('registrations', 'ix_registrations_employer');
  await runner.dropIndex('registrations', 'ix_registrations_offers');
}

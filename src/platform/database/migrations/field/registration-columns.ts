import { TableCheck, TableColumn, type QueryRunner } from 'typeorm';
import { id, instant, integer, oneOf, optional, text, words, yesNo } from '../columns.js';

const ENDINGS = ['person', 'employer', 'organiser', 'offer-expired', 'approval-expired', 'substituted', 'merged'];

/** Whom a request awaits, how it ended, with whom somebody comes, and what they answered beyond the usual questions. */
export async function widenRegistrations(runner: QueryRunner): Promise<void> {
  const isPostgres = runner.dataSource.options.type === 'postgres';
  await runner.addColumns('registrations', [
    new TableColumn(optional(words('awaits', 20))),
    new TableColumn(optional(instant('decision_due_at'))),
    new TableColumn(optional(words('ended_by', 20))),
    new TableColumn(optional(words('end_reason', 1000))),
    new TableColumn({ ...words('source', 20), default: "'self'" }),
    new TableColumn(optional(id('replaces_id'))),
    new TableColumn(optional(id('group_id'))),
    new TableColumn(optional(id('collective_id'))),
    new TableColumn({ ...yesNo('shows_in_collective'), default: isPostgres ? false : 0 }),
    new TableColumn(optional(words('category', 10))),
    new TableColumn(optional(text('image_consent'))),
    new TableColumn({ ...text('answers'), default: "'{}'" }),
  ]);
  // What was pending before approvals had steps waited for the organiser.
  await runner.query(`UPDATE registrations SET awaits = 'organiser' WHERE status = 'pending'`);
  await runner.query(`UPDATE registrations SET ended_by = 'person' WHERE status = 'withdrawn'`);
  await replaceCheck(runner, 'registrations', 'ck_registrations_status', oneOf('status', STATUSES));
  await addCheck(runner, 'registrations', 'ck_registrations_awaits', `(status = 'pending') = (awaits IS NOT NULL)`);
  await addCheck(
    runner,
    'registrations',
    'ck_registrations_ended_by',
    `(status = 'withdrawn') = (ended_by IS NOT NULL) AND (ended_by IS NULL OR ${oneOf('ended_by', ENDINGS)})`,
  );
  await runner.addColumns('event_places', [
    new TableColumn({ ...integer('held'), default: 0 }),
    new TableColumn({ ...integer('overbooking'), default: 0 }),
  ]);
}

const STATUSES = ['pending', 'waiting', 'offered', 'confirmed', 'withdrawn'];

export async function narrowRegistrations(runner: QueryRunner): Promise<void> {
  await runner.dropColumns('event_places', ['held', 'overbooking']);
  await runner.dropCheckConstraint('registrations', 'ck_registrations_ended_by');
  await runner.dropCheckConstraint('registrations', 'ck_registrations_awaits');
  await runner.query(`UPDATE registrations SET status = 'confirmed' WHERE status = 'offered'`);
  await replaceCheck(
    runner,
    'registrations',
    'ck_registrations_status',
    oneOf('status', ['pending', 'confirmed', 'waiting', 'withdrawn']),
  );
  await runner.dropColumns('registrations', [
    ...['awaits', 'decision_due_at', 'ended_by', 'end_reason', 'source', 'replaces_id', 'group_id', 'collective_id'],
    ...['shows_in_collective', 'category', 'image_consent', 'answers'],
  ]);
}

async function replaceCheck(runner: QueryRunner, table: string, name: string, expression: string): Promise<void> {
  await runner.dropCheckConstraint(table, name);
  await addCheck(runner, table, name, expression);
}

async function addCheck(runner: QueryRunner, table: string, name: string, expression: string): Promise<void> {
  await runner.createCheckConstraint(table, new TableCheck({ name, expression }));
}

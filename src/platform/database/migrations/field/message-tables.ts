import { TableColumn, TableIndex, type QueryRunner } from 'typeorm';
import { clockTime, createTable, id, instant, integer, oneOf, optional, primary, text, words } from '../columns.js';

const MAIL_COLUMNS = [
  optional(id('batch_id')),
  optional(words('list_unsubscribe', 400)),
  optional(words('bounce_note', 200)),
  optional(instant('bounced_at')),
];

/** What organisers say in the mails of their event, when it leaves, and to whom. */
export async function createMessages(runner: QueryRunner): Promise<void> {
  await runner.addColumns(
    'outgoing_emails',
    MAIL_COLUMNS.map((column) => new TableColumn(column)),
  );
  await runner.createIndex(
    'outgoing_emails',
    new TableIndex({ name: 'ix_outgoing_emails_batch', columnNames: ['batch_id', 'status'] }),
  );
  await createTable(runner, 'message_templates', {
    columns: [
      primary(id('event_id')),
      primary(words('kind', 60)),
      primary(words('locale', 5)),
      optional(words('subject', 200)),
      optional(text('opening')),
      optional(text('closing')),
      integer('version'),
      instant('updated_at'),
    ],
    references: { event_id: 'events' },
  });
  await createTable(runner, 'message_schedules', {
    columns: [
      primary(id()),
      id('event_id'),
      words('kind', 20),
      words('anchor', 20),
      integer('days'),
      clockTime('at_time'),
      text('audience'),
      text('texts'),
      optional(instant('enabled_at')),
      integer('version'),
      instant('created_at'),
      instant('updated_at'),
    ],
    indexes: { ix_message_schedules_event: ['event_id'], ix_message_schedules_enabled: ['enabled_at'] },
    checks: {
      ck_message_schedules_kind: oneOf('kind', ['convocation', 'reminder']),
      ck_message_schedules_anchor: oneOf('anchor', ['opening', 'deadline', 'start', 'end']),
    },
    references: { event_id: 'events' },
  });
  await createTable(runner, 'mailings', {
    columns: [
      primary(id()),
      id('event_id'),
      words('kind', 20),
      optional(id('schedule_id')),
      optional(instant('due_at')),
      words('status', 20),
      text('audience'),
      text('texts'),
      optional(text('details')),
      optional(instant('starts_at')),
      // Recipients are walked in the order of their ids: what stands behind this one is done.
      words('done_to', 36),
      integer('written'),
      integer('left_out'),
      optional(words('author', 200)),
      integer('version'),
      instant('created_at'),
      optional(instant('ended_at')),
    ],
    uniques: { uq_mailings_schedule_due: ['schedule_id', 'due_at'] },
    indexes: { ix_mailings_event: ['event_id', 'created_at'], ix_mailings_status: ['status', 'starts_at'] },
    checks: {
      ck_mailings_kind: oneOf('kind', ['message', 'convocation', 'reminder', 'event-changed']),
      ck_mailings_status: oneOf('status', ['draft', 'waiting', 'running', 'done', 'cancelled']),
    },
    references: { event_id: 'events', schedule_id: 'message_schedules' },
  });
  await createTable(runner, 'mail_unsubscriptions', {
    columns: [primary(id('scope_id')), primary(words('key_hash', 64)), instant('created_at')],
  });
  await createTable(runner, 'told_facts', {
    columns: [primary(id('event_id')), text('body'), instant('created_at')],
    references: { event_id: 'events' },
  });
}

/** In the order in which they may go. */
const MESSAGE_TABLES = [
  'told_facts',
  'mail_unsubscriptions',
  'mailings',
  'message_schedules',
  'message_templates',
] as const;

export async function forgetMessages(runner: QueryRunner): Promise<void> {
  for (const table of MESSAGE_TABLES) await runner.dropTable(table);
  await runner.dropIndex('outgoing_emails', 'ix_outgoing_emails_batch');
  await runner.dropColumns(
    'outgoing_emails',
    MAIL_COLUMNS.map(({ name }) => name),
  );
}

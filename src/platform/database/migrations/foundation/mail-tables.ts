import type { QueryRunner } from 'typeorm';
import { createTable, id, instant, integer, oneOf, optional, primary, text, words } from '../columns.js';

export async function createMail(runner: QueryRunner): Promise<void> {
  await createTable(runner, 'outgoing_emails', {
    columns: [
      primary(id()),
      words('dedupe_key', 200),
      words('kind', 60),
      words('locale', 5),
      words('to_address', 320),
      optional(words('to_name', 200)),
      words('subject', 400),
      text('html'),
      text('body_text'),
      text('attachments'),
      text('links'),
      words('message_id', 200),
      words('status', 20),
      integer('attempts'),
      instant('next_attempt_at'),
      optional(instant('claimed_at')),
      optional(words('claimed_by', 60)),
      optional(words('last_error', 500)),
      optional(id('event_id')),
      optional(id('about_id')),
      instant('created_at'),
      optional(instant('sent_at')),
    ],
    uniques: { uq_outgoing_emails_dedupe_key: ['dedupe_key'], uq_outgoing_emails_message_id: ['message_id'] },
    indexes: {
      ix_outgoing_emails_due: ['status', 'next_attempt_at'],
      ix_outgoing_emails_about: ['about_id', 'created_at'],
      ix_outgoing_emails_event: ['event_id', 'created_at'],
      ix_outgoing_emails_created: ['created_at'],
    },
    checks: {
      ck_outgoing_emails_status: oneOf('status', [
        'queued',
        'sending',
        'sent',
        'retrying',
        'failed',
        'cancelled',
        'caught',
      ]),
    },
  });
}

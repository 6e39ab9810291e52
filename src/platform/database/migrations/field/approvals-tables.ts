import type { QueryRunner } from 'typeorm';
import { createTable, id, instant, integer, oneOf, optional, primary, text, words } from '../columns.js';

const STEPS = ['employer', 'organiser'];
const STATUSES = ['pending', 'accepted', 'refused', 'expired', 'replaced', 'dropped'];
const SETTLED = ['accepted', 'refused', 'expired'];

/** Who was asked to agree to a registration and what they said; the organisers' acts, kept so that one undoes them whole. */
export async function createApprovals(runner: QueryRunner): Promise<void> {
  await createTable(runner, 'decision_batches', {
    columns: [
      primary(id()),
      id('event_id'),
      id('account_id'),
      words('verdict', 10),
      integer('decided'),
      instant('made_at'),
      instant('open_until'),
      optional(instant('undone_at')),
    ],
    indexes: { ix_decision_batches_event: ['event_id', 'made_at'] },
    checks: { ck_decision_batches_verdict: oneOf('verdict', ['accept', 'refuse']) },
    references: { event_id: 'events' },
  });
  await createTable(runner, 'registration_approvals', {
    columns: [
      primary(id()),
      id('event_id'),
      id('registration_id'),
      words('step', 10),
      words('status', 10),
      optional(words('approver_name', 100)),
      optional(words('approver_email', 254)),
      optional(words('token_hash', 64)),
      instant('asked_at'),
      optional(instant('due_at')),
      optional(instant('remind_at')),
      optional(instant('reminded_at')),
      optional(instant('decided_at')),
      optional(words('decided_by', 10)),
      optional(words('reason', 1000)),
      optional(id('batch_id')),
      optional(text('undo')),
    ],
    uniques: { uq_registration_approvals_token_hash: ['token_hash'] },
    indexes: {
      uq_registration_approvals_pending: {
        columns: ['registration_id'],
        where: "status = 'pending'",
        unique: true,
      },
      ix_registration_approvals_registration: ['registration_id', 'asked_at'],
      ix_registration_approvals_asked: { columns: ['event_id', 'asked_at', 'id'], where: "status = 'pending'" },
      ix_registration_approvals_due: { columns: ['due_at'], where: "status = 'pending'" },
      ix_registration_approvals_remind: {
        columns: ['remind_at'],
        where: "status = 'pending' AND reminded_at IS NULL",
      },
      ix_registration_approvals_batch: ['batch_id'],
    },
    checks: {
      ck_registration_approvals_step: oneOf('step', STEPS),
      ck_registration_approvals_status: oneOf('status', STATUSES),
      ck_registration_approvals_approver: `(step = 'employer') = (approver_email IS NOT NULL)`,
      ck_registration_approvals_decided: `(${oneOf('status', SETTLED)}) = (decided_at IS NOT NULL)`,
    },
    references: { event_id: 'events', registration_id: 'registrations', batch_id: 'decision_batches' },
  });
}

/** A colleague who was asked to come instead; the place stays where it is until they say yes. */
export async function createSubstitutions(runner: QueryRunner): Promise<void> {
  await createTable(runner, 'registration_substitutions', {
    columns: [
      primary(id()),
      id('event_id'),
      id('registration_id'),
      words('status', 10),
      words('first_name', 100),
      words('last_name', 100),
      words('email', 254),
      words('function_key', 40),
      optional(words('function_text', 100)),
      words('locale', 2),
      words('token_hash', 64),
      instant('asked_at'),
      optional(instant('settled_at')),
      optional(id('new_registration_id')),
    ],
    uniques: { uq_registration_substitutions_token_hash: ['token_hash'] },
    indexes: {
      uq_registration_substitutions_pending: {
        columns: ['registration_id'],
        where: "status = 'pending'",
        unique: true,
      },
      ix_registration_substitutions_registration: ['registration_id', 'asked_at'],
    },
    checks: {
      ck_registration_substitutions_status: oneOf('status', ['pending', 'accepted', 'declined', 'cancelled']),
    },
    references: { event_id: 'events', registration_id: 'registrations' },
  });
}

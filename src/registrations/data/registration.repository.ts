import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import type { RegistrationRequest } from '../domain/registration-form.js';
import type { RegistrationRecord } from '../domain/registration.js';
import { searchTextOf } from '../domain/search-text.js';
import { REGISTRATION_COLUMNS, registrationRecord, WAITING_POSITION, type RegistrationRow } from './registration-row.js';

export interface NewRegistration {
  readonly record: RegistrationRecord;
  readonly emailNormalised: string;
  readonly waitingRank: number | null;
  readonly tokenHash: string;
}

/** A live registration found by its e-mail, with the hour its link was last mailed. */
export interface LiveRegistration {
  readonly record: RegistrationRecord;
  readonly linkMailedAt: number | null;
}

const COLUMNS = [
  ...['id', 'event_id', 'reference', 'status', 'waiting_rank', 'first_name', 'last_name', 'email', 'email_normalised'],
  ...['phone', 'function_key', 'function_text', 'collectivity_type', 'collectivity_kind', 'collectivity_code'],
  ...['collectivity_name', 'department_code', 'epci_code', 'epci_name', 'collective', 'remarks', 'locale'],
  ...['notice_version', 'category', 'image_consent', 'answers', 'action_code_id', 'token_hash', 'token_version', 'search_text', 'link_mailed_at'],
  ...['created_at', 'updated_at', 'confirmed_at', 'withdrawn_at'],
  ...['awaits', 'decision_due_at', 'ended_by', 'end_reason', 'source', 'replaces_id', 'group_id', 'collective_id'],
  'shows_in_collective',
];
const INSERT = `INSERT INTO registrations (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map(() => '?').join(', ')})`;
const SELECT = `SELECT ${REGISTRATION_COLUMNS}, ${WAITING_POSITION} FROM registrations r`;

/** Plain SQL: thousands of registrations a second pass here, and TypeORM's save would cost more than the rest. */
@Injectable()
export class RegistrationRepository {
  async insert(tx: Transaction, { record, emailNormalised, waitingRank, tokenHash }: NewRegistration): Promise<void> {
    await tx.execute(INSERT, [
      record.id,
      record.eventId,
      record.reference,
      record.status,
      waitingRank,
      ...answerValues(record, emailNormalised),
      record.actionCodeId,
      tokenHash,
      record.tokenVersion,
      searchTextOf(record),
      null,
      record.createdAt,
      record.updatedAt,
      record.status === 'confirmed' ? record.createdAt : null,
      record.withdrawnAt,
      record.awaits,
      record.decisionDueAt,
      record.endedBy,
      record.endReason,
      record.source,
      record.replacesId,
      record.groupId,
      record.collectiveId,
      record.showsInCollective,
    ]);
  }

  async liveByEmail(tx: Transaction, eventId: string, emailNormalised: string): Promise<LiveRegistration | null> {
    const rows = await tx.query<RegistrationRow>(
      `${SELECT} WHERE r.event_id = ? AND r.email_normalised = ? AND r.status <> 'withdrawn'`,
      [eventId, emailNormalised],
    );
    return rows[0] ? { record: registrationRecord(rows[0]), linkMailedAt: rows[0].linkMailedAt } : null;
  }

  async liveById(tx: Transaction, id: string): Promise<LiveRegistration | null> {
    const rows = await tx.query<RegistrationRow>(`${SELECT} WHERE r.id = ? AND r.status <> 'withdrawn'`, [id]);
    return rows[0] ? { record: registrationRecord(rows[0]), linkMailedAt: rows[0].linkMailedAt } : null;
  }

  async byId(tx: Transaction, id: string): Promise<RegistrationRecord | null> {
    const rows = await tx.query<RegistrationRow>(`${SELECT} WHERE r.id = ?`, [id]);
    return rows[0] ? registrationRecord(rows[0]) : null;
  }

  async byReference(tx: Transaction, eventId: string, reference: string): Promise<RegistrationRecord | null> {
    const rows = await tx.query<RegistrationRow>(`${SELECT} WHERE r.reference = ? AND r.event_id = ?`, [
      reference,
      eventId,
    ]);
    return rows[0] ? registrationRecord(rows[0]) : null;
  }

  /** All who come or wait to come. */
  async live(tx: Transaction, eventId: string): Promise<RegistrationRecord[]> {
    const rows = await tx.query<RegistrationRow>(
      `SELECT ${REGISTRATION_COLUMNS} FROM registrations r
       WHERE r.event_id = ? AND r.status <> 'withdrawn' ORDER BY r.created_at, r.id`,
      [eventId],
    );
    return rows.map(registrationRecord);
  }

  async firstWaiting(tx: Transaction, eventId: string, count: number): Promise<RegistrationRecord[]> {
    const rows = await tx.query<RegistrationRow>(
      `SELECT ${REGISTRATION_COLUMNS} FROM registrations r
       WHERE r.event_id = ? AND r.status = 'waiting' ORDER BY r.waiting_rank LIMIT ?`,
      [eventId, count],
    );
    return rows.map(registrationRecord);
  }

  /** Null unless waiting. */
  async waitingRank(tx: Transaction, id: string): Promise<number | null> {
    const [row] = await tx.query<{ rank: number | null }>('SELECT waiting_rank AS "rank" FROM registrations WHERE id = ?', [id]);
    return row?.rank ?? null;
  }

  /** A registration as it is after going from one state to another; `waitingRank` null unless waiting. */
  async move(tx: Transaction, record: RegistrationRecord, waitingRank: number | null): Promise<void> {
    await tx.execute(
      `UPDATE registrations SET status = ?, waiting_rank = ?, awaits = ?, decision_due_at = ?, ended_by = ?, end_reason = ?,
         confirmed_at = COALESCE(?, confirmed_at), withdrawn_at = ?, updated_at = ? WHERE id = ?`,
      [
        record.status,
        waitingRank,
        record.awaits,
        record.decisionDueAt,
        record.endedBy,
        record.endReason,
        record.status === 'confirmed' ? record.updatedAt : null,
        record.withdrawnAt,
        record.updatedAt,
        record.id,
      ],
    );
  }

  async change(tx: Transaction, record: RegistrationRecord, { emailNormalised }: Pick<RegistrationRequest, 'emailNormalised'>): Promise<void> {
    await tx.execute(
      `UPDATE registrations SET first_name = ?, last_name = ?, email = ?, email_normalised = ?, phone = ?, function_key = ?,
         function_text = ?, collectivity_type = ?, collectivity_kind = ?, collectivity_code = ?, collectivity_name = ?,
         department_code = ?, epci_code = ?, epci_name = ?, collective = ?, remarks = ?, locale = ?, notice_version = ?,
         category = ?, image_consent = ?, answers = ?,
         search_text = ?, updated_at = ? WHERE id = ?`,
      [
        ...answerValues(record, emailNormalised),
        searchTextOf(record),
        record.updatedAt,
        record.id,
      ],
    );
  }

  /** Another address, and with it another personal link: the one before opens nothing any more. */
  async readdress(
    tx: Transaction,
    record: RegistrationRecord,
    { emailNormalised, tokenHash }: { emailNormalised: string; tokenHash: string },
  ): Promise<void> {
    await tx.execute(
      `UPDATE registrations SET email = ?, email_normalised = ?, token_version = ?, token_hash = ?, search_text = ?,
         updated_at = ? WHERE id = ?`,
      [
        ...[record.email, emailNormalised, record.tokenVersion, tokenHash, searchTextOf(record)],
        ...[record.updatedAt, record.id],
      ],
    );
  }

  async noteLinkMailed(tx: Transaction, id: string, at: number): Promise<void> {
    await tx.execute('UPDATE registrations SET link_mailed_at = ? WHERE id = ?', [at, id]);
  }
}

/** What the person answered, in the order in which both the INSERT and the UPDATE name its columns. */
function answerValues(record: RegistrationRecord, emailNormalised: string): readonly unknown[] {
  const { collectivity } = record;
  return [
    record.firstName,
    record.lastName,
    record.email,
    emailNormalised,
    record.phone,
    record.functionKey,
    record.functionText,
    collectivity.type,
    collectivity.kind,
    collectivity.code,
    collectivity.name,
    collectivity.departmentCode,
    collectivity.epciCode,
    collectivity.epciName,
    record.collective,
    record.remarks,
    record.locale,
    record.noticeVersion,
    record.category,
    record.imageConsent && JSON.stringify(record.imageConsent),
    JSON.stringify(record.answers),
  ];
}

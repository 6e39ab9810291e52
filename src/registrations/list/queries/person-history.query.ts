import { Injectable } from '@nestjs/common';
import type { AuditItem } from '../../../platform/audit/audit-list.query.js';
import { ReadDatabase } from '../../../platform/database/read-database.js';
import type { RegistrationRecord, RegistrationStatus } from '../../domain/registration.js';

export interface Note {
  readonly id: string;
  readonly accountId: string;
  readonly author: string;
  readonly body: string;
  /** Epoch milliseconds of the machine's time, as people write notes by it. */
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface Step {
  /** Epoch milliseconds of the events' clock. */
  readonly at: number;
  readonly from: RegistrationStatus;
  readonly to: RegistrationStatus;
  /** Names of the answers changed; empty for a mere step. */
  readonly fields: readonly string[];
}

/** An agreement that was asked for. */
export interface AskedApproval {
  readonly step: 'employer' | 'organiser';
  readonly status: string;
  /** Null where the team was asked. */
  readonly approver: string | null;
  /** Epoch milliseconds of the events' clock, as the others. */
  readonly askedAt: number;
  readonly dueAt: number | null;
  readonly decidedAt: number | null;
  readonly reason: string | null;
}

/** A registration that was merged into another, or that took it in. */
export interface MergedRegistration {
  readonly id: string;
  readonly reference: string;
  readonly name: string;
}

export interface PersonHistory {
  /** The oldest first. */
  readonly notes: readonly Note[];
  /** The newest first. */
  readonly steps: readonly Step[];
  /** What was done to this one, or to many of whom this was one. */
  readonly audit: readonly AuditItem[];
  /** The oldest first. */
  readonly approvals: readonly AskedApproval[];
  readonly tookIn: readonly MergedRegistration[];
  readonly takenInBy: MergedRegistration | null;
}

type Subject = Pick<RegistrationRecord, 'id' | 'eventId' | 'reference'>;

const MOST = 200;

/** What happened to one registration, and what organisers noted: its own and that of those merged into it. */
@Injectable()
export class PersonHistoryQuery {
  constructor(private readonly read: ReadDatabase) {}

  async of({ eventId, id: registrationId, reference }: Subject): Promise<PersonHistory> {
    const [tookIn, takenInBy] = await Promise.all([
      this.merged('m.merged_id = r.id WHERE m.kept_id = ?', registrationId),
      this.merged('m.kept_id = r.id WHERE m.merged_id = ?', registrationId),
    ]);
    const ids = [registrationId, ...tookIn.map(({ id }) => id)];
    const references = [reference, ...tookIn.map((one) => one.reference)];
    const among = ids.map(() => '?').join(', ');
    const [notes, steps, audit, approvals] = await Promise.all([
      this.read.query<Note>(
        `SELECT id AS "id", account_id AS "accountId", author AS "author", body AS "body", created_at AS "createdAt",
           updated_at AS "updatedAt"
         FROM registration_notes WHERE registration_id IN (${among}) ORDER BY created_at, id LIMIT ${MOST}`,
        ids,
      ),
      this.read.query<Omit<Step, 'fields'> & { fields: string }>(
        `SELECT at AS "at", from_status AS "from", to_status AS "to", fields AS "fields"
         FROM registration_moves WHERE registration_id IN (${among}) ORDER BY at DESC, id DESC LIMIT ${MOST}`,
        ids,
      ),
      this.read.query<Omit<AuditItem, 'details'> & { details: string }>(
        `SELECT id AS "id", at AS "at", actor AS "actor", verb AS "verb", subject_kind AS "subjectKind",
           subject_id AS "subjectId", details AS "details"
         FROM audit_entries WHERE event_id = ? AND ((subject_kind = 'registration' AND subject_id IN (${among}))
           OR ${references.map(() => 'details LIKE ?').join(' OR ')})
         ORDER BY at DESC, id DESC LIMIT ${MOST}`,
        [eventId, ...ids, ...references.map((one) => `%"${one}"%`)],
      ),
      this.read.query<AskedApproval>(
        `SELECT step AS "step", status AS "status", approver_name AS "approver", asked_at AS "askedAt", due_at AS "dueAt",
           decided_at AS "decidedAt", reason AS "reason"
         FROM registration_approvals WHERE registration_id = ? ORDER BY asked_at, id LIMIT ${MOST}`,
        [registrationId],
      ),
    ]);
    return {
      notes,
      steps: steps.map((step) => ({ ...step, fields: step.fields === '' ? [] : step.fields.split(',') })),
      audit: audit.map((entry) => ({ ...entry, details: JSON.parse(entry.details) as AuditItem['details'] })),
      approvals,
      tookIn,
      takenInBy: takenInBy[0] ?? null,
    };
  }

  private async merged(condition: string, id: string): Promise<MergedRegistration[]> {
    const rows = await this.read.query<{ id: string; reference: string; firstName: string; lastName: string }>(
      `SELECT r.id AS "id", r.reference AS "reference", r.first_name AS "firstName", r.last_name AS "lastName"
       FROM registration_merges m JOIN registrations r ON ${condition}`,
      [id],
    );
    return rows.map(({ id: merged, reference, firstName, lastName }) => ({
      id: merged,
      reference,
      name: `${firstName} ${lastName}`,
    }));
  }
}

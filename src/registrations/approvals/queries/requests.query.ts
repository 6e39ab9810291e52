import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '../../../platform/database/read-database.js';
import type { CollectivitySnapshot, FunctionKey } from '../../domain/registration.js';
import type { ApprovalStep } from '../domain/approval-rules.js';

/** A request that awaits somebody's word, as the desk lists it. */
export interface PendingRequest {
  readonly registrationId: string;
  readonly reference: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly functionKey: FunctionKey;
  readonly functionText: string | null;
  readonly collectivityName: string;
  readonly collectivityType: CollectivitySnapshot['type'];
  readonly departmentCode: string | null;
  readonly step: ApprovalStep;
  readonly approverName: string | null;
  readonly approverEmail: string | null;
  readonly askedAt: number;
  readonly dueAt: number | null;
  readonly remindedAt: number | null;
  /** When the employer agreed, where it had to. */
  readonly employerAgreedAt: number | null;
}

/** Free places and those who wait for them, as the last committed counters say. */
export interface Room {
  /** Null where nobody counts. */
  readonly free: number | null;
  readonly waiting: number;
}

/** More are not decided on in one look. */
const MOST_REQUESTS = 200;

@Injectable()
export class RequestsQuery {
  constructor(private readonly read: ReadDatabase) {}

  /** Those at this step, who asked first first; `MOST_REQUESTS` at most. */
  async pending(eventId: string, step: ApprovalStep): Promise<readonly PendingRequest[]> {
    return this.read.query<PendingRequest>(
      `SELECT r.id AS "registrationId", r.reference AS "reference", r.first_name AS "firstName", r.last_name AS "lastName",
         r.function_key AS "functionKey", r.function_text AS "functionText", r.collectivity_name AS "collectivityName",
         r.collectivity_type AS "collectivityType", r.department_code AS "departmentCode", a.step AS "step",
         a.approver_name AS "approverName", a.approver_email AS "approverEmail", r.created_at AS "askedAt",
         a.due_at AS "dueAt", a.reminded_at AS "remindedAt",
         (SELECT MAX(e.decided_at) FROM registration_approvals e
          WHERE e.registration_id = r.id AND e.step = 'employer' AND e.status = 'accepted') AS "employerAgreedAt"
       FROM registration_approvals a JOIN registrations r ON r.id = a.registration_id
       WHERE a.event_id = ? AND a.status = 'pending' AND a.step = ? AND r.status <> 'withdrawn'
       ORDER BY r.created_at, r.id LIMIT ${MOST_REQUESTS}`,
      [eventId, step],
    );
  }

  async count(eventId: string, step: ApprovalStep): Promise<number> {
    const [row] = await this.read.query<{ count: number }>(
      `SELECT COUNT(*) AS "count" FROM registration_approvals a WHERE a.event_id = ? AND a.status = 'pending' AND a.step = ?`,
      [eventId, step],
    );
    return Number(row?.count ?? 0);
  }

  async room(eventId: string): Promise<Room> {
    const [row] = await this.read.query<
      Record<'capacity' | 'overbooking' | 'taken' | 'held' | 'waiting', number | null>
    >(
      `SELECT capacity AS "capacity", overbooking AS "overbooking", taken AS "taken", held AS "held", waiting AS "waiting"
       FROM event_places WHERE event_id = ?`,
      [eventId],
    );
    const { capacity = null, overbooking, taken, held, waiting } = row ?? {};
    const free = capacity === null ? null : Math.max(0, capacity + (overbooking ?? 0) - (taken ?? 0) - (held ?? 0));
    return { free, waiting: waiting ?? 0 };
  }

  /** Of the pending requests those with these references, in the order in which they came in. */
  async chosen(eventId: string, references: readonly string[]): Promise<readonly PendingRequest[]> {
    const chosen = new Set(references);
    const all = [...(await this.pending(eventId, 'organiser')), ...(await this.pending(eventId, 'employer'))];
    return all
      .filter(({ reference }) => chosen.has(reference))
      .sort((a, b) => a.askedAt - b.askedAt || (a.registrationId < b.registrationId ? -1 : 1));
  }
}

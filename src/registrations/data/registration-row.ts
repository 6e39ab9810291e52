import type { CollectivitySnapshot, FunctionKey, RegistrationRecord, RegistrationStatus } from '../domain/registration.js';

/** `r` is registrations. */
export const REGISTRATION_COLUMNS = `r.id AS "id", r.event_id AS "eventId", r.reference AS "reference", r.status AS "status",
  r.waiting_rank AS "waitingRank", r.first_name AS "firstName", r.last_name AS "lastName", r.email AS "email",
  r.phone AS "phone", r.function_key AS "functionKey", r.function_text AS "functionText",
  r.collectivity_type AS "collectivityType", r.collectivity_kind AS "collectivityKind",
  r.collectivity_code AS "collectivityCode", r.collectivity_name AS "collectivityName",
  r.department_code AS "departmentCode", r.epci_code AS "epciCode", r.epci_name AS "epciName",
  r.collective AS "collective", r.remarks AS "remarks", r.locale AS "locale", r.notice_version AS "noticeVersion",
  r.token_version AS "tokenVersion", r.link_mailed_at AS "linkMailedAt", r.created_at AS "createdAt",
  r.updated_at AS "updatedAt", r.withdrawn_at AS "withdrawnAt"`;

/** How many wait with a smaller rank, plus one: the position people are told. */
export const WAITING_POSITION = `CASE WHEN r.status = 'waiting' THEN
  (SELECT COUNT(*) FROM registrations w WHERE w.event_id = r.event_id AND w.status = 'waiting' AND w.waiting_rank <= r.waiting_rank)
  END AS "waitingPosition"`;

export interface RegistrationRow {
  readonly id: string;
  readonly eventId: string;
  readonly reference: string;
  readonly status: RegistrationStatus;
  readonly waitingRank: number | null;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone: string | null;
  readonly functionKey: FunctionKey;
  readonly functionText: string | null;
  readonly collectivityType: CollectivitySnapshot['type'];
  readonly collectivityKind: string;
  readonly collectivityCode: string | null;
  readonly collectivityName: string;
  readonly departmentCode: string | null;
  readonly epciCode: string | null;
  readonly epciName: string | null;
  readonly collective: string | null;
  readonly remarks: string | null;
  readonly locale: 'fr' | 'en';
  readonly noticeVersion: number;
  readonly tokenVersion: number;
  readonly linkMailedAt: number | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly withdrawnAt: number | null;
  readonly waitingPosition?: number | null;
}

export function registrationRecord(row: RegistrationRow): RegistrationRecord {
  return {
    id: row.id,
    eventId: row.eventId,
    reference: row.reference,
    status: row.status,
    waitingPosition: row.waitingPosition ?? null,
    firstName: row.firstName,
    lastName: row.lastName,
    email: row.email,
    phone: row.phone,
    functionKey: row.functionKey,
    functionText: row.functionText,
    collectivity: {
      type: row.collectivityType,
      kind: row.collectivityKind,
      code: row.collectivityCode,
      name: row.collectivityName,
      departmentCode: row.departmentCode,
      epciCode: row.epciCode,
      epciName: row.epciName,
    },
    collective: row.collective,
    remarks: row.remarks,
    locale: row.locale,
    noticeVersion: row.noticeVersion,
    tokenVersion: row.tokenVersion,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    withdrawnAt: row.withdrawnAt,
  };
}

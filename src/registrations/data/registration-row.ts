import type {
  AwaitedDecider,
  CollectivitySnapshot,
  FunctionKey,
  ImageConsent,
  OwnAnswers,
  RegistrationEnding,
  RegistrationRecord,
  RegistrationSource,
  RegistrationStatus,
} from '../domain/registration.js';

/** `r` is registrations. */
export const REGISTRATION_COLUMNS = `r.id AS "id", r.event_id AS "eventId", r.reference AS "reference", r.status AS "status",
  r.waiting_rank AS "waitingRank", r.first_name AS "firstName", r.last_name AS "lastName", r.email AS "email",
  r.phone AS "phone", r.function_key AS "functionKey", r.function_text AS "functionText",
  r.collectivity_type AS "collectivityType", r.collectivity_kind AS "collectivityKind",
  r.collectivity_code AS "collectivityCode", r.collectivity_name AS "collectivityName",
  r.department_code AS "departmentCode", r.epci_code AS "epciCode", r.epci_name AS "epciName",
  r.collective AS "collective", r.remarks AS "remarks", r.locale AS "locale", r.notice_version AS "noticeVersion",
  r.token_version AS "tokenVersion", r.link_mailed_at AS "linkMailedAt", r.created_at AS "createdAt",
  r.updated_at AS "updatedAt", r.withdrawn_at AS "withdrawnAt", r.awaits AS "awaits",
  r.decision_due_at AS "decisionDueAt", r.ended_by AS "endedBy", r.end_reason AS "endReason", r.source AS "source",
  r.replaces_id AS "replacesId", r.group_id AS "groupId", r.collective_id AS "collectiveId",
  r.shows_in_collective AS "showsInCollective", r.category AS "category", r.image_consent AS "imageConsent",
  r.answers AS "answers", r.action_code_id AS "actionCodeId"`;

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
  readonly awaits: AwaitedDecider | null;
  readonly decisionDueAt: number | null;
  readonly endedBy: RegistrationEnding | null;
  readonly endReason: string | null;
  readonly source: RegistrationSource;
  readonly replacesId: string | null;
  readonly groupId: string | null;
  readonly collectiveId: string | null;
  readonly showsInCollective: boolean | number;
  readonly category: string | null;
  readonly imageConsent: string | null;
  readonly answers: string;
  readonly actionCodeId: string | null;
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
    awaits: row.awaits,
    decisionDueAt: row.decisionDueAt,
    endedBy: row.endedBy,
    endReason: row.endReason,
    source: row.source,
    replacesId: row.replacesId,
    groupId: row.groupId,
    collectiveId: row.collectiveId,
    showsInCollective: Boolean(row.showsInCollective),
    category: row.category,
    imageConsent: row.imageConsent === null ? null : (JSON.parse(row.imageConsent) as ImageConsent),
    answers: JSON.parse(row.answers) as OwnAnswers,
    actionCodeId: row.actionCodeId,
  };
}

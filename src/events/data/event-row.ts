import type {
  ActionCodeRecord,
  EventDocument,
  EventOption,
  EventRecord,
  EventStatus,
  RegistrationMode,
} from '../domain/event.js';
import type { MailText } from '../domain/mail-text.js';

/** `e` is events, `p` event_places, `s` series. */
export const EVENT_COLUMNS = `e.id AS "id", e.slug AS "slug", e.edition AS "edition", e.title AS "title",
  e.subtitle AS "subtitle", e.description AS "description", e.audience AS "audience", e.advice AS "advice",
  e.starts_on AS "startsOn", e.ends_on AS "endsOn", e.date_precision AS "datePrecision", e.time_zone AS "timeZone",
  e.announced_from AS "announcedFrom", e.announced_to AS "announcedTo", e.costs AS "costs",
  e.organisers AS "organisers", e.contacts AS "contacts", e.venues AS "venues", e.outcomes AS "outcomes",
  e.status AS "status", e.registration_mode AS "registrationMode",
  e.partners AS "partners", e.cancellation AS "cancellation", e.published_at AS "publishedAt",
  e.calendar_sequence AS "calendarSequence", e.updated_at AS "updatedAt",
  e.registration_opens_at AS "registrationOpensAt", e.registration_closes_at AS "registrationClosesAt",
  e.waiting_list_enabled AS "waitingListEnabled", e.version + p.version AS "version",
  p.capacity AS "capacity", p.overbooking AS "overbooking", p.taken AS "taken", p.held AS "held", p.waiting AS "waiting", p.communes AS "communes", p.epci AS "epci",
  p.others AS "others", EXISTS (SELECT 1 FROM event_options o WHERE o.event_id = e.id) AS "hasOptions",
  EXISTS (SELECT 1 FROM event_files f WHERE f.event_id = e.id AND f.kind = 'document') AS "hasDocuments",
  EXISTS (SELECT 1 FROM message_templates m WHERE m.event_id = e.id) AS "hasMailTexts",
  s.id AS "seriesId", s.slug AS "seriesSlug", s.title AS "seriesTitle", s.subtitle AS "seriesSubtitle"`;

/** `c` is action_codes. */
export const CODE_COLUMNS = `c.id AS "codeId", c.event_id AS "codeEventId", c.label AS "codeLabel",
  c.opens_at AS "codeOpensAt", c.closes_at AS "codeClosesAt", c.quota AS "codeQuota", c.taken AS "codeTaken",
  c.defaults AS "codeDefaults"`;

export interface CodeRow {
  readonly codeId: string;
  readonly codeEventId: string;
  readonly codeLabel: string;
  readonly codeOpensAt: number | null;
  readonly codeClosesAt: number | null;
  readonly codeQuota: number | null;
  readonly codeTaken: number;
  readonly codeDefaults: string | null;
}

export interface EventRow {
  readonly id: string;
  readonly slug: string;
  readonly edition: number | null;
  readonly title: string;
  readonly subtitle: string | null;
  readonly description: string | null;
  readonly audience: string | null;
  readonly advice: string | null;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly datePrecision: 'day' | 'year';
  readonly timeZone: string;
  readonly announcedFrom: string | null;
  readonly announcedTo: string | null;
  readonly costs: string | null;
  readonly organisers: string;
  readonly contacts: string;
  readonly venues: string;
  readonly outcomes: string;
  readonly partners: string;
  readonly cancellation: string | null;
  readonly publishedAt: number | null;
  readonly calendarSequence: number;
  readonly updatedAt: number;
  readonly hasOptions: boolean | number;
  readonly hasDocuments: boolean | number;
  readonly hasMailTexts: boolean | number;
  readonly status: EventStatus;
  readonly registrationMode: RegistrationMode;
  readonly registrationOpensAt: number | null;
  readonly registrationClosesAt: number | null;
  readonly waitingListEnabled: boolean | number;
  readonly version: number;
  readonly capacity: number | null;
  readonly overbooking: number;
  readonly taken: number;
  readonly held: number;
  readonly waiting: number;
  readonly communes: number;
  readonly epci: number;
  readonly others: number;
  readonly seriesId: string | null;
  readonly seriesSlug: string | null;
  readonly seriesTitle: string | null;
  readonly seriesSubtitle: string | null;
}

/** What stands in tables of its own. */
export interface EventParts {
  readonly codes: readonly CodeRow[];
  readonly options: readonly EventOption[];
  readonly documents: readonly EventDocument[];
  readonly mailTexts: readonly MailText[];
}

export function eventRecord(row: EventRow, { codes, options, documents, mailTexts }: EventParts): EventRecord {
  return {
    id: row.id,
    slug: row.slug,
    series: seriesOf(row),
    edition: row.edition,
    title: row.title,
    subtitle: row.subtitle,
    description: row.description,
    audience: row.audience,
    advice: row.advice,
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    datePrecision: row.datePrecision,
    timeZone: row.timeZone,
    announcedFrom: row.announcedFrom,
    announcedTo: row.announcedTo,
    costs: row.costs,
    organisers: JSON.parse(row.organisers) as EventRecord['organisers'],
    contacts: JSON.parse(row.contacts) as EventRecord['contacts'],
    venues: JSON.parse(row.venues) as EventRecord['venues'],
    outcomes: JSON.parse(row.outcomes) as EventRecord['outcomes'],
    status: row.status,
    registrationMode: row.registrationMode,
    registrationOpensAt: row.registrationOpensAt,
    registrationClosesAt: row.registrationClosesAt,
    waitingListEnabled: Boolean(row.waitingListEnabled),
    places: {
      capacity: row.capacity,
      overbooking: row.overbooking,
      taken: row.taken,
      held: row.held,
      waiting: row.waiting,
      communes: row.communes,
      epci: row.epci,
      others: row.others,
    },
    actionCodes: codes.map(codeRecord),
    options,
    documents,
    mailTexts,
    partners: JSON.parse(row.partners) as EventRecord['partners'],
    cancellation: row.cancellation,
    publishedAt: row.publishedAt,
    calendarSequence: row.calendarSequence,
    updatedAt: row.updatedAt,
    version: row.version,
  };
}

function seriesOf({ seriesId, seriesSlug, seriesTitle, seriesSubtitle }: EventRow): EventRecord['series'] {
  if (seriesId === null || seriesSlug === null || seriesTitle === null) return null;
  return {
    id: seriesId,
    slug: seriesSlug,
    title: seriesTitle,
    ...(seriesSubtitle === null ? {} : { subtitle: seriesSubtitle }),
  };
}

function codeRecord(row: CodeRow): ActionCodeRecord {
  return {
    id: row.codeId,
    label: row.codeLabel,
    opensAt: row.codeOpensAt,
    closesAt: row.codeClosesAt,
    quota: row.codeQuota,
    taken: row.codeTaken,
    defaults: row.codeDefaults === null ? null : (JSON.parse(row.codeDefaults) as ActionCodeRecord['defaults']),
  };
}

import type { Transaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids/ids.js';
import { normaliseActionCode } from '../../events/domain/action-code.js';
import type { PlacesLedger } from '../../registrations/domain/admission.js';
import type { RegistrationRecord } from '../../registrations/domain/registration.js';
import { searchTextOf } from '../../registrations/domain/search-text.js';
import type { PrintedEvent } from './printed-event.js';
import { SERIES } from './series.js';

// Past registrations cannot pass through the use-cases, which live in the present: closed windows, mails to send. The
// rows are written here, and test/integration/demonstration holds them against what the modules read.

type Value = string | number | boolean | null;

export async function insert(tx: Transaction, table: string, row: Readonly<Record<string, Value>>): Promise<void> {
  const columns = Object.keys(row);
  const values = Object.values(row).map((value) =>
    typeof value === 'boolean' && tx.engine === 'sqlite' ? Number(value) : value,
  );
  await tx.execute(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    values,
  );
}

/** @returns the ids of the series by their slug. */
export async function insertSeries(tx: Transaction): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const { slug, title, subtitle } of SERIES) {
    const id = newId();
    ids.set(slug, id);
    await insert(tx, 'series', { id, slug, title, subtitle: subtitle ?? null });
  }
  return ids;
}

export interface InsertedEvent {
  readonly id: string;
  readonly actionCodeId: string | null;
}

/** The event with its codes, its programme and its places, all free. `at`: when it was written, epoch milliseconds. */
export async function insertEvent(
  tx: Transaction,
  event: PrintedEvent,
  seriesIds: ReadonlyMap<string, string>,
  at: number,
): Promise<InsertedEvent> {
  const id = newId();
  const venues = event.venues.map((venue) => ({ id: newId(), ...venue }));
  await insert(tx, 'events', {
    id,
    slug: event.slug,
    series_id: event.seriesSlug === null ? null : (seriesIds.get(event.seriesSlug) ?? null),
    edition: event.edition,
    title: event.title,
    subtitle: event.subtitle,
    description: event.description,
    audience: event.audience,
    advice: event.advice,
    starts_on: event.startsOn,
    ends_on: event.endsOn,
    date_precision: event.datePrecision,
    time_zone: event.timeZone,
    announced_from: event.announcedFrom,
    announced_to: event.announcedTo,
    costs: event.costs,
    organisers: JSON.stringify(event.organisers),
    contacts: JSON.stringify(event.contacts),
    venues: JSON.stringify(venues),
    outcomes: JSON.stringify(event.outcomes),
    status: event.status,
    registration_mode: event.registrationMode,
    registration_opens_at: event.registrationOpensAt,
    registration_closes_at: event.registrationClosesAt,
    waiting_list_enabled: event.waitingListEnabled,
    version: 1,
    created_at: at,
    updated_at: at,
  });
  await insert(tx, 'event_places', {
    event_id: id,
    capacity: event.capacity,
    taken: 0,
    waiting: 0,
    communes: 0,
    epci: 0,
    others: 0,
    next_rank: 1,
    version: 1,
  });
  const venueIds = new Map(venues.map((venue) => [venue.name, venue.id]));
  await insertProgramme(tx, id, event, venueIds);
  return { id, actionCodeId: await insertCodes(tx, id, event) };
}

async function insertProgramme(
  tx: Transaction,
  eventId: string,
  event: PrintedEvent,
  venueIds: ReadonlyMap<string, string>,
): Promise<void> {
  for (const [index, session] of event.sessions.entries()) {
    await insert(tx, 'sessions', {
      id: newId(),
      event_id: eventId,
      position: index + 1,
      day: session.day,
      kind: session.kind,
      title: session.title,
      text: session.text,
      start_time: session.start,
      end_time: session.end,
      all_day: session.allDay,
      printed_time: session.printedTime,
      phase: session.phase,
      venue_id: session.venue === null ? null : (venueIds.get(session.venue) ?? null),
      room: session.room,
      speakers: JSON.stringify(session.speakers),
      parts: JSON.stringify(session.parts),
      themes: JSON.stringify(session.themes),
      tracks: JSON.stringify(session.tracks),
    });
  }
}

/** @returns the first code's id: the one that the invented people typed. */
async function insertCodes(tx: Transaction, eventId: string, event: PrintedEvent): Promise<string | null> {
  const codes = event.actionCodes.map((code) => ({ id: newId(), ...code }));
  for (const { id, label, opensAt, closesAt } of codes) {
    await insert(tx, 'action_codes', {
      id,
      event_id: eventId,
      label,
      normalised: normaliseActionCode(label),
      opens_at: opensAt,
      closes_at: closesAt,
    });
  }
  return codes[0]?.id ?? null;
}

export interface InventedRegistration {
  readonly record: RegistrationRecord;
  readonly waitingRank: number | null;
  readonly actionCodeId: string | null;
  readonly tokenHash: string;
}

export async function insertRegistration(
  tx: Transaction,
  { record, waitingRank, actionCodeId, tokenHash }: InventedRegistration,
): Promise<void> {
  const { collectivity } = record;
  await insert(tx, 'registrations', {
    id: record.id,
    event_id: record.eventId,
    reference: record.reference,
    status: record.status,
    waiting_rank: waitingRank,
    first_name: record.firstName,
    last_name: record.lastName,
    email: record.email,
    // Invented addresses are lower-case ASCII: they are their own normal form.
    email_normalised: record.email,
    phone: record.phone,
    function_key: record.functionKey,
    function_text: record.functionText,
    collectivity_type: collectivity.type,
    collectivity_kind: collectivity.kind,
    collectivity_code: collectivity.code,
    collectivity_name: collectivity.name,
    department_code: collectivity.departmentCode,
    epci_code: collectivity.epciCode,
    epci_name: collectivity.epciName,
    collective: record.collective,
    remarks: record.remarks,
    locale: record.locale,
    notice_version: record.noticeVersion,
    action_code_id: actionCodeId,
    token_hash: tokenHash,
    token_version: record.tokenVersion,
    search_text: searchTextOf(record),
    link_mailed_at: null,
    created_at: record.createdAt,
    updated_at: record.updatedAt,
    confirmed_at: record.status === 'confirmed' ? record.createdAt : null,
    withdrawn_at: record.withdrawnAt,
  });
}

export async function setPlaces(tx: Transaction, eventId: string, ledger: PlacesLedger): Promise<void> {
  await tx.execute(
    'UPDATE event_places SET taken = ?, waiting = ?, next_rank = ?, communes = ?, epci = ?, others = ? WHERE event_id = ?',
    [ledger.taken, ledger.waiting, ledger.nextRank, ledger.communes, ledger.epci, ledger.others, eventId],
  );
}

export async function insertResponsible(tx: Transaction, eventId: string, accountId: string): Promise<void> {
  await insert(tx, 'event_roles', { event_id: eventId, account_id: accountId, role: 'responsable' });
}

export async function hasNoEvent(tx: Transaction): Promise<boolean> {
  return (await tx.query('SELECT 1 AS "found" FROM events LIMIT 1')).length === 0;
}

/** Whether there is no event yet, and no other process is filling: only one of two that start together finds true. */
export async function claimEmptyDatabase(tx: Transaction): Promise<boolean> {
  if (!(await hasNoEvent(tx))) return false;
  const claimed = await tx.execute('INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO NOTHING', [
    'demonstration.filled',
    'yes',
  ]);
  return claimed === 1;
}

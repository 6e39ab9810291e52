import { Injectable } from '@nestjs/common';
import type { EventStatus, RegistrationMode } from '../../events/domain/event.js';
import type { Transaction } from '../../platform/database/transaction.js';
import type { PlacesLedger } from '../domain/admission.js';
import { readPlacesRules, USUAL_RULES, type PlacesRules } from '../places/domain/places-rules.js';

/** An event's counters and what decides whether it takes registrations, read under the lock that admissions share. */
export interface LockedPlaces extends PlacesLedger {
  readonly eventId: string;
  readonly status: EventStatus;
  readonly registrationMode: RegistrationMode;
  readonly waitingListEnabled: boolean;
  readonly endsOn: string;
  readonly timeZone: string;
  /** Whether the event has options to choose, and codes that only so many may come with. */
  readonly hasOptions: boolean;
  readonly hasQuotas: boolean;
  /** Whether organisers ever said who must agree to a registration. */
  readonly hasApproval: boolean;
  /** People take seats in ateliers; the event's own version tells which ateliers there are. */
  readonly booksAteliers: boolean;
  readonly eventVersion: number;
  readonly rules: PlacesRules;
}

type Flag = 'waitingListEnabled' | 'hasOptions' | 'hasQuotas' | 'hasApproval' | 'booksAteliers';
type LockedRow = Omit<LockedPlaces, Flag | 'rules'> &
  Readonly<Record<Flag, boolean | number>> & {
    readonly rulesBody: string | null;
    readonly version: number;
    readonly seenVersion: number;
  };

const PLACES = `SELECT p.event_id AS "eventId", p.capacity AS "capacity",
  p.overbooking AS "overbooking", p.taken AS "taken", p.held AS "held", p.waiting AS "waiting",
  p.next_rank AS "nextRank", p.communes AS "communes", p.epci AS "epci", p.others AS "others", e.status AS "status",
  e.registration_mode AS "registrationMode", e.waiting_list_enabled AS "waitingListEnabled", e.ends_on AS "endsOn",
  e.time_zone AS "timeZone", EXISTS (SELECT 1 FROM event_options o WHERE o.event_id = p.event_id) AS "hasOptions",
  EXISTS (SELECT 1 FROM action_codes c WHERE c.event_id = p.event_id AND c.quota IS NOT NULL) AS "hasQuotas",
  EXISTS (SELECT 1 FROM registration_settings a WHERE a.event_id = p.event_id AND a.topic = 'approval') AS "hasApproval",
  (SELECT s.body FROM registration_settings s WHERE s.event_id = p.event_id AND s.topic = 'places') AS "rulesBody",
  p.books_ateliers AS "booksAteliers", e.version AS "eventVersion", p.version AS "version"`;
const FROM = 'FROM event_places p JOIN events e ON e.id = p.event_id WHERE p.event_id = ?';
const SQLITE = `${PLACES}, p.version AS "seenVersion" ${FROM}`;
const POSTGRES = `${PLACES}, (SELECT v.version FROM event_places v WHERE v.event_id = p.event_id) AS "seenVersion"
  ${FROM} FOR UPDATE OF p`;

@Injectable()
export class PlacesRepository {
  /** The rules as they were last read: in a rush each registration brings the same text. */
  private lastRules: { readonly body: string; readonly rules: PlacesRules } | null = null;

  /**
   * Until the transaction ends nobody else decides on this event's places: on SQLite the transaction itself is alone,
   * on PostgreSQL the row is locked. Whoever had to wait for the row there gets the row as it is now and everything beside it as it
   * was before the wait: where the two differ, it is read once more, under the lock.
   */
  async lock(tx: Transaction, eventId: string): Promise<LockedPlaces | null> {
    const read = () => tx.query<LockedRow>(tx.engine === 'postgres' ? POSTGRES : SQLITE, [eventId]);
    let [row] = await read();
    if (row && row.version !== row.seenVersion) [row] = await read();
    if (!row) return null;
    const { rulesBody, version: _, seenVersion: __, ...places } = row;
    return {
      ...places,
      waitingListEnabled: Boolean(row.waitingListEnabled),
      hasOptions: Boolean(row.hasOptions),
      hasQuotas: Boolean(row.hasQuotas),
      hasApproval: Boolean(row.hasApproval),
      booksAteliers: Boolean(row.booksAteliers),
      rules: this.rulesOf(rulesBody),
    };
  }

  private rulesOf(body: string | null): PlacesRules {
    if (body === null) return USUAL_RULES;
    if (this.lastRules?.body !== body) this.lastRules = { body, rules: readPlacesRules(JSON.parse(body)) };
    return this.lastRules.rules;
  }

  /** What is decided about places (capacity, overbooking) is not admission's to write. */
  async save(tx: Transaction, eventId: string, ledger: PlacesLedger): Promise<void> {
    await tx.execute(
      `UPDATE event_places SET taken = ?, held = ?, waiting = ?, next_rank = ?, communes = ?, epci = ?, others = ?,
         version = version + 1 WHERE event_id = ?`,
      [
        ledger.taken,
        ledger.held,
        ledger.waiting,
        ledger.nextRank,
        ledger.communes,
        ledger.epci,
        ledger.others,
        eventId,
      ],
    );
  }

  async saveOverbooking(tx: Transaction, eventId: string, overbooking: number): Promise<void> {
    await tx.execute('UPDATE event_places SET overbooking = ?, version = version + 1 WHERE event_id = ?', [
      overbooking,
      eventId,
    ]);
  }

  async saveBooking(tx: Transaction, eventId: string, booksAteliers: boolean): Promise<void> {
    await tx.execute('UPDATE event_places SET books_ateliers = ?, version = version + 1 WHERE event_id = ?', [
      booksAteliers,
      eventId,
    ]);
  }
}

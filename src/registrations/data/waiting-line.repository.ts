import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import type { PlacesLedger } from '../domain/admission.js';
import { employerOf, NOBODY, type Tally } from '../domain/quotas.js';
import type { CollectivitySnapshot, EmployerType, RegistrationRecord } from '../domain/registration.js';
import type { Waiting } from '../domain/waiting-line.js';
import type { PlacesRules } from '../places/domain/places-rules.js';
import { REGISTRATION_COLUMNS, registrationRecord, type RegistrationRow } from './registration-row.js';

interface EmployerRow {
  readonly type: EmployerType;
  readonly code: string | null;
  readonly name: string;
}

const EMPLOYER = `collectivity_type AS "type", collectivity_code AS "code", collectivity_name AS "name"`;

/** Names that one statement asks for. */
const AT_ONCE = 500;

/** Who waits, who was offered a place, and how many have one of each employer. Called under the event's lock. */
@Injectable()
export class WaitingLineRepository {
  /** Sorted by rank; the first `most`, or all. */
  async line(tx: Transaction, eventId: string, most: number | null): Promise<Waiting[]> {
    const rows = await tx.query<EmployerRow & { id: string; rank: number }>(
      `SELECT id AS "id", waiting_rank AS "rank", ${EMPLOYER} FROM registrations
       WHERE event_id = ? AND status = 'waiting' ORDER BY waiting_rank${most === null ? '' : ' LIMIT ?'}`,
      most === null ? [eventId] : [eventId, most],
    );
    return rows.map(({ id, rank, ...employer }) => ({ id, rank, employer: employerOf(employer) }));
  }

  /** In the order of the ids. */
  async records(tx: Transaction, ids: readonly string[]): Promise<RegistrationRecord[]> {
    const found = new Map<string, RegistrationRecord>();
    for (let at = 0; at < ids.length; at += AT_ONCE) {
      const some = ids.slice(at, at + AT_ONCE);
      const rows = await tx.query<RegistrationRow>(
        `SELECT ${REGISTRATION_COLUMNS} FROM registrations r WHERE r.id IN (${some.map(() => '?').join(', ')})`,
        some,
      );
      for (const row of rows) found.set(row.id, registrationRecord(row));
    }
    return ids.flatMap((id) => found.get(id) ?? []);
  }

  /** Offers that nobody answered in time, at `now` in epoch milliseconds of the events' clock; the oldest first. */
  async overdue(tx: Transaction, eventId: string, now: number): Promise<RegistrationRecord[]> {
    const rows = await tx.query<RegistrationRow>(
      `SELECT ${REGISTRATION_COLUMNS} FROM registrations r
       WHERE r.event_id = ? AND r.status = 'offered' AND r.decision_due_at <= ? ORDER BY r.decision_due_at, r.id`,
      [eventId, now],
    );
    return rows.map(registrationRecord);
  }

  /** Everybody who has a place. */
  async tally(tx: Transaction, eventId: string, ledger: PlacesLedger): Promise<Tally> {
    return { byType: await this.byType(tx, eventId, ledger), byEmployer: await this.byEmployer(tx, eventId, null) };
  }

  /** What the rules need to know about one employer, and no more. */
  async tallyFor(
    tx: Transaction,
    places: PlacesLedger & { readonly eventId: string; readonly rules: PlacesRules },
    { type, code }: Pick<CollectivitySnapshot, 'type' | 'code'>,
  ): Promise<Tally> {
    const { eventId, rules } = places;
    return {
      byType: rules.typeQuotas[type] === null ? NOBODY.byType : await this.byType(tx, eventId, places),
      byEmployer: rules.perCollectivity === null ? NOBODY.byEmployer : await this.byEmployer(tx, eventId, code),
    };
  }

  private async byType(tx: Transaction, eventId: string, ledger: PlacesLedger): Promise<Tally['byType']> {
    const counts = { commune: ledger.communes, epci: ledger.epci, other: ledger.others };
    if (ledger.held === 0) return counts;
    const offered = await tx.query<{ type: EmployerType; count: number }>(
      `SELECT collectivity_type AS "type", COUNT(*) AS "count" FROM registrations
       WHERE event_id = ? AND status = 'offered' GROUP BY collectivity_type`,
      [eventId],
    );
    for (const { type, count } of offered) counts[type] += Number(count);
    return counts;
  }

  /** A free entry has no code to look for: then all employers are counted. */
  async byEmployer(
    tx: Pick<Transaction, 'query'>,
    eventId: string,
    code: string | null,
  ): Promise<Tally['byEmployer']> {
    const rows = await tx.query<EmployerRow & { count: number }>(
      `SELECT ${EMPLOYER}, COUNT(*) AS "count" FROM registrations
       WHERE event_id = ? AND status IN ('confirmed', 'offered')${code === null ? '' : ' AND collectivity_code = ?'}
       GROUP BY collectivity_type, collectivity_code, collectivity_name`,
      code === null ? [eventId] : [eventId, code],
    );
    const counts = new Map<string, number>();
    for (const { count, ...employer } of rows) {
      const { key } = employerOf(employer);
      counts.set(key, (counts.get(key) ?? 0) + Number(count));
    }
    return counts;
  }
}

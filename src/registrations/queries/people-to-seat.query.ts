import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import type { RegistrationStatus } from '../domain/registration.js';

type Asks = Pick<Transaction, 'query'>;

export interface PersonToSeat {
  readonly id: string;
  readonly reference: string;
  readonly status: RegistrationStatus;
  readonly firstName: string;
  readonly lastName: string;
  readonly functionKey: string;
  readonly functionText: string | null;
  readonly collectivityType: 'commune' | 'epci' | 'other';
  readonly collectivityName: string;
  readonly collectivityCode: string | null;
  readonly epciCode: string | null;
  readonly epciName: string | null;
  readonly collectiveId: string | null;
  readonly collective: string | null;
}

const COLUMNS = `id AS "id", reference AS "reference", status AS "status", first_name AS "firstName", last_name AS "lastName",
  function_key AS "functionKey", function_text AS "functionText", collectivity_type AS "collectivityType",
  collectivity_name AS "collectivityName", collectivity_code AS "collectivityCode", epci_code AS "epciCode",
  epci_name AS "epciName", collective_id AS "collectiveId", collective AS "collective"`;

/** To write to somebody who comes. */
export interface PersonToWrite {
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly locale: 'fr' | 'en';
  readonly tokenVersion: number;
}

/** Who comes, as far as seating them needs to know. `database` is a transaction, or the committed rows. */
@Injectable()
export class PeopleToSeat {
  /** The confirmed, by name. */
  async of(database: Asks, eventId: string): Promise<PersonToSeat[]> {
    return database.query<PersonToSeat>(
      `SELECT ${COLUMNS} FROM registrations WHERE event_id = ? AND status = 'confirmed' ORDER BY last_name, first_name, id`,
      [eventId],
    );
  }

  /** Those who had a seat in a plan, and come no more. */
  async leavers(database: Asks, eventId: string, ids: readonly string[]): Promise<PersonToSeat[]> {
    if (ids.length === 0) return [];
    return database.query<PersonToSeat>(
      `SELECT ${COLUMNS} FROM registrations WHERE event_id = ? AND status <> 'confirmed' AND id IN (${ids.map(() => '?').join(', ')})`,
      [eventId, ...ids],
    );
  }

  /** Of these, those who are confirmed. */
  async addresses(database: Asks, ids: readonly string[]): Promise<PersonToWrite[]> {
    if (ids.length === 0) return [];
    return database.query<PersonToWrite>(
      `SELECT id AS "id", first_name AS "firstName", last_name AS "lastName", email AS "email", locale AS "locale",
         token_version AS "tokenVersion" FROM registrations
       WHERE status = 'confirmed' AND id IN (${ids.map(() => '?').join(', ')})`,
      ids,
    );
  }
}

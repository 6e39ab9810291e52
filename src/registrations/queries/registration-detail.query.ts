import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '../../platform/database/read-database.js';
import {
  REGISTRATION_COLUMNS,
  registrationRecord,
  type RegistrationRow,
  WAITING_POSITION,
} from '../data/registration-row.js';
import type { RegistrationRecord } from '../domain/registration.js';

/** One registration as its organisers read it. */
@Injectable()
export class RegistrationDetailQuery {
  constructor(private readonly read: ReadDatabase) {}

  /** @param reference as people type it: `7kq4 m2xd` is `7KQ4-M2XD`. */
  async find(eventId: string, reference: string): Promise<RegistrationRecord | null> {
    const [row] = await this.read.query<RegistrationRow>(
      `SELECT ${REGISTRATION_COLUMNS}, ${WAITING_POSITION} FROM registrations r WHERE r.reference = ? AND r.event_id = ?`,
      [canonical(reference), eventId],
    );
    return row ? registrationRecord(row) : null;
  }

  /** Whose registration has this id; null where it is none of the event's (any more). */
  async called(
    eventId: string,
    id: string,
  ): Promise<Pick<RegistrationRecord, 'reference' | 'firstName' | 'lastName'> | null> {
    const [row] = await this.read.query<Pick<RegistrationRecord, 'reference' | 'firstName' | 'lastName'>>(
      `SELECT reference AS "reference", first_name AS "firstName", last_name AS "lastName" FROM registrations
       WHERE id = ? AND event_id = ?`,
      [id, eventId],
    );
    return row ?? null;
  }
}

function canonical(reference: string): string {
  const letters = reference.toUpperCase().replace(/[^0-9A-Z]/g, '');
  return `${letters.slice(0, 4)}-${letters.slice(4, 9)}`;
}

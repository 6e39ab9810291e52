import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '../../../platform/database/read-database.js';
import type { CollectivitySnapshot } from '../../domain/registration.js';
import type { RegisteredPerson } from '../domain/judged-person.js';

type Row = CollectivitySnapshot & { readonly email: string; readonly groupId: string | null };

/** SQLite takes some thousands of parameters; a slice of this size is one look-up each. */
const SLICE = 500;

@Injectable()
export class EmailsTaken {
  constructor(private readonly read: ReadDatabase) {}

  /** Those of these addresses, normalised, that have a live registration at the event, with whom they belong to. */
  async among(eventId: string, addresses: readonly string[]): Promise<Map<string, RegisteredPerson>> {
    const taken = new Map<string, RegisteredPerson>();
    for (let at = 0; at < addresses.length; at += SLICE) {
      const slice = addresses.slice(at, at + SLICE);
      const rows = await this.read.query<Row>(
        `SELECT email_normalised AS "email", group_id AS "groupId", collectivity_type AS "type", collectivity_kind AS "kind",
           collectivity_code AS "code", collectivity_name AS "name", department_code AS "departmentCode",
           epci_code AS "epciCode", epci_name AS "epciName"
         FROM registrations
         WHERE event_id = ? AND status <> 'withdrawn' AND email_normalised IN (${slice.map(() => '?').join(', ')})`,
        [eventId, ...slice],
      );
      for (const { email, groupId, ...collectivity } of rows) taken.set(email, { groupId, collectivity });
    }
    return taken;
  }
}

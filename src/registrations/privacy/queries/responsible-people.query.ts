import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '../../../platform/database/read-database.js';

export interface ResponsiblePerson {
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
}

@Injectable()
export class ResponsiblePeople {
  constructor(private readonly read: ReadDatabase) {}

  /** Those who answer for an event and decide on its data. */
  async of(eventId: string): Promise<ResponsiblePerson[]> {
    return this.read.query<ResponsiblePerson>(
      `SELECT a.id AS "accountId", a.name AS "name", a.email AS "email" FROM event_roles r
       JOIN organiser_accounts a ON a.id = r.account_id
       WHERE r.event_id = ? AND r.role = 'responsable' ORDER BY a.name, a.id`,
      [eventId],
    );
  }
}

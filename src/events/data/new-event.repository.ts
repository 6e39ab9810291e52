import { Injectable } from '@nestjs/common';
import { PARIS } from '../../platform/clock/paris-time.js';
import type { Transaction } from '../../platform/database/transaction.js';

export interface NewEventRow {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly now: number;
}

/** The rows that an event begins with. */
@Injectable()
export class NewEventRepository {
  /** A draft that says nothing yet but its title and days, open to anybody once it is published. */
  async insert(tx: Transaction, { id, slug, title, startsOn, endsOn, now }: NewEventRow): Promise<void> {
    await tx.execute(
      `INSERT INTO events (id, slug, title, starts_on, ends_on, date_precision, time_zone, organisers, contacts, venues,
         outcomes, status, registration_mode, waiting_list_enabled, version, created_at, updated_at)
       VALUES (?, ?, ?, ?, ?, 'day', ?, '[]', '[]', '[]', '[]', 'draft', 'open', ?, 1, ?, ?)`,
      [id, slug, title, startsOn, endsOn, PARIS, tx.engine === 'sqlite' ? 1 : true, now, now],
    );
    await tx.execute(
      `INSERT INTO event_places (event_id, capacity, taken, waiting, communes, epci, others, next_rank, version)
       VALUES (?, NULL, 0, 0, 0, 0, 0, 1, 1)`,
      [id],
    );
  }

  async makeResponsible(tx: Transaction, eventId: string, accountId: string): Promise<void> {
    await tx.execute(`INSERT INTO event_roles (event_id, account_id, role) VALUES (?, ?, 'responsable')`, [eventId, accountId]);
  }

  /** Run by those who run another event. */
  async joinAs(tx: Transaction, eventId: string, modelId: string): Promise<void> {
    const rows = await tx.query<{ id: string }>(
      'SELECT organisation_id AS "id" FROM event_organisations WHERE event_id = ? ORDER BY position',
      [modelId],
    );
    await this.join(tx, eventId, rows.map(({ id }) => id));
  }

  /** The organisations that run it jointly, in the order given. */
  async join(tx: Transaction, eventId: string, organisationIds: readonly string[]): Promise<void> {
    for (const [position, id] of organisationIds.entries()) {
      await tx.execute('INSERT INTO event_organisations (event_id, organisation_id, position) VALUES (?, ?, ?)', [
        eventId,
        id,
        position,
      ]);
    }
  }
}

import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '../../../platform/database/read-database.js';
import { REGISTRATION_COLUMNS, registrationRecord, type RegistrationRow } from '../../data/registration-row.js';
import { BookingsQuery } from '../../wishes/queries/bookings.query.js';
import { WishesQuery } from '../../wishes/queries/wishes.query.js';
import { ChosenOptionsQuery } from '../../queries/chosen-options.query.js';
import type { ListedRegistration } from '../domain/listed-registration.js';

/** Registrations by id, with what stands beside them, a thousand or so at once. */
@Injectable()
export class ListedRegistrations {
  constructor(
    private readonly read: ReadDatabase,
    private readonly chosen: ChosenOptionsQuery,
    private readonly wishes: WishesQuery,
    private readonly bookings: BookingsQuery,
  ) {}

  /** In the order of the ids; one that is not there any more is left out. */
  async of(ids: readonly string[]): Promise<ListedRegistration[]> {
    if (ids.length === 0) return [];
    const rows = await this.read.query<RegistrationRow>(
      `SELECT ${REGISTRATION_COLUMNS} FROM registrations r WHERE r.id IN (${marks(ids)})`,
      ids,
    );
    const [positions, options, wishes, seats, collectives, groups, notes] = await Promise.all([
      this.positions(rows),
      this.chosen.ofAll(ids),
      this.wishes.ofRegistrations(ids),
      this.bookings.ofRegistrations(ids),
      this.names(
        'territory_collectives',
        'name',
        rows.map(({ collectiveId }) => collectiveId),
      ),
      this.names(
        'registration_groups',
        'manager_name',
        rows.map(({ groupId }) => groupId),
      ),
      this.notes(ids),
    ]);
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.flatMap((id) => {
      const row = byId.get(id);
      if (!row) return [];
      return {
        ...registrationRecord(row),
        waitingPosition: positions.get(id) ?? null,
        options: options.get(id) ?? [],
        wishes: wishes.get(id) ?? [],
        seats: seats.get(id) ?? [],
        collectiveName: collectives.get(row.collectiveId ?? '') ?? row.collective,
        groupName: groups.get(row.groupId ?? '') ?? null,
        notes: notes.get(id) ?? 0,
      };
    });
  }

  /** Of those who wait, in the order in which they came: one look at the line, however many are asked for. */
  private async positions(rows: readonly RegistrationRow[]): Promise<Map<string, number>> {
    const waiting = rows.filter(({ status }) => status === 'waiting');
    if (waiting.length === 0) return new Map();
    const line = await this.read.query<{ id: string; position: number }>(
      `SELECT id AS "id", ROW_NUMBER() OVER (PARTITION BY event_id ORDER BY waiting_rank) AS "position" FROM registrations
       WHERE status = 'waiting' AND event_id IN (SELECT event_id FROM registrations WHERE id = ?)`,
      [waiting[0]!.id],
    );
    return new Map(line.map(({ id, position }) => [id, Number(position)]));
  }

  private async names(
    table: 'territory_collectives' | 'registration_groups',
    column: 'name' | 'manager_name',
    asked: readonly (string | null)[],
  ): Promise<Map<string, string>> {
    const ids = [...new Set(asked.filter((id) => id !== null))];
    if (ids.length === 0) return new Map();
    const rows = await this.read.query<{ id: string; name: string }>(
      `SELECT id AS "id", ${column} AS "name" FROM ${table} WHERE id IN (${marks(ids)})`,
      ids,
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  private async notes(ids: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.read.query<{ id: string; count: number }>(
      `SELECT registration_id AS "id", COUNT(*) AS "count" FROM registration_notes
       WHERE registration_id IN (${marks(ids)}) GROUP BY registration_id`,
      ids,
    );
    return new Map(rows.map(({ id, count }) => [id, Number(count)]));
  }
}

function marks(values: readonly unknown[]): string {
  return values.map(() => '?').join(', ');
}

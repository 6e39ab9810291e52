import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '../../../platform/database/read-database.js';
import type { CollectivitySnapshot, RegistrationStatus } from '../../domain/registration.js';

/** A collective with the live registrations in it. */
export interface CollectiveOfEvent {
  readonly id: string;
  readonly name: string;
  readonly registrationIds: readonly string[];
}

export interface CollectivePerson {
  readonly reference: string;
  readonly name: string;
  readonly status: RegistrationStatus;
  readonly collectivityName: string;
  readonly collectivityType: CollectivitySnapshot['type'];
}

/** People of a collective, or people who merely named one in their form. */
export interface ListedCollective {
  /** Null where there is only a name. */
  readonly id: string | null;
  readonly name: string;
  readonly people: readonly CollectivePerson[];
}

interface PersonRow extends Omit<CollectivePerson, 'name'> {
  readonly collectiveId: string | null;
  readonly typed: string | null;
  readonly firstName: string;
  readonly lastName: string;
}

/** The collectives of an event, for the planner and for the desk. */
@Injectable()
export class CollectivesQuery {
  constructor(private readonly read: ReadDatabase) {}

  /** Those that have somebody; one query, whatever the number of people. */
  async of(eventId: string): Promise<CollectiveOfEvent[]> {
    const rows = await this.read.query<{ id: string; name: string; registrationId: string }>(
      `SELECT c.id AS "id", c.name AS "name", r.id AS "registrationId" FROM registrations r
       JOIN territory_collectives c ON c.id = r.collective_id
       WHERE r.event_id = ? AND r.status <> 'withdrawn' ORDER BY c.name, c.id, r.created_at, r.id`,
      [eventId],
    );
    const collectives = new Map<string, { id: string; name: string; registrationIds: string[] }>();
    for (const { id, name, registrationId } of rows) {
      const known = collectives.get(id);
      if (known) known.registrationIds.push(registrationId);
      else collectives.set(id, { id, name, registrationIds: [registrationId] });
    }
    return [...collectives.values()];
  }

  /** Every collective, empty ones too; and the names that people typed who are in none, as they typed them. */
  async listed(eventId: string): Promise<{ collectives: ListedCollective[]; people: readonly PersonRow[] }> {
    const collectives = await this.read.query<{ id: string; name: string }>(
      `SELECT id AS "id", name AS "name" FROM territory_collectives
       WHERE event_id = ? AND merged_into IS NULL ORDER BY name_normalised, id`,
      [eventId],
    );
    const people = await this.read.query<PersonRow>(
      `SELECT reference AS "reference", first_name AS "firstName", last_name AS "lastName", status AS "status",
         collectivity_name AS "collectivityName", collectivity_type AS "collectivityType",
         collective_id AS "collectiveId", collective AS "typed" FROM registrations
       WHERE event_id = ? AND status <> 'withdrawn' AND (collective_id IS NOT NULL OR collective IS NOT NULL)
       ORDER BY last_name, first_name, id`,
      [eventId],
    );
    return {
      collectives: collectives.map(({ id, name }) => ({
        id,
        name,
        people: people.filter(({ collectiveId }) => collectiveId === id).map(personOf),
      })),
      people: people.filter(({ collectiveId }) => collectiveId === null),
    };
  }
}

export function personOf({
  reference,
  firstName,
  lastName,
  status,
  collectivityName,
  collectivityType,
}: PersonRow): CollectivePerson {
  return { reference, name: `${firstName} ${lastName}`, status, collectivityName, collectivityType };
}

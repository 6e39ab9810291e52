import { Injectable } from '@nestjs/common';
import type { AuditActor } from '../../platform/audit/audit-trail.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { newId } from '../../platform/ids/ids.js';
import type { Venue } from '../domain/event.js';

/** Places that a programme brought from elsewhere names, and the event does not know yet. */
@Injectable()
export class AddVenues {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Those whose name the event has already are left as they are. @returns all places of the event. */
  async execute(eventId: string, by: AuditActor, venues: readonly Omit<Venue, 'id'>[]): Promise<readonly Venue[]> {
    return this.unitOfWork.run(
      async (tx) => {
        // The event's row is locked by its own update, on both engines.
        await tx.execute('UPDATE events SET version = version WHERE id = ?', [eventId]);
        const [row] = await tx.query<{ venues: string }>('SELECT venues FROM events WHERE id = ?', [eventId]);
        const known = JSON.parse(row?.venues ?? '[]') as Venue[];
        const added = venues
          .filter(({ name }, index) => known.every((venue) => venue.name !== name) && isFirst(venues, name, index))
          .map((venue): Venue => ({ id: newId(), ...venue }));
        if (added.length === 0) return known;
        const all = [...known, ...added];
        await tx.execute('UPDATE events SET venues = ?, version = version + 1, updated_at = ? WHERE id = ?', [
          JSON.stringify(all),
          this.clock.now().getTime(),
          eventId,
        ]);
        await this.audit.record(tx, {
          actor: by,
          eventId,
          verb: 'venues-added',
          subjectKind: 'event',
          subjectId: eventId,
          details: { names: added.map(({ name }) => name) },
        });
        return all;
      },
      { lane: eventId },
    );
  }
}

function isFirst(venues: readonly { readonly name: string }[], name: string, index: number): boolean {
  return venues.findIndex((venue) => venue.name === name) === index;
}

import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import { isOver } from '../../../events/domain/registration-window.js';
import { OrganiserEvents } from '../../../events/queries/organiser-events.query.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { AuditTrail, type AuditActor } from '../../../platform/audit/audit-trail.js';
import { Clock } from '../../../platform/clock/clock.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { PlacesRepository } from '../../data/places.repository.js';
import { EventPurgesRepository } from '../data/event-purges.repository.js';
import { aggregatesOf, type CountedPeople } from '../domain/aggregates.js';
import { PurgeTooEarly } from '../domain/privacy.errors.js';
import { PersonalData } from './personal-data.js';

/** Subjects of the journal whose details hold what somebody typed about people: reasons, names of lists, titles of messages. */
const ABOUT_PEOPLE = [
  ...['registration', 'bulk-action', 'decision-batch', 'registration-import'],
  ...['collective', 'view', 'mailing'],
];

/** Forgets an event's people: figures stay, and nothing that leads to somebody. It cannot be undone. */
@Injectable()
export class PurgeEvent {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly organiserEvents: OrganiserEvents,
    private readonly places: PlacesRepository,
    private readonly purges: EventPurgesRepository,
    private readonly personalData: PersonalData,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Before its time, by an organiser. @throws EventOutOfReach, RoleInsufficient, PurgeTooEarly before the event is over. */
  async byOrganiser(organiser: Organiser, slug: string): Promise<void> {
    const { event } = await this.organiserEvents.reach(organiser.accountId, slug, 'privacy');
    if (!isOver(event, this.clock.now().getTime())) throw new PurgeTooEarly();
    await this.execute(event, organiser);
  }

  /** @returns how many registrations there were; null when the event was purged before. */
  async execute(event: Pick<EventRecord, 'id'>, actor: AuditActor): Promise<number | null> {
    return this.unitOfWork.run((tx) => this.within(tx, event.id, actor), { lane: event.id });
  }

  private async within(tx: Transaction, eventId: string, actor: AuditActor): Promise<number | null> {
    await this.places.lock(tx, eventId);
    const counted = await tx.query<CountedPeople>(
      `SELECT status AS "status", collectivity_type AS "type", function_key AS "functionKey", COUNT(*) AS "count"
       FROM registrations WHERE event_id = ? GROUP BY status, collectivity_type, function_key`,
      [eventId],
    );
    const aggregates = aggregatesOf(counted.map((row) => ({ ...row, count: Number(row.count) })));
    if (!(await this.purges.done(tx, eventId, aggregates, this.clock.now().getTime()))) return null;
    await this.personalData.erase(tx, { eventId });
    await this.audit.forgetWords(tx, eventId, ABOUT_PEOPLE);
    await this.audit.record(tx, {
      actor,
      eventId,
      verb: 'event-purged',
      subjectKind: 'event',
      subjectId: eventId,
      details: { count: aggregates.registrations },
    });
    return aggregates.registrations;
  }
}

import { Injectable, Logger } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import { EventQueries } from '../../../events/queries/event.queries.js';
import { Clock } from '../../../platform/clock/clock.js';
import { ReadDatabase } from '../../../platform/database/read-database.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { PlacesInTurn } from '../../use-cases/places-in-turn.js';

/**
 * Places that nobody took in time pass on, every minute. Each event is looked at again under its lock: of two processes the
 * second finds nothing left to do.
 */
@Injectable()
export class EndOverdueOffers {
  private readonly logger = new Logger(EndOverdueOffers.name);

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly read: ReadDatabase,
    private readonly events: EventQueries,
    private readonly placesInTurn: PlacesInTurn,
    private readonly clock: Clock,
  ) {}

  @Cron(CronExpression.EVERY_MINUTE)
  async look(): Promise<void> {
    try {
      await this.execute();
    } catch (error) {
      this.logger.error('overdue offers will be looked at again', String(error));
    }
  }

  /** @returns at how many events an offer was overdue. */
  async execute(): Promise<number> {
    const now = this.clock.now().getTime();
    const due = await this.read.query<{ eventId: string }>(
      `SELECT DISTINCT r.event_id AS "eventId" FROM registrations r JOIN events e ON e.id = r.event_id
       WHERE r.status = 'offered' AND r.decision_due_at <= ? AND e.status NOT IN ('cancelled', 'archived')`,
      [now],
    );
    for (const { eventId } of due) {
      const event = await this.events.byId(eventId);
      if (event) await this.unitOfWork.run((tx) => this.placesInTurn.within(tx, event, now), { lane: eventId });
    }
    return due.length;
  }
}

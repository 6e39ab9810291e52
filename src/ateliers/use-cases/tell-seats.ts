import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../events/domain/event.js';
import { Clock, MachineClock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids/ids.js';
import { MailHold } from '../../platform/mail/mail-hold.js';
import { Outbox } from '../../platform/mail/outbox.js';
import { PeopleToSeat } from '../../registrations/queries/people-to-seat.query.js';
import { SeatPlanRepository } from '../data/seat-plan.repository.js';
import { ToldSeatsRepository } from '../data/told-seats.repository.js';
import type { SeatNews, ToldSeat } from '../domain/plan/told-seats.js';
import { SeatsChangedEmail } from '../emails/seats-changed-email.js';

/** How long the mails of a publication can be held back, in milliseconds. */
export const CANCEL_WINDOW = 5 * 60_000;

export interface PeopleTold {
  readonly mailed: number;
  /** What holds the mails back; null where there are none. */
  readonly batchId: string | null;
}

/** Writes to people about their seats, and remembers what they know by it. */
@Injectable()
export class TellSeats {
  constructor(
    private readonly plans: SeatPlanRepository,
    private readonly told: ToldSeatsRepository,
    private readonly people: PeopleToSeat,
    private readonly email: SeatsChangedEmail,
    private readonly outbox: Outbox,
    private readonly mailHold: MailHold,
    private readonly clock: Clock,
    private readonly machine: MachineClock,
  ) {}

  /** Mails to those who are expected elsewhere than they know, held back for some minutes. */
  async within(
    tx: Transaction,
    event: EventRecord,
    news: readonly SeatNews[],
    publishedId: string,
  ): Promise<PeopleTold> {
    const seats = new Map(news.map(({ person, after }) => [person, after]));
    const people = await this.people.addresses(tx, [...seats.keys()]);
    if (people.length === 0) return { mailed: 0, batchId: null };
    const { version } = await this.plans.byId(tx, event.id, publishedId);
    const batchId = newId();
    for (const person of people) {
      const mail = this.email.of(event, person, seats.get(person.id)!, {
        planId: publishedId,
        publication: version,
        batchId,
      });
      await this.outbox.enqueue(tx, mail);
    }
    await this.mailHold.holdBatch(tx, batchId, this.machine.now().getTime() + CANCEL_WINDOW);
    const known = new Map(people.map(({ id }) => [id, seats.get(id)!]));
    await this.told.write(tx, known, { eventId: event.id, batchId, at: this.clock.now().getTime() });
    return { mailed: people.length, batchId };
  }

  /** What people read until now, before it changes or goes. */
  async remember(tx: Transaction, eventId: string, known: ReadonlyMap<string, readonly ToldSeat[]>): Promise<void> {
    await this.told.remember(tx, known, { eventId, batchId: null, at: this.clock.now().getTime() });
  }

  /** Another mail told them, such as their convocation. */
  async otherwise(tx: Transaction, eventId: string, seats: ReadonlyMap<string, readonly ToldSeat[]>): Promise<void> {
    await this.told.write(tx, seats, { eventId, batchId: null, at: this.clock.now().getTime() });
  }

  /** Holds back the mails of a publication that have not left: those people know what they knew. @returns how many stay here. */
  async holdBack(tx: Transaction, eventId: string, batchId: string): Promise<number | null> {
    const [own] = await tx.query(
      `SELECT 1 AS "one" FROM outgoing_emails WHERE batch_id = ? AND event_id = ? AND kind = 'seats-changed' LIMIT 1`,
      [batchId, eventId],
    );
    if (!own) return null;
    const count = await this.mailHold.cancelBatch(tx, batchId);
    await this.told.takeBack(tx, batchId);
    return count;
  }
}

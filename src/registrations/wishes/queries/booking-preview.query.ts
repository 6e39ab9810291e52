import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '../../../platform/database/read-database.js';
import { ProgrammeQuery } from '../../../programme/queries/programme.query.js';
import { sessionsOf } from '../../form/queries/event-form.query.js';
import { BookingsRepository } from '../data/bookings.repository.js';
import { bookedInOrder } from '../domain/atelier-seats.js';
import { wishRounds, type WishRule } from '../domain/wish-rounds.js';

/** What another way of choosing ateliers would make of the answers that are there. */
export interface BookingPreview {
  /** Seats that are held now. */
  readonly held: number;
  /** First wishes that would become seats, and those that would find no room. */
  readonly booked: number;
  readonly without: number;
}

@Injectable()
export class BookingPreviewQuery {
  constructor(
    private readonly read: ReadDatabase,
    private readonly programmes: ProgrammeQuery,
    private readonly bookings: BookingsRepository,
  ) {}

  async of(eventId: string, rule: WishRule): Promise<BookingPreview> {
    const taken = await this.bookings.taken(this.read, eventId);
    const held = taken.reduce((sum, one) => sum + one.taken, 0);
    if (rule.how === 'booked') return { held, booked: 0, without: 0 };
    const sessions = sessionsOf(await this.programmes.of(eventId));
    // One ranking for the whole day says nothing of any phase: such wishes become no seats.
    const wishers = await this.bookings.wishers(this.read, eventId);
    const { booked, without } = bookedInOrder(wishers, wishRounds(sessions, { ...rule, how: 'booked' }));
    return { held, booked: booked.length, without };
  }
}

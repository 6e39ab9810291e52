import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/database/transaction.js';
import { ProgrammeQuery } from '../../../programme/queries/programme.query.js';
import { PlacesRepository } from '../../data/places.repository.js';
import { sessionsOf } from '../../form/queries/event-form.query.js';
import { BookingsRepository } from '../data/bookings.repository.js';
import { WishesRepository } from '../data/wishes.repository.js';
import { bookedInOrder } from '../domain/atelier-seats.js';
import { atelierMoves } from '../domain/follow-ateliers.js';
import { wishRounds, type WishRule } from '../domain/wish-rounds.js';

/** What became of people's seats in ateliers when their organisers decided anew how ateliers are chosen. */
export type SeatsFollowed =
  | { readonly kind: 'booked'; readonly booked: number; readonly without: number }
  | { readonly kind: 'dissolved'; readonly dissolved: number };

/**
 * Wishes that are asked no more, as when one ranking for the day replaces one a phase, serve nothing. Where ateliers are booked
 * from now on, first wishes of the people who are confirmed become seats, in the order in which they registered; where they are
 * not any more, nobody holds one.
 */
@Injectable()
export class FollowWishRule {
  constructor(
    private readonly programmes: ProgrammeQuery,
    private readonly wishes: WishesRepository,
    private readonly bookings: BookingsRepository,
    private readonly places: PlacesRepository,
  ) {}

  /** Called under the event's lock, once the rule is stored. @returns null where nobody's seats are concerned. */
  async within(
    tx: Transaction,
    eventId: string,
    { before, after, now }: { before: WishRule; after: WishRule; now: number },
  ): Promise<SeatsFollowed | null> {
    const books = after.how === 'booked';
    // Whoever waits for the lock reads the rule as it is now, its closing too.
    if (books || before.how === 'booked') await this.places.saveBooking(tx, eventId, books);
    if (before.how === after.how && before.per === after.per) return null;
    const sessions = sessionsOf(await this.programmes.of(eventId, tx));
    const rounds = wishRounds(sessions, after);
    if (before.how !== 'none' && after.how !== 'none')
      await this.wishes.follow(tx, eventId, atelierMoves(wishRounds(sessions, before), rounds), now);
    if (books === (before.how === 'booked')) return null;
    const dissolved = await this.bookings.dissolve(tx, eventId);
    if (!books) return { kind: 'dissolved', dissolved };
    const { booked, without } = bookedInOrder(await this.bookings.wishers(tx, eventId), rounds);
    await this.bookings.add(tx, eventId, booked);
    return { kind: 'booked', booked: booked.length, without };
  }
}

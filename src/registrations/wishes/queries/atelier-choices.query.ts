import { Injectable } from '@nestjs/common';
import type { RegistrationRecord } from '../../domain/registration.js';
import type { EventForm } from '../../form/queries/event-form.query.js';
import type { AtelierSeat, SeatsNow } from '../domain/atelier-seats.js';
import { choiceToShow } from '../domain/chosen-ateliers.js';
import type { Wish } from '../domain/wish.js';
import { BookingsQuery } from './bookings.query.js';
import { WishesQuery } from './wishes.query.js';

/** What a form needs of seats beside its rankings: how many are taken, and which are the person's own. */
export interface ShownSeats extends SeatsNow {
  readonly held: readonly AtelierSeat[];
}

type Somebody = Pick<RegistrationRecord, 'id' | 'status'>;

/** Ateliers as a form asks for them, whether they are ranked or a seat is taken. */
@Injectable()
export class AtelierChoices {
  constructor(
    private readonly wishes: WishesQuery,
    private readonly bookings: BookingsQuery,
  ) {}

  /** The choice that somebody's form shows again. */
  async of({ settings }: Pick<EventForm, 'settings'>, { id, status }: Somebody): Promise<readonly Wish[]> {
    const wishes = await this.wishes.ofRegistration(id);
    if (settings.wishes.how !== 'booked') return wishes;
    return choiceToShow(status, wishes, await this.bookings.heldBy(id));
  }

  /** Null where no seat is taken. `somebody`: whose seats stay theirs; null for a newcomer. */
  async seats(
    { settings, rounds }: Pick<EventForm, 'settings' | 'rounds'>,
    { eventId, somebody, now }: { eventId: string; somebody: Somebody | null; now: number },
  ): Promise<ShownSeats | null> {
    if (settings.wishes.how !== 'booked' || rounds.length === 0) return null;
    const chosen = somebody ? await this.of({ settings }, somebody) : [];
    return {
      rounds,
      taken: await this.bookings.taken(eventId),
      closesAt: settings.wishes.closesAt,
      now,
      held: chosen.filter(({ rank }) => rank === 1),
    };
  }
}

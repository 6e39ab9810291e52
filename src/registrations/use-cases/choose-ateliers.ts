import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import { InvalidInput } from '../../platform/errors/domain-error.js';
import type { LockedPlaces } from '../data/places.repository.js';
import type { RegistrationRecord } from '../domain/registration.js';
import { BookingsRepository } from '../wishes/data/bookings.repository.js';
import { WishesRepository } from '../wishes/data/wishes.repository.js';
import {
  type AtelierSeat,
  grantedSeats,
  isAmong,
  refusedSeats,
  seatsChosen,
  type SeatsNow,
} from '../wishes/domain/atelier-seats.js';
import { phaseChoices, type PhaseChoice } from '../wishes/domain/chosen-ateliers.js';
import type { Wish } from '../wishes/domain/wish.js';
import { SteadyAteliers } from './steady-ateliers.js';

type Chooser = Pick<RegistrationRecord, 'id' | 'eventId' | 'status'>;

/** The seats that somebody holds from now on, and what there is to say of each phase. */
export interface SeatChange {
  readonly seats: readonly AtelierSeat[];
  readonly isNew: boolean;
  readonly told: readonly PhaseChoice[];
}

/**
 * Where choosing an atelier is taking a seat in it. Who has no place at the event yet only wishes for one; whoever is confirmed
 * gets what still has room. Called under the event's lock, at events that book ateliers.
 */
@Injectable()
export class ChooseAteliers {
  constructor(
    private readonly ateliers: SteadyAteliers,
    private readonly bookings: BookingsRepository,
    private readonly wishes: WishesRepository,
  ) {}

  /** What a choice changes; nothing is written yet. @throws InvalidInput at the ateliers refused. */
  async decide(
    tx: Transaction,
    places: LockedPlaces,
    { person, isNew, wishes, now }: { person: Chooser; isNew: boolean; wishes: readonly Wish[]; now: number },
  ): Promise<SeatChange> {
    const chosen = seatsChosen(wishes);
    const held = isNew ? [] : await this.ownOf(tx, person);
    const others = chosen.filter((seat) => !isAmong(seat, held));
    const state = await this.stateFor(tx, places, others, now);
    if (refusedSeats(chosen, { ...state, held }).length > 0) {
      // What is still free is told only to who needs to know.
      const whole = { ...state, taken: await this.bookings.taken(tx, places.eventId) };
      throw new InvalidInput(refusedSeats(chosen, { ...whole, held }));
    }
    const seats = person.status === 'confirmed' ? chosen : [];
    return { seats, isNew, told: phaseChoices(state.rounds, { status: person.status, wishes, held: seats }) };
  }

  /** Writes what was decided, once the registration's own row is there. */
  async keep(tx: Transaction, { id, eventId }: Chooser, { seats, isNew }: SeatChange): Promise<void> {
    if (!isNew) return this.bookings.replace(tx, eventId, id, seats);
    await this.bookings.add(
      tx,
      eventId,
      seats.map((seat) => ({ id, ...seat })),
    );
  }

  /** Somebody gets a place: of what they wished for, the seats that are still free. */
  async grantTo(tx: Transaction, places: LockedPlaces, { id, eventId }: Chooser): Promise<readonly PhaseChoice[]> {
    const wishes = await this.wishes.firstOf(tx, id);
    const wished = seatsChosen(wishes);
    const state = await this.stateFor(tx, places, wished, 0);
    const held = grantedSeats(wished, state);
    await this.bookings.replace(tx, eventId, id, held);
    return phaseChoices(state.rounds, { status: 'confirmed', wishes, held });
  }

  /** What somebody holds, or wishes for. */
  async of(tx: Transaction, places: LockedPlaces, { id, status }: Chooser): Promise<readonly PhaseChoice[]> {
    const { rounds } = await this.ateliers.of(tx, places);
    const wishes = await this.wishes.firstOf(tx, id);
    return phaseChoices(rounds, { status, wishes, held: await this.bookings.heldBy(tx, id) });
  }

  /** Whatever has filled up since, this stays theirs when it is chosen again. */
  private async ownOf(tx: Transaction, { id, status }: Chooser): Promise<AtelierSeat[]> {
    return status === 'confirmed' ? this.bookings.heldBy(tx, id) : seatsChosen(await this.wishes.firstOf(tx, id));
  }

  private async stateFor(
    tx: Transaction,
    places: LockedPlaces,
    seats: readonly AtelierSeat[],
    now: number,
  ): Promise<SeatsNow> {
    const { rule, rounds } = await this.ateliers.of(tx, places);
    const taken = seats.length === 0 ? [] : await this.bookings.taken(tx, places.eventId, seats);
    return { rounds, taken, closesAt: rule.closesAt, now };
  }
}

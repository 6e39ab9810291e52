import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import { OptionChoicesRepository } from '../data/option-choices.repository.js';
import type { LockedPlaces } from '../data/places.repository.js';
import { type Chosen, NOTHING_CHOSEN } from '../domain/chosen.js';
import type { RegistrationRequest } from '../domain/registration-form.js';
import type { RegistrationRecord } from '../domain/registration.js';
import { BookingsRepository } from '../wishes/data/bookings.repository.js';
import { WishesRepository } from '../wishes/data/wishes.repository.js';
import { ChooseAteliers, type SeatChange } from './choose-ateliers.js';
import { ChooseOptions, NO_CHANGE, type OptionChange } from './choose-options.js';

type Chooser = Pick<RegistrationRecord, 'id' | 'eventId' | 'status'>;

/** What a choice changes, and what is chosen then. */
export interface Choice {
  readonly options: OptionChange;
  readonly ateliers: SeatChange | null;
  readonly chosen: Chosen;
}

/**
 * What people choose besides their place, each with seats of its own: options, and ateliers where choosing one is taking a seat.
 * The rules are the same for both: who has no place yet holds nothing, who gets one holds what still has room, what is full or
 * closed refuses that field alone, and whoever leaves gives everything back. Called under the event's lock; an event that has
 * neither pays nothing.
 */
@Injectable()
export class KeepChoices {
  constructor(
    private readonly options: ChooseOptions,
    private readonly ateliers: ChooseAteliers,
    private readonly optionChoices: OptionChoicesRepository,
    private readonly bookings: BookingsRepository,
    private readonly wishes: WishesRepository,
  ) {}

  /** Writes nothing yet. @throws InvalidInput at what is refused: the options, then the ateliers. */
  async decide(
    tx: Transaction,
    places: LockedPlaces,
    {
      person,
      request,
      isNew,
      now,
    }: { person: Chooser; request: Pick<RegistrationRequest, 'options' | 'wishes'>; isNew: boolean; now: number },
  ): Promise<Choice> {
    const asksOptions = places.hasOptions || request.options.length > 0;
    const options = asksOptions ? await this.options.decide(tx, person, request.options, now) : NO_CHANGE;
    const ateliers = places.booksAteliers
      ? await this.ateliers.decide(tx, places, { person, isNew, wishes: request.wishes, now })
      : null;
    return { options, ateliers, chosen: { options: options.titles, ateliers: ateliers?.told ?? [] } };
  }

  /** Writes what was decided, once the registration's own row is there; reads nothing. */
  async keep(tx: Transaction, person: Chooser, { options, ateliers }: Choice): Promise<void> {
    await this.options.keep(tx, person, options);
    if (ateliers) await this.ateliers.keep(tx, person, ateliers);
  }

  /** Somebody gets a place, and with it what still has room of what they wished for. */
  async grantTo(tx: Transaction, places: LockedPlaces, person: Chooser): Promise<Chosen> {
    return {
      options: places.hasOptions ? await this.options.grantTo(tx, person) : NOTHING_CHOSEN.options,
      ateliers: places.booksAteliers ? await this.ateliers.grantTo(tx, places, person) : NOTHING_CHOSEN.ateliers,
    };
  }

  /** What somebody chose or wishes for. */
  async of(tx: Transaction, places: LockedPlaces, person: Chooser): Promise<Chosen> {
    return {
      options: places.hasOptions ? await this.options.titlesOf(tx, person) : NOTHING_CHOSEN.options,
      ateliers: places.booksAteliers ? await this.ateliers.of(tx, places, person) : NOTHING_CHOSEN.ateliers,
    };
  }

  /** Somebody has no place any more: what they held is free for others. `status` is the one they had. */
  async giveBack(tx: Transaction, places: LockedPlaces, person: Pick<Chooser, 'id' | 'status'>): Promise<void> {
    if (places.hasOptions) await this.options.giveBack(tx, person);
    if (places.booksAteliers) await this.bookings.giveBack(tx, person.id);
  }

  /** Somebody else comes instead and has what the first one chose. */
  async handOver(tx: Transaction, places: LockedPlaces, from: string, to: string): Promise<void> {
    await this.optionChoices.handOver(tx, from, to);
    if (!places.booksAteliers) return;
    await this.bookings.handOver(tx, from, to);
    await this.wishes.handOver(tx, from, to);
  }
}

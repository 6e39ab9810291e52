import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../events/domain/event.js';
import type { Chosen } from '../domain/chosen.js';
import type { RegistrationRecord } from '../domain/registration.js';
import { EventFormQuery } from '../form/queries/event-form.query.js';
import { phaseChoices } from '../wishes/domain/chosen-ateliers.js';
import { BookingsQuery } from '../wishes/queries/bookings.query.js';
import { WishesQuery } from '../wishes/queries/wishes.query.js';
import { ChosenOptionsQuery } from './chosen-options.query.js';

/** What somebody chose besides their place, as it is committed. */
@Injectable()
export class ChosenQuery {
  constructor(
    private readonly options: ChosenOptionsQuery,
    private readonly forms: EventFormQuery,
    private readonly wishes: WishesQuery,
    private readonly bookings: BookingsQuery,
  ) {}

  async of(event: EventRecord, { id, status }: Pick<RegistrationRecord, 'id' | 'status'>): Promise<Chosen> {
    const options = (await this.options.titlesOf(event, [id])).get(id) ?? [];
    const { settings, rounds } = await this.forms.steady(event);
    if (settings.wishes.how !== 'booked') return { options, ateliers: [] };
    const wishes = await this.wishes.ofRegistration(id);
    return { options, ateliers: phaseChoices(rounds, { status, wishes, held: await this.bookings.heldBy(id) }) };
  }
}

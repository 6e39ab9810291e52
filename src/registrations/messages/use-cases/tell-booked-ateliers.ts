import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import { Catalogues } from '../../../platform/i18n/catalogues.js';
import type { RegistrationRecord } from '../../domain/registration.js';
import { atelierWords } from '../../emails/atelier-words.js';
import { EventFormQuery } from '../../form/queries/event-form.query.js';
import { phaseChoices } from '../../wishes/domain/chosen-ateliers.js';
import { BookingsQuery } from '../../wishes/queries/bookings.query.js';
import { WishesQuery } from '../../wishes/queries/wishes.query.js';
import type { PersonalFact } from '../domain/personal-fact.js';
import { PersonalFacts } from '../queries/personal-facts.js';

/** The ateliers in which people have a seat stand in their convocation, until a published plan says the table too. */
@Injectable()
export class TellBookedAteliers implements OnModuleInit {
  constructor(
    private readonly facts: PersonalFacts,
    private readonly forms: EventFormQuery,
    private readonly wishes: WishesQuery,
    private readonly bookings: BookingsQuery,
    private readonly catalogues: Catalogues,
  ) {}

  onModuleInit(): void {
    this.facts.provide((event, people) => this.of(event, people));
  }

  private async of(
    event: EventRecord,
    people: readonly RegistrationRecord[],
  ): Promise<ReadonlyMap<string, readonly PersonalFact[]>> {
    const { settings, rounds } = await this.forms.steady(event);
    if (settings.wishes.how !== 'booked' || rounds.length === 0) return new Map();
    const ids = people.map(({ id }) => id);
    const wishes = await this.wishes.ofRegistrations(ids);
    const held = await this.bookings.ofRegistrations(ids);
    return new Map(
      people.map(({ id, status, locale }) => {
        const choices = phaseChoices(rounds, { status, wishes: wishes.get(id) ?? [], held: held.get(id) ?? [] });
        const label = this.catalogues.text(locale, 'emails:labels.ateliers');
        return [id, [{ label, value: atelierWords(choices, locale, this.catalogues), about: 'ateliers' }]];
      }),
    );
  }
}

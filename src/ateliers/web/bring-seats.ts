import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Catalogues } from '../../platform/i18n/catalogues.js';
import { PersonalFacts } from '../../registrations/messages/queries/personal-facts.js';
import { CalendarLines } from '../../registrations/queries/calendar-lines.js';
import { PersonalSections } from '../../registrations/queries/personal-sections.js';
import { seatFact } from '../emails/seat-fact.js';
import { PublishedPlanQuery, SeatsOfRegistration } from '../queries/published-plan.query.js';
import { TellSeats } from '../use-cases/tell-seats.js';

/** Below the state of the registration, above the answers. */
const RANK = 20;

/** Atelier and table where people look: on their own page, in their convocation, in their calendar. */
@Injectable()
export class BringSeats implements OnModuleInit {
  constructor(
    private readonly sections: PersonalSections,
    private readonly facts: PersonalFacts,
    private readonly lines: CalendarLines,
    private readonly seats: SeatsOfRegistration,
    private readonly published: PublishedPlanQuery,
    private readonly tell: TellSeats,
    private readonly catalogues: Catalogues,
  ) {}

  onModuleInit(): void {
    this.sections.add(RANK, async ({ registration }) => {
      if (registration.status !== 'confirmed') return null;
      const seats = await this.seats.of(registration.id);
      return seats.length > 0 ? { partial: 'pages/tables/personal-seats', view: { seats } } : null;
    });
    this.lines.provide(async ({ id, locale }) =>
      (await this.seats.of(id)).map((seat) => {
        const { label, value } = seatFact(this.catalogues, seat, locale);
        return `${label}${this.catalogues.text(locale, 'emails:colon')} ${value}`;
      }),
    );
    this.facts.provide(
      async (_event, people) => {
        const all = await this.published.seatsOf(people.map(({ id }) => id));
        return new Map(
          people.flatMap(({ id, locale }) => {
            const seats = all.get(id);
            return seats ? [[id, seats.map((seat) => seatFact(this.catalogues, seat, locale))] as const] : [];
          }),
        );
      },
      async (tx, { id }, people) => this.tell.otherwise(tx, id, await this.published.seatsOf(people, tx)),
    );
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalSections, type PersonalPageOf, type PersonalSection } from '../../web/personal-sections.js';
import { PlacesFiguresQuery } from '../queries/places-figures.query.js';

/** What the personal page says of an offered place, and of the rule that the waiting list follows. */
@Injectable()
export class PlaceSections implements OnModuleInit {
  constructor(
    private readonly sections: PersonalSections,
    private readonly figures: PlacesFiguresQuery,
  ) {}

  onModuleInit(): void {
    this.sections.add(5, (page) => this.of(page));
  }

  private async of({ registration, event, path, now }: PersonalPageOf): Promise<PersonalSection | null> {
    const { status, decisionDueAt } = registration;
    if (status === 'offered' && decisionDueAt !== null) {
      const view = {
        action: `${path}/place`,
        dueAt: decisionDueAt,
        timeZone: event.timeZone,
        isOver: decisionDueAt <= now,
        isCancelled: event.status === 'cancelled',
      };
      return { partial: 'pages/places/offer', view, isHead: true, closes: ['withdraw'] };
    }
    if (status !== 'waiting') return null;
    const { rules } = await this.figures.rulesOf(event.id);
    const { collectivity } = registration;
    const view = {
      order: rules.order,
      offerHours: rules.offerHours,
      quota: await this.figures.quotaAgainst(event.id, rules, collectivity),
      perCollectivity: rules.perCollectivity,
      employer: collectivity,
    };
    return { partial: 'pages/places/waiting', isHead: true, view };
  }
}

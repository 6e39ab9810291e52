import { Injectable, type OnModuleInit } from '@nestjs/common';
import { may } from '../../../events/domain/event-role.js';
import { dayOf, timeOf } from '../../../platform/clock/paris-time.js';
import { DashboardSections } from '../../../registrations/queries/dashboard-sections.js';
import { standings } from '../domain/own-ateliers.js';
import { FacilitationQuery } from '../queries/facilitation.query.js';
import { ateliersView } from './my-ateliers.view.js';

/** Whoever runs ateliers finds them first on the desk. */
@Injectable()
export class BringOwnAteliers implements OnModuleInit {
  constructor(
    private readonly sections: DashboardSections,
    private readonly facilitation: FacilitationQuery,
  ) {}

  onModuleInit(): void {
    this.sections.add(async ({ event, role, accountId, now }) => {
      if (!may(role, 'own-ateliers')) return null;
      const { ateliers, isLinked } = await this.facilitation.own(event.id, { accountId, role });
      // An organiser who runs nothing has no need to be told.
      if (ateliers.length === 0 && role !== 'animateur') return null;
      const base = `/organiser/evenements/${event.slug}/mes-ateliers`;
      const found = standings(ateliers, dayOf(now, event.timeZone), timeOf(now, event.timeZone));
      return {
        partial: 'pages/facilitation/own-ateliers',
        view: { base, isLinked, ateliers: ateliersView(base, ateliers, found) },
      };
    });
  }
}

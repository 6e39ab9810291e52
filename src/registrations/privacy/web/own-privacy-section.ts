import { Injectable, type OnModuleInit } from '@nestjs/common';
import { isOver } from '../../../events/domain/registration-window.js';
import { PersonalSections } from '../../web/personal-sections.js';
import { NeedsQuery } from '../queries/needs.query.js';
import { PrivacyQuery } from '../queries/privacy.query.js';
import { registrationsPurgedOn } from '../domain/retention.js';

/** After what others bring: it is looked for seldom. */
const LAST = 90;

/** On the personal page: what I need, and what is kept of me. */
@Injectable()
export class OwnPrivacySection implements OnModuleInit {
  constructor(
    private readonly sections: PersonalSections,
    private readonly privacy: PrivacyQuery,
    private readonly needs: NeedsQuery,
  ) {}

  onModuleInit(): void {
    this.sections.add(LAST, async ({ registration, event, path, now }) => {
      const rules = await this.privacy.steadyRules(event);
      const comes = registration.status !== 'withdrawn' && !isOver(event, now);
      const kept = await this.needs.of(registration.id);
      return {
        partial: 'pages/privacy/own-section',
        view: {
          data: `${path}/mes-donnees`,
          keptUntil: registrationsPurgedOn(event.endsOn, rules),
          needs: comes && (rules.asksNeeds || kept) ? { href: `${path}/amenagements`, told: kept !== null } : null,
        },
      };
    });
  }
}

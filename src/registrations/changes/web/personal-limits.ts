import { Injectable, type OnModuleInit } from '@nestjs/common';
import { isNoMore } from '../../approvals/domain/event-standing.js';
import { PersonalSections, type PersonalPageOf, type PersonalSection } from '../../web/personal-sections.js';
import { changeStandings } from '../domain/changes-rules.js';
import type { SubstitutionStatus } from '../domain/substitution.js';
import { ChangesRulesQuery } from '../queries/changes-rules.query.js';
import { SubstitutionsQuery } from '../queries/substitutions.query.js';

const TONES: Readonly<Record<SubstitutionStatus, string>> = {
  pending: 'warn',
  accepted: 'ok',
  declined: 'plain',
  cancelled: 'plain',
};

/** On the personal page: what may still be changed and until when, and where a colleague who was asked stands. */
@Injectable()
export class PersonalLimits implements OnModuleInit {
  constructor(
    private readonly sections: PersonalSections,
    private readonly rules: ChangesRulesQuery,
    private readonly substitutions: SubstitutionsQuery,
  ) {}

  onModuleInit(): void {
    this.sections.add(80, (page) => this.of(page));
  }

  private async of({ registration, event, path, now }: PersonalPageOf): Promise<PersonalSection | null> {
    const last = await this.substitutions.lastOf(registration.id);
    const isLive = registration.status !== 'withdrawn' && !isNoMore(event, now);
    const proposal =
      last && last.status !== 'cancelled' && (isLive || last.status === 'accepted')
        ? {
            status: last.status,
            tone: TONES[last.status],
            name: `${last.firstName} ${last.lastName}`,
            callBack: last.status === 'pending' ? `${path}/remplacant/reprise` : null,
          }
        : null;
    if (!isLive)
      return proposal && { partial: 'pages/changes/personal-limits', view: { proposal, limits: [], substitute: null } };
    const standings = changeStandings(await this.rules.steadyRules(event), event, now);
    const isOpen = (group: string) => standings.some((one) => one.group === group && one.isOpen);
    const shown = standings.filter(({ group }) => group !== 'options' || event.options.length > 0);
    // Where everything is open, as everywhere by default, there is nothing to say but the way to a colleague.
    const limits = standings.some(({ isOpen: open, lastDay }) => !open || lastDay !== null) ? shown : [];
    const formIsClosed = ['identity', 'employer', 'options', 'wishes', 'answers'].every((group) => !isOpen(group));
    return {
      partial: 'pages/changes/personal-limits',
      view: {
        proposal,
        limits,
        substitute: isOpen('substitution') && !proposal?.callBack ? `${path}/remplacant` : null,
      },
      closes: [
        ...(formIsClosed ? (['change'] as const) : []),
        ...(isOpen('withdrawal') ? [] : (['withdraw'] as const)),
      ],
    };
  }
}

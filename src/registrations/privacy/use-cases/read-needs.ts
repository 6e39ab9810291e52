import { Injectable } from '@nestjs/common';
import { OrganiserEvents, type OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { NeedsQuery, type PersonsNeeds } from '../queries/needs.query.js';

/** Names beside needs: shown to those who must prepare them, and never without a trace of who looked. */
@Injectable()
export class ReadNeeds {
  constructor(
    private readonly events: OrganiserEvents,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly needs: NeedsQuery,
  ) {}

  /** The trace is durable before a name is shown. @throws EventOutOfReach, RoleInsufficient. */
  async execute(
    organiser: Organiser,
    slug: string,
  ): Promise<{ readonly reached: OrganiserEvent; readonly people: readonly PersonsNeeds[] }> {
    const reached = await this.events.reach(organiser.accountId, slug, 'needs');
    const { id } = reached.event;
    const people = await this.needs.people(id);
    await this.unitOfWork.run((tx) =>
      this.audit.record(tx, {
        actor: organiser,
        eventId: id,
        verb: 'needs-read',
        subjectKind: 'event',
        subjectId: id,
        details: { count: people.length },
      }),
    );
    return { reached, people };
  }
}

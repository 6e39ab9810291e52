import { Injectable } from '@nestjs/common';
import type { Organiser } from '../../platform/accounts/organiser.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { EventRepository } from '../data/event.repository.js';
import type { EventColumns } from '../domain/edit/section-change.js';
import { StepImpossible } from '../domain/event-edit.errors.js';
import { EventOutOfReach } from '../domain/event-role.errors.js';
import type { DeskRight } from '../domain/event-role.js';
import type { EventRecord } from '../domain/event.js';
import { canBeUnpublished } from '../domain/readiness.js';
import { OrganiserEvents } from '../queries/organiser-events.query.js';
import { EventFacts } from './event-facts.js';

export type Step = 'publish' | 'unpublish' | 'open' | 'close' | 'archive' | 'restore';

interface StepRule {
  readonly verb: string;
  readonly possible: (event: EventRecord) => boolean;
  readonly columns: (event: EventRecord, now: number) => EventColumns;
}

const STEPS: Readonly<Record<Step, StepRule>> = {
  publish: {
    verb: 'event-published',
    possible: ({ status }) => status === 'draft',
    columns: ({ publishedAt }, now) => ({ status: 'published', publishedAt: publishedAt ?? now }),
  },
  unpublish: {
    verb: 'event-unpublished',
    possible: canBeUnpublished,
    columns: () => ({ status: 'draft' }),
  },
  open: {
    verb: 'registrations-opened',
    possible: ({ status, registrationMode }) => status === 'published' && registrationMode !== 'none',
    // A closing that is past would close them again at once.
    columns: ({ registrationClosesAt }, now) => ({
      registrationOpensAt: now,
      registrationClosesAt: registrationClosesAt !== null && registrationClosesAt <= now ? null : registrationClosesAt,
    }),
  },
  close: {
    verb: 'registrations-closed',
    possible: ({ status, registrationMode }) => status === 'published' && registrationMode !== 'none',
    columns: ({ registrationOpensAt }, now) => ({
      registrationClosesAt: now,
      registrationOpensAt: registrationOpensAt !== null && registrationOpensAt > now ? null : registrationOpensAt,
    }),
  },
  archive: {
    verb: 'event-archived',
    possible: ({ status }) => status === 'published' || status === 'cancelled',
    columns: () => ({ status: 'archived' }),
  },
  restore: {
    verb: 'event-restored',
    possible: ({ status }) => status === 'archived',
    // What was called off stays called off.
    columns: ({ cancellation }) => ({ status: cancellation === null ? 'published' : 'cancelled' }),
  },
};

/** The steps of an event's life, each by one button; calling it off has a page of its own and its own right. */
@Injectable()
export class ChangeStanding {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly organiserEvents: OrganiserEvents,
    private readonly events: EventRepository,
    private readonly facts: EventFacts,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws EventOutOfReach, RoleInsufficient, StepImpossible. */
  async take(organiser: Organiser, slug: string, step: Step): Promise<void> {
    const { verb, possible, columns } = STEPS[step];
    await this.change(organiser, slug, 'publish', async (tx, event, now) => {
      if (!possible(event)) throw new StepImpossible(step);
      await this.events.save(tx, event.id, columns(event, now), { now });
      return { verb };
    });
  }

  /** Every live registration is told, with `reason`. @throws EventOutOfReach, RoleInsufficient, StepImpossible. */
  async cancel(organiser: Organiser, slug: string, reason: string): Promise<void> {
    await this.change(organiser, slug, 'cancel', async (tx, event, now) => {
      if (event.status !== 'published') throw new StepImpossible('cancel');
      await this.events.save(tx, event.id, { status: 'cancelled', cancellation: reason }, { now, calendar: true });
      const after = await this.events.lock(tx, event.id);
      if (after) await this.facts.tell(tx, 'cancelled', { event: after, now });
      return { verb: 'event-cancelled', people: event.places.taken + event.places.waiting };
    });
  }

  private async change(
    organiser: Organiser,
    slug: string,
    right: DeskRight,
    job: (tx: Transaction, event: EventRecord, now: number) => Promise<{ verb: string; people?: number }>,
  ): Promise<void> {
    const reached = await this.organiserEvents.reach(organiser.accountId, slug, right);
    const { id } = reached.event;
    await this.unitOfWork.run(
      async (tx) => {
        const event = await this.events.lock(tx, id);
        if (!event) throw new EventOutOfReach();
        const { verb, ...details } = await job(tx, event, this.clock.now().getTime());
        await this.audit.record(tx, {
          actor: { accountId: organiser.accountId, name: organiser.name },
          eventId: id,
          verb,
          subjectKind: 'event',
          subjectId: id,
          details,
        });
      },
      { lane: id },
    );
  }
}

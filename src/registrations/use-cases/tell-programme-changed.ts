import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventQueries } from '../../events/queries/event.queries.js';
import { MachineClock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Outbox } from '../../platform/mail/outbox.js';
import type { ProgrammePublished } from '../../programme/domain/programme-published.js';
import { ProgrammeFacts } from '../../programme/use-cases/programme-facts.js';
import { FollowProgramme } from '../wishes/use-cases/follow-programme.js';
import { RegistrationRepository } from '../data/registration.repository.js';
import { ProgrammeChangedEmails } from '../emails/programme-changed-emails.js';

/**
 * Choices go with their ateliers; then everybody who is registered reads what changed, once a publication, where its organiser
 * wants it.
 */
@Injectable()
export class TellProgrammeChanged implements OnModuleInit {
  constructor(
    private readonly facts: ProgrammeFacts,
    private readonly followProgramme: FollowProgramme,
    private readonly events: EventQueries,
    private readonly registrations: RegistrationRepository,
    private readonly emails: ProgrammeChangedEmails,
    private readonly outbox: Outbox,
    private readonly clock: MachineClock,
  ) {}

  onModuleInit(): void {
    this.facts.onPublished((tx, fact) => this.tell(tx, fact));
  }

  private async tell(tx: Transaction, fact: ProgrammePublished): Promise<void> {
    const lost = await this.followProgramme.within(tx, fact.eventId);
    if (!fact.tellPeople) return;
    const committed = await this.events.byId(fact.eventId);
    if (!committed) return;
    // What is read beside this transaction does not know of it yet.
    const event = { ...committed, calendarSequence: fact.calendarSequence };
    const registrations = await this.registrations.live(tx, fact.eventId);
    for (const mail of this.emails.of(fact, event, registrations, { at: this.clock.now().getTime(), lost })) {
      await this.outbox.enqueue(tx, mail);
    }
  }
}

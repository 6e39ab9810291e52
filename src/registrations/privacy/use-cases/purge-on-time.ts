import { Injectable, Logger } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import { EventQueries } from '../../../events/queries/event.queries.js';
import { Clock } from '../../../platform/clock/clock.js';
import { addDays, dayOf } from '../../../platform/clock/paris-time.js';
import { Environment } from '../../../platform/config/environment.js';
import { ReadDatabase } from '../../../platform/database/read-database.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Outbox } from '../../../platform/mail/outbox.js';
import { RegistrationSettingsRepository } from '../../settings/data/registration-settings.repository.js';
import { EventPurgesRepository } from '../data/event-purges.repository.js';
import { NeedsRepository } from '../data/needs.repository.js';
import { privacyRules, type PrivacyRules } from '../domain/privacy-rules.js';
import { needsPurgedOn, NOTICE_DAYS, purgeStep, registrationsPurgedOn } from '../domain/retention.js';
import { PurgeAnnouncedEmails } from '../emails/purge-announced-emails.js';
import { ResponsiblePeople } from '../queries/responsible-people.query.js';
import { PurgeEvent } from './purge-event.js';

interface EndedEvent {
  readonly id: string;
  readonly endsOn: string;
  readonly timeZone: string;
}

/** Who did it, in the journal. */
const BY_ITSELF = { accountId: null, name: 'Tablée' };

/**
 * Forgets people when their time has come, after having told those responsible. Of several processes each may look: what
 * was announced or purged once is not again. The demonstration's clock travels, so there nothing goes by itself.
 */
@Injectable()
export class PurgeOnTime {
  private readonly log = new Logger(PurgeOnTime.name);

  constructor(
    private readonly environment: Environment,
    private readonly read: ReadDatabase,
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventQueries,
    private readonly settings: RegistrationSettingsRepository,
    private readonly purges: EventPurgesRepository,
    private readonly needs: NeedsRepository,
    private readonly responsible: ResponsiblePeople,
    private readonly emails: PurgeAnnouncedEmails,
    private readonly outbox: Outbox,
    private readonly purgeEvent: PurgeEvent,
    private readonly clock: Clock,
  ) {}

  @Cron('30 3 * * *')
  async tonight(): Promise<void> {
    if (this.environment.demo) return;
    try {
      await this.execute();
    } catch (error) {
      this.log.error(error);
    }
  }

  /** Everything that is due now. */
  async execute(): Promise<void> {
    const now = this.clock.now().getTime();
    for (const event of await this.ended(now)) {
      const rules = privacyRules((await this.settings.of(this.read, event.id, 'privacy')).body);
      const today = dayOf(now, event.timeZone);
      if (today >= needsPurgedOn(event.endsOn, rules)) await this.forgetNeeds(event.id);
      await this.forgetPeople(event, rules, today, now);
    }
    if ((await this.purges.unscrubbed(this.read)) > 0) {
      await this.unitOfWork.scrub();
      await this.unitOfWork.run((tx) => this.purges.scrubbed(tx, now));
    }
  }

  private async forgetNeeds(eventId: string): Promise<void> {
    await this.unitOfWork.run((tx) => this.needs.forgetAll(tx, eventId), { lane: eventId });
  }

  private async forgetPeople(event: EndedEvent, rules: PrivacyRules, today: string, now: number): Promise<void> {
    const known = await this.purges.of(this.read, event.id);
    if (known?.purgedAt) return;
    const announcedOn = known && dayOf(known.announcedAt, event.timeZone);
    const step = purgeStep({ endsOn: event.endsOn, announcedOn, rules }, today);
    if (step === 'purge') await this.purgeEvent.execute(event, BY_ITSELF);
    if (step === 'announce') await this.announce(event, rules, today, now);
  }

  private async announce(event: EndedEvent, rules: PrivacyRules, today: string, now: number): Promise<void> {
    const record = await this.events.byId(event.id);
    if (!record) return;
    const due = registrationsPurgedOn(event.endsOn, rules);
    const soonest = addDays(today, NOTICE_DAYS);
    const people = await this.responsible.of(event.id);
    await this.unitOfWork.run(
      async (tx) => {
        if (!(await this.purges.announce(tx, event.id, now))) return;
        for (const person of people) {
          await this.outbox.enqueue(tx, this.emails.announced(record, person, due > soonest ? due : soonest));
        }
      },
      { lane: event.id },
    );
  }

  /** With people still in them. */
  private async ended(now: number): Promise<EndedEvent[]> {
    return this.read.query<EndedEvent>(
      `SELECT e.id AS "id", e.ends_on AS "endsOn", e.time_zone AS "timeZone" FROM events e
       WHERE e.ends_on < ? AND EXISTS (SELECT 1 FROM registrations r WHERE r.event_id = e.id) ORDER BY e.ends_on, e.id`,
      [dayOf(now)],
    );
  }
}

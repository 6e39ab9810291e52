import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import type { AuditActor } from '../../../platform/audit/audit-trail.js';
import { ReadDatabase } from '../../../platform/database/read-database.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { clocksText, daysText } from '../../../platform/i18n/dates.js';
import { frenchTypography } from '../../../platform/i18n/french-typography.js';
import { placeOf } from '../../emails/event-mail.view.js';
import { EVERYBODY, LIVE_STATUSES } from '../../list/domain/registration-filter.js';
import { ToldFactsRepository } from '../data/told-facts.repository.js';
import { type ChangedFact, NO_TEXTS } from '../domain/mailing.js';
import { changedParts, type DiaryFacts, diaryFacts, type DiaryPart } from '../domain/told-facts.js';
import { ManageMailings } from './manage-mailings.js';

/** « 3 changements depuis la publication : prévenir les 64 inscrits ? » */
@Injectable()
export class TellEventChanged {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly read: ReadDatabase,
    private readonly told: ToldFactsRepository,
    private readonly mailings: ManageMailings,
  ) {}

  /** What people do not know yet; empty when they know all. */
  async changes(event: EventRecord): Promise<ChangedFact[]> {
    const before = await this.told.of(this.read, event.id);
    return before ? this.between(before, diaryFacts(event)) : [];
  }

  /** A draft to everybody who comes or may come. @returns its id; null where there is nothing to tell. */
  async draft(actor: AuditActor, event: EventRecord): Promise<string | null> {
    return this.unitOfWork.run(async (tx) => {
      const before = await this.told.of(tx, event.id);
      const changes = before ? this.between(before, diaryFacts(event)) : [];
      if (changes.length === 0) return null;
      const audience = { ...EVERYBODY, statuses: LIVE_STATUSES };
      const draft = { eventId: event.id, kind: 'event-changed' as const, audience, texts: NO_TEXTS, changes };
      return this.mailings.draft(tx, actor, draft);
    });
  }

  /** Told, or not worth telling: the offer goes away. */
  async settle(eventId: string): Promise<void> {
    await this.unitOfWork.run((tx) => this.told.forget(tx, eventId));
  }

  private between(before: DiaryFacts, after: DiaryFacts): ChangedFact[] {
    return changedParts(before, after).map((part) => ({
      part,
      before: { fr: inWords(part, before, 'fr'), en: inWords(part, before, 'en') },
      after: { fr: inWords(part, after, 'fr'), en: inWords(part, after, 'en') },
    }));
  }
}

function inWords(part: DiaryPart, facts: DiaryFacts, locale: 'fr' | 'en'): string {
  if (part === 'dates') return daysText(facts.startsOn, facts.endsOn, locale);
  if (part === 'hours')
    return facts.announcedFrom === null ? '' : clocksText(facts.announcedFrom, facts.announcedTo, locale);
  const place = placeOf({ venues: facts.venues.map((venue) => ({ id: '', ...venue })) }) ?? '';
  return frenchTypography(place);
}

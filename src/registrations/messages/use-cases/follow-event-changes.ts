import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventFacts, type EventCopied, type EventEdited } from '../../../events/use-cases/event-facts.js';
import { KeepMailText } from '../../../events/use-cases/keep-mail-text.js';
import { Clock } from '../../../platform/clock/clock.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { newId } from '../../../platform/ids/ids.js';
import { optionsMade } from '../../settings/use-cases/options-made.js';
import { ScheduleRepository } from '../data/schedule.repository.js';
import { ToldFactsRepository } from '../data/told-facts.repository.js';
import { copiedAudience } from '../domain/schedule-audience.js';
import { changedParts, diaryFacts } from '../domain/told-facts.js';

/** Remembers what people know of an event whose dates or places move, and gives a copy the words of the first. */
@Injectable()
export class FollowEventChanges implements OnModuleInit {
  constructor(
    private readonly facts: EventFacts,
    private readonly told: ToldFactsRepository,
    private readonly texts: KeepMailText,
    private readonly schedules: ScheduleRepository,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.facts.on('edited', (tx, fact) => this.remember(tx, fact));
    this.facts.on('copied', (tx, fact) => this.copy(tx, fact));
  }

  private async remember(tx: Transaction, { before, event, now }: EventEdited): Promise<void> {
    const isKnown = before.status === 'published' && before.places.taken + before.places.waiting > 0;
    if (!isKnown) return;
    if (changedParts(diaryFacts(before), diaryFacts(event)).length === 0) return;
    await this.told.keep(tx, event.id, diaryFacts(before), now);
    // Changed and changed back: there is nothing to tell.
    const first = await this.told.of(tx, event.id);
    if (first && changedParts(first, diaryFacts(event)).length === 0) await this.told.forget(tx, event.id);
  }

  /** Switched off: a new edition's dates are not settled while it is copied. */
  private async copy(tx: Transaction, { fromEventId, toEventId, days }: EventCopied): Promise<void> {
    const now = this.clock.now().getTime();
    await this.texts.copy(tx, fromEventId, toEventId);
    const options = await optionsMade(tx, fromEventId, toEventId);
    for (const schedule of await this.schedules.of(tx, fromEventId)) {
      const audience = copiedAudience(schedule.audience, { options, days });
      if (!audience) continue;
      await this.schedules.insert(tx, { ...schedule, id: newId(), eventId: toEventId, audience, enabledAt: null }, now);
    }
  }
}

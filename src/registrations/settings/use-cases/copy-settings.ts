import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventFacts, type EventCopied } from '../../../events/use-cases/event-facts.js';
import { Clock } from '../../../platform/clock/clock.js';
import { addDays, dayOf, instantOf, timeOf } from '../../../platform/clock/paris-time.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { readChangesRules, shiftedChanges } from '../../changes/domain/changes-rules.js';
import { copiedForm } from '../../form/domain/copied-form.js';
import { readFormSettings } from '../../form/domain/form-settings.js';
import { PlacesRepository } from '../../data/places.repository.js';
import { RegistrationSettingsRepository } from '../data/registration-settings.repository.js';
import type { SettingTopic, StoredSetting } from '../domain/setting-topic.js';
import { optionsMade } from './options-made.js';

/** `places` has counters of its own and copies itself. */
const COPIED: readonly SettingTopic[] = ['form', 'approval', 'changes', 'privacy'];

/** An event that begins as a copy of another asks the same questions, by the same rules; dates move with the event. */
@Injectable()
export class CopySettings implements OnModuleInit {
  constructor(
    private readonly facts: EventFacts,
    private readonly settings: RegistrationSettingsRepository,
    private readonly places: PlacesRepository,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.facts.on('copied', (tx, fact) => this.copy(tx, fact));
  }

  private async copy(tx: Transaction, { fromEventId, toEventId, days }: EventCopied): Promise<void> {
    const now = this.clock.now().getTime();
    const decided = await this.settings.all(tx, fromEventId);
    for (const topic of COPIED) {
      const setting = decided.get(topic);
      if (!setting) continue;
      const body = await copied(topic, setting, { days, options: () => optionsMade(tx, fromEventId, toEventId) });
      await this.settings.save(tx, { eventId: toEventId, topic, body, version: 0, now });
    }
    await this.copyBooking(tx, toEventId, days, now);
  }

  /** Where seats in ateliers are taken, the row that admissions lock says so; the last moment of the choice moves with the event. */
  private async copyBooking(tx: Transaction, eventId: string, days: number, now: number): Promise<void> {
    const { body, version } = await this.settings.of(tx, eventId, 'form');
    const form = readFormSettings(body);
    const places = form.wishes.how === 'booked' ? await this.places.lock(tx, eventId) : null;
    if (!places) return;
    const wishes = { ...form.wishes, closesAt: shifted(form.wishes.closesAt, days, places.timeZone) };
    await this.settings.save(tx, { eventId, topic: 'form', body: { ...form, wishes }, version, now });
    await this.places.saveBooking(tx, eventId, true);
  }
}

/** The same hour, so many days later. */
function shifted(instant: number | null, days: number, zone: string): number | null {
  return instant === null ? null : instantOf(addDays(dayOf(instant, zone), days), timeOf(instant, zone), zone);
}

async function copied(
  topic: SettingTopic,
  { body }: StoredSetting,
  { days, options }: { days: number; options: () => Promise<ReadonlyMap<string, string>> },
): Promise<object> {
  if (topic === 'changes') return shiftedChanges(readChangesRules(body), days);
  return topic === 'form' ? copiedForm(readFormSettings(body), await options()) : (body as object);
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventFacts, type EventCopied } from '../../../events/use-cases/event-facts.js';
import { Clock } from '../../../platform/clock/clock.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { readChangesRules, shiftedChanges } from '../../changes/domain/changes-rules.js';
import { copiedForm } from '../../form/domain/copied-form.js';
import { readFormSettings } from '../../form/domain/form-settings.js';
import { RegistrationSettingsRepository } from '../data/registration-settings.repository.js';
import type { SettingTopic, StoredSetting } from '../domain/setting-topic.js';

/** `places` has counters of its own and copies itself. */
const COPIED: readonly SettingTopic[] = ['form', 'approval', 'changes', 'privacy'];

/** An event that begins as a copy of another asks the same questions, by the same rules; dates move with the event. */
@Injectable()
export class CopySettings implements OnModuleInit {
  constructor(
    private readonly facts: EventFacts,
    private readonly settings: RegistrationSettingsRepository,
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
  }
}

async function copied(
  topic: SettingTopic,
  { body }: StoredSetting,
  { days, options }: { days: number; options: () => Promise<ReadonlyMap<string, string>> },
): Promise<object> {
  if (topic === 'changes') return shiftedChanges(readChangesRules(body), days);
  return topic === 'form' ? copiedForm(readFormSettings(body), await options()) : (body as object);
}

/** From each option of the first event to its copy: they stand in the same order. */
async function optionsMade(tx: Transaction, fromEventId: string, toEventId: string): Promise<Map<string, string>> {
  const idsOf = (eventId: string) =>
    tx.query<{ id: string }>('SELECT id AS "id" FROM event_options WHERE event_id = ? ORDER BY position', [eventId]);
  const [from, to] = [await idsOf(fromEventId), await idsOf(toEventId)];
  return new Map(from.flatMap(({ id }, at) => (to[at] ? [[id, to[at].id] as const] : [])));
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventFacts, type EventCopied } from '../../../events/use-cases/event-facts.js';
import { Clock } from '../../../platform/clock/clock.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { readChangesRules, shiftedChanges } from '../../changes/domain/changes-rules.js';
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
      await this.settings.save(tx, { eventId: toEventId, topic, body: copied(topic, setting, days), version: 0, now });
    }
  }
}

function copied(topic: SettingTopic, { body }: StoredSetting, days: number): object {
  return topic === 'changes' ? shiftedChanges(readChangesRules(body), days) : (body as object);
}

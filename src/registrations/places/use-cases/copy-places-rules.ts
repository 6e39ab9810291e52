import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventFacts, type EventCopied } from '../../../events/use-cases/event-facts.js';
import { Clock } from '../../../platform/clock/clock.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { PlacesRepository } from '../../data/places.repository.js';
import { RegistrationSettingsRepository } from '../../settings/data/registration-settings.repository.js';
import { readPlacesRules } from '../domain/places-rules.js';

/** An event that begins as a copy of another gives its places by the same rules. */
@Injectable()
export class CopyPlacesRules implements OnModuleInit {
  constructor(
    private readonly facts: EventFacts,
    private readonly settings: RegistrationSettingsRepository,
    private readonly places: PlacesRepository,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.facts.on('copied', (tx, fact) => this.copy(tx, fact));
  }

  private async copy(tx: Transaction, { fromEventId, toEventId }: EventCopied): Promise<void> {
    const { body, version } = await this.settings.of(tx, fromEventId, 'places');
    if (version === 0) return;
    const rules = readPlacesRules(body);
    const now = this.clock.now().getTime();
    await this.settings.save(tx, { eventId: toEventId, topic: 'places', body: rules, version: 0, now });
    await this.places.saveOverbooking(tx, toEventId, rules.overbooking);
  }
}

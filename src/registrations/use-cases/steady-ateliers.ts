import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import { ProgrammeQuery } from '../../programme/queries/programme.query.js';
import type { LockedPlaces } from '../data/places.repository.js';
import { readFormSettings } from '../form/domain/form-settings.js';
import { sessionsOf } from '../form/queries/event-form.query.js';
import { RegistrationSettingsRepository } from '../settings/data/registration-settings.repository.js';
import { wishRounds, type WishRound, type WishRule } from '../wishes/domain/wish-rounds.js';

export interface BookableAteliers {
  readonly rule: WishRule;
  readonly rounds: readonly WishRound[];
}

/** Events that people register at in the same hours, with room to spare. */
const MOST_EVENTS = 100;

/** The ateliers in which seats are taken, read once for each version of the event: in a rush nobody asks for them again. */
@Injectable()
export class SteadyAteliers {
  private readonly kept = new Map<string, BookableAteliers & { readonly version: number }>();

  constructor(
    private readonly settings: RegistrationSettingsRepository,
    private readonly programmes: ProgrammeQuery,
  ) {}

  /** Called under the event's lock. What a transaction has changed itself is kept only once it is committed. */
  async of(tx: Transaction, { eventId, eventVersion: version }: LockedPlaces): Promise<BookableAteliers> {
    const kept = this.kept.get(eventId);
    if (kept?.version === version) return kept;
    const ateliers = await this.read(tx, eventId);
    tx.afterCommit(() => {
      if (this.kept.size >= MOST_EVENTS) this.kept.clear();
      this.kept.set(eventId, { ...ateliers, version });
    });
    return ateliers;
  }

  private async read(tx: Transaction, eventId: string): Promise<BookableAteliers> {
    const { wishes: rule } = readFormSettings((await this.settings.of(tx, eventId, 'form')).body);
    return { rule, rounds: wishRounds(sessionsOf(await this.programmes.of(eventId, tx)), rule) };
  }
}

import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import type { RegistrationRecord } from '../../domain/registration.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { type PersonalFact, type PersonalFactsSource, withNews } from '../domain/personal-fact.js';

/** Hears, in the transaction that writes the mails, that these people are told what the source says. */
export type FactsTold = (tx: Transaction, event: EventRecord, registrationIds: readonly string[]) => Promise<void>;

/** Where modules on the right say what belongs into a person's convocation: atelier, table. Asked outside any transaction. */
@Injectable()
export class PersonalFacts {
  private readonly sources: PersonalFactsSource[] = [];
  private readonly listeners: FactsTold[] = [];

  /** To be called in `onModuleInit`; lines stand in the order in which their sources came. */
  provide(source: PersonalFactsSource, told?: FactsTold): void {
    this.sources.push(source);
    if (told) this.listeners.push(told);
  }

  async told(tx: Transaction, event: EventRecord, registrationIds: readonly string[]): Promise<void> {
    if (registrationIds.length === 0) return;
    for (const told of this.listeners) await told(tx, event, registrationIds);
  }

  async of(event: EventRecord, people: readonly RegistrationRecord[]): Promise<ReadonlyMap<string, PersonalFact[]>> {
    const all = new Map<string, PersonalFact[]>();
    for (const source of this.sources) {
      for (const [id, facts] of await source(event, people)) all.set(id, withNews(all.get(id) ?? [], facts));
    }
    return all;
  }
}

import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import type { RegistrationRecord } from '../../domain/registration.js';
import type { PersonalFact, PersonalFactsSource } from '../domain/personal-fact.js';

/** Where modules on the right say what belongs into a person's convocation: atelier, table. Asked outside any transaction. */
@Injectable()
export class PersonalFacts {
  private readonly sources: PersonalFactsSource[] = [];

  /** To be called in `onModuleInit`; lines stand in the order in which their sources came. */
  provide(source: PersonalFactsSource): void {
    this.sources.push(source);
  }

  async of(event: EventRecord, people: readonly RegistrationRecord[]): Promise<ReadonlyMap<string, PersonalFact[]>> {
    const all = new Map<string, PersonalFact[]>();
    for (const source of this.sources) {
      for (const [id, facts] of await source(event, people)) all.set(id, [...(all.get(id) ?? []), ...facts]);
    }
    return all;
  }
}

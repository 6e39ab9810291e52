import { Injectable } from '@nestjs/common';
import type { RegistrationRecord } from '../domain/registration.js';

type Source = (registration: RegistrationRecord) => Promise<readonly string[]>;

/** Where modules on the right say what one person's calendar entry tells beside the event: atelier, table. */
@Injectable()
export class CalendarLines {
  private readonly sources: Source[] = [];

  /** To be called in `onModuleInit`. */
  provide(source: Source): void {
    this.sources.push(source);
  }

  /** In the person's language. */
  async of(registration: RegistrationRecord): Promise<readonly string[]> {
    return (await Promise.all(this.sources.map((source) => source(registration)))).flat();
  }
}

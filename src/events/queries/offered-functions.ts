import { Injectable } from '@nestjs/common';
import { FUNCTIONS } from '../domain/participant-function.js';

export interface OfferedFunction {
  readonly key: string;
  /** The event's own words; null where the house's serve. */
  readonly label: string | null;
}

type Source = (eventId: string) => Promise<readonly OfferedFunction[]>;

/** The functions that an event's form offers, said by the module that holds the form when it starts. */
@Injectable()
export class OfferedFunctions {
  private source: Source = () => Promise.resolve(FUNCTIONS.map((key) => ({ key, label: null })));

  provide(source: Source): void {
    this.source = source;
  }

  of(eventId: string): Promise<readonly OfferedFunction[]> {
    return this.source(eventId);
  }
}

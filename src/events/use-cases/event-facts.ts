import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import type { EventRecord } from '../domain/event.js';

/** A new event began as a copy of another. */
export interface EventCopied {
  readonly fromEventId: string;
  readonly toEventId: string;
  /** From the first event's beginning to the second's; negative for earlier. */
  readonly days: number;
}

/** What organisers did to an event, as it is after; `now` in epoch milliseconds of the events' clock. */
export interface EventChanged {
  readonly event: EventRecord;
  readonly now: number;
}

/** What an event says was changed by its organisers. */
export interface EventEdited extends EventChanged {
  readonly before: EventRecord;
}

interface Facts {
  copied: EventCopied;
  /** The event has more places than before, or nobody counts them any more. */
  placesRaised: EventChanged;
  cancelled: EventChanged;
  edited: EventEdited;
}

type Listener<Fact> = (tx: Transaction, fact: Fact) => Promise<void>;

/** Where modules on the right hear of events; what they write is committed with the change, or not at all. */
@Injectable()
export class EventFacts {
  private readonly listeners: { [Name in keyof Facts]: Listener<Facts[Name]>[] } = {
    copied: [],
    placesRaised: [],
    cancelled: [],
    edited: [],
  };

  on<Name extends keyof Facts>(name: Name, listener: Listener<Facts[Name]>): void {
    this.listeners[name].push(listener);
  }

  async tell<Name extends keyof Facts>(tx: Transaction, name: Name, fact: Facts[Name]): Promise<void> {
    for (const listener of this.listeners[name]) await listener(tx, fact);
  }
}

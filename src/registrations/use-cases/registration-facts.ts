import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../events/domain/event.js';
import type { Transaction } from '../../platform/database/transaction.js';
import type { Introduction } from '../domain/introduction.js';
import type { RegistrationRequest } from '../domain/registration-form.js';
import type { RegistrationRecord } from '../domain/registration.js';

interface About {
  readonly event: EventRecord;
  /** As it is after. */
  readonly registration: RegistrationRecord;
  /** Epoch milliseconds of the events' clock. */
  readonly now: number;
}

/** Somebody asked for the first time: whatever the answer, the row is there. */
export interface RegistrationAsked extends About {
  readonly request: RegistrationRequest;
  /** Null for whoever registers themselves. */
  readonly introduction: Introduction | null;
  /** In whose place they come. */
  readonly insteadOf?: RegistrationRecord;
}

/** Answers were mended, by the person or on their behalf. */
export interface RegistrationChanged extends About {
  readonly request: RegistrationRequest;
  readonly before: RegistrationRecord;
}

/** From one state to another: admitted, offered, let in, ended. */
export interface RegistrationMoved extends About {
  readonly before: RegistrationRecord;
}

interface Facts {
  asked: RegistrationAsked;
  changed: RegistrationChanged;
  moved: RegistrationMoved;
}

type Listener<Fact> = (tx: Transaction, fact: Fact) => Promise<void>;

/** Where features and modules on the right hear of registrations; what they write is committed with the change, or not at all. */
@Injectable()
export class RegistrationFacts {
  private readonly listeners: { [Name in keyof Facts]: Listener<Facts[Name]>[] } = {
    asked: [],
    changed: [],
    moved: [],
  };

  on<Name extends keyof Facts>(name: Name, listener: Listener<Facts[Name]>): void {
    this.listeners[name].push(listener);
  }

  async tell<Name extends keyof Facts>(tx: Transaction, name: Name, fact: Facts[Name]): Promise<void> {
    for (const listener of this.listeners[name]) await listener(tx, fact);
  }
}

import { setImmediate } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, type OnModuleInit } from '@nestjs/common';
import { normalise } from '../../collectivities/domain/normalise.js';
import type { CollectivityKind } from '../../collectivities/domain/collectivity.js';
import { RememberEmployer } from '../../collectivities/use-cases/remember-employer.js';
import { MachineClock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { CollectivitySnapshot } from '../domain/registration.js';
import { RegistrationFacts } from './registration-facts.js';

/** Names met lately, that need no second look. */
const MOST_MET = 5_000;

/**
 * An employer that no list knows is proposed to the next person who types it. After the registration and beside it: whether a
 * name is one of 36,000 takes milliseconds, which a rush does not have, and a name lost with a crash is typed once more.
 */
@Injectable()
export class RememberFreeEmployers implements OnModuleInit, BeforeApplicationShutdown {
  private readonly met = new Set<string>();
  private work: Promise<void> = Promise.resolve();
  private stopping = false;

  constructor(
    private readonly facts: RegistrationFacts,
    private readonly unitOfWork: UnitOfWork,
    private readonly rememberEmployer: RememberEmployer,
    private readonly machineClock: MachineClock,
  ) {}

  onModuleInit(): void {
    this.facts.on('asked', (tx, { registration }) => this.note(tx, registration.collectivity));
    this.facts.on('changed', (tx, { registration }) => this.note(tx, registration.collectivity));
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await this.work;
  }

  private note(tx: Transaction, { type, kind, name }: CollectivitySnapshot): Promise<void> {
    const known = normalise(name);
    if (type === 'other' && !this.met.has(known)) {
      tx.afterCommit(() => {
        if (this.met.size >= MOST_MET) this.met.clear();
        this.met.add(known);
        this.work = this.work.then(() => this.remember(name, kind as CollectivityKind));
      });
    }
    return Promise.resolve();
  }

  private async remember(name: string, kind: CollectivityKind): Promise<void> {
    if (this.stopping) return;
    await setImmediate();
    try {
      await this.unitOfWork.run((tx) => this.rememberEmployer.execute(tx, { name, kind }, this.machineClock.now()));
    } catch {
      // Nobody waits for it: the next who types the name brings it again.
      this.met.delete(normalise(name));
    }
  }
}

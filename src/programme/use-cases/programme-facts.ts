import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import type { ProgrammePublished } from '../domain/programme-published.js';

type Listener = (tx: Transaction, fact: ProgrammePublished) => Promise<void>;

/** Where modules on the right hear of publications; what they write is committed with them, or not at all. */
@Injectable()
export class ProgrammeFacts {
  private readonly listeners: Listener[] = [];

  onPublished(listener: Listener): void {
    this.listeners.push(listener);
  }

  async published(tx: Transaction, fact: ProgrammePublished): Promise<void> {
    for (const listener of this.listeners) await listener(tx, fact);
  }
}

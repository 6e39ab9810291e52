import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Transaction } from '../../../platform/database/transaction.js';
import { newId } from '../../../platform/ids/ids.js';
import { RegistrationFacts, type RegistrationMoved } from '../../use-cases/registration-facts.js';
import { changedFields } from '../domain/changed-fields.js';

/** Keeps the steps of each registration: what its organisers read as its history. */
@Injectable()
export class RememberMoves implements OnModuleInit {
  constructor(private readonly facts: RegistrationFacts) {}

  onModuleInit(): void {
    this.facts.on('moved', (tx, fact) => this.remember(tx, fact, []));
    this.facts.on('changed', async (tx, fact) => {
      const fields = changedFields(fact.before, fact.registration);
      if (fields.length > 0) await this.remember(tx, fact, fields);
    });
  }

  private async remember(
    tx: Transaction,
    { before, registration, now }: Pick<RegistrationMoved, 'before' | 'registration' | 'now'>,
    fields: readonly string[],
  ): Promise<void> {
    await tx.execute(
      `INSERT INTO registration_moves (id, registration_id, at, from_status, to_status, fields) VALUES (?, ?, ?, ?, ?, ?)`,
      [newId(), registration.id, now, before.status, registration.status, fields.join(',')],
    );
  }
}

import { Injectable } from '@nestjs/common';
import { MachineClock } from '../../clock/clock.js';
import { newId } from '../../ids/ids.js';
import type { Transaction } from '../../database/transaction.js';

/** The form in which addresses are compared. */
export function normalisedEmail(email: string): string {
  return email.trim().normalize('NFKC').toLowerCase();
}

/** Gives an organiser an account; an address that has one keeps it as it is. */
@Injectable()
export class OpenAccount {
  constructor(private readonly clock: MachineClock) {}

  /** @returns the account's id. */
  async execute(tx: Transaction, { email, name }: { email: string; name: string }): Promise<string> {
    await tx.execute(
      `INSERT INTO organiser_accounts (id, email, email_normalised, name, created_at) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (email_normalised) DO NOTHING`,
      [newId(), email.trim(), normalisedEmail(email), name, this.clock.now().getTime()],
    );
    const [account] = await tx.query<{ id: string }>('SELECT id FROM organiser_accounts WHERE email_normalised = ?', [
      normalisedEmail(email),
    ]);
    return account!.id;
  }
}

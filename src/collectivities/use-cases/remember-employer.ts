import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import { CollectivityDirectory } from '../data/collectivity-directory.js';
import { RememberedEmployerRepository } from '../data/remembered-employer.repository.js';
import type { CollectivityKind } from '../domain/collectivity.js';
import { proposableEmployerName } from '../domain/employer-name.js';
import { resolveTyped } from '../domain/resolve-typed.js';

interface TypedEmployer {
  readonly name: string;
  readonly kind: CollectivityKind;
}

@Injectable()
export class RememberEmployer {
  constructor(
    private readonly directory: CollectivityDirectory,
    private readonly employers: RememberedEmployerRepository,
  ) {}

  /**
   * Proposes a typed employer to the next people, inside the transaction of whoever typed it. Nothing happens for a
   * name already known, for a commune or an EPCI, and for what must not be shown to others (see proposableEmployerName).
   * @returns whether it was new.
   */
  async execute(tx: Transaction, employer: TypedEmployer, now: Date): Promise<boolean> {
    const name = proposableEmployerName(employer.name);
    if (name === null || resolveTyped(this.directory.index, name).outcome !== 'none') return false;
    return this.employers.add(tx, name, employer.kind, now);
  }
}

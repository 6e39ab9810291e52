import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit/audit-trail.js';
import { MachineClock } from '../../clock/clock.js';
import type { Transaction } from '../../database/transaction.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { InvalidInput } from '../../errors/domain-error.js';
import { newId } from '../../ids/ids.js';
import { OrganisationUnknown } from '../account.errors.js';
import { readOrganisation } from '../domain/organisation-input.js';
import type { Organiser } from '../organiser.js';

interface TypedOrganisation {
  readonly title?: string;
  readonly short?: string;
}

/** An administrator founds an organisation, or names it anew. Events keep the name that was printed on them. */
@Injectable()
export class SaveOrganisation {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: MachineClock,
    private readonly audit: AuditTrail,
  ) {}

  /** @returns the new organisation's id. @throws InvalidInput naming the fields `title` and `short`. */
  async found(actor: Organiser, typed: TypedOrganisation): Promise<string> {
    const { name, short } = accepted(typed);
    return this.unitOfWork.run(async (tx) => {
      await refuseTaken(tx, short, null);
      const id = newId();
      await tx.execute('INSERT INTO organisations (id, name, short, created_at) VALUES (?, ?, ?, ?)', [
        id,
        name,
        short,
        this.clock.now().getTime(),
      ]);
      await this.record(tx, actor, 'organisation-founded', id, short);
      return id;
    });
  }

  /** @throws InvalidInput as above; OrganisationUnknown. */
  async rename(actor: Organiser, id: string, typed: TypedOrganisation): Promise<void> {
    const { name, short } = accepted(typed);
    await this.unitOfWork.run(async (tx) => {
      await refuseTaken(tx, short, id);
      const renamed = await tx.execute('UPDATE organisations SET name = ?, short = ? WHERE id = ?', [name, short, id]);
      if (renamed === 0) throw new OrganisationUnknown();
      await this.record(tx, actor, 'organisation-renamed', id, short);
    });
  }

  private record(tx: Transaction, actor: Organiser, verb: string, subjectId: string, organisation: string) {
    return this.audit.record(tx, { actor, verb, subjectKind: 'organisation', subjectId, details: { organisation } });
  }
}

function accepted(typed: TypedOrganisation): { name: string; short: string } {
  const { name, short, errors } = readOrganisation(typed);
  if (errors.length > 0) throw new InvalidInput(errors);
  return { name, short };
}

async function refuseTaken(tx: Transaction, short: string, self: string | null): Promise<void> {
  const [other] = await tx.query<{ id: string }>('SELECT id FROM organisations WHERE LOWER(short) = LOWER(?)', [short]);
  if (other && other.id !== self)
    throw new InvalidInput([{ field: 'short', code: 'short-taken', parameters: { short } }]);
}

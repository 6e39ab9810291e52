import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit/audit-trail.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { InvalidInput } from '../../errors/domain-error.js';
import { readPersonName } from '../domain/person-input.js';
import type { Organiser } from '../organiser.js';

/** A new name after a marriage, or a slip of whoever opened the account. What the journal says of before stays as it was. */
@Injectable()
export class ChangeOwnName {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
  ) {}

  /** The same name again changes nothing. @throws InvalidInput. */
  async execute(organiser: Organiser, typed: string): Promise<void> {
    const { name, errors } = readPersonName(typed);
    if (errors.length > 0) throw new InvalidInput(errors);
    if (name === organiser.name) return;
    await this.unitOfWork.run(async (tx) => {
      await tx.execute('UPDATE organiser_accounts SET name = ? WHERE id = ?', [name, organiser.accountId]);
      await this.audit.record(tx, {
        actor: organiser,
        verb: 'name-changed',
        subjectKind: 'account',
        subjectId: organiser.accountId,
        details: { name },
      });
    });
  }
}

import { Injectable } from '@nestjs/common';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { MachineClock } from '../../../platform/clock/clock.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { InvalidInput } from '../../../platform/errors/domain-error.js';
import { newId } from '../../../platform/ids/ids.js';
import type { RegistrationRecord } from '../../domain/registration.js';
import { NoteOutOfReach } from '../domain/list.errors.js';

/** In characters. */
const LONGEST_NOTE = 4000;

type About = Pick<RegistrationRecord, 'id' | 'eventId' | 'reference'>;

/** What organisers note about a registration, for each other; whoever wrote a note changes it, nobody else. */
@Injectable()
export class RegistrationNotes {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly clock: MachineClock,
  ) {}

  /** @throws InvalidInput at `note`. */
  async write(actor: Organiser, about: About, typed: string): Promise<void> {
    const body = checked(typed);
    const now = this.clock.now().getTime();
    await this.unitOfWork.run(async (tx) => {
      await tx.execute(
        `INSERT INTO registration_notes (id, registration_id, account_id, author, body, created_at, updated_at)
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
        [newId(), about.id, actor.accountId, actor.name, body, now, now],
      );
      await this.record(tx, actor, about, 'note-written');
    });
  }

  /** @throws InvalidInput at `note`, NoteOutOfReach. */
  async mend(actor: Organiser, about: About, id: string, typed: string): Promise<void> {
    const body = checked(typed);
    await this.unitOfWork.run(async (tx) => {
      const mended = await tx.execute(
        'UPDATE registration_notes SET body = ?, updated_at = ? WHERE id = ? AND registration_id = ? AND account_id = ?',
        [body, this.clock.now().getTime(), id, about.id, actor.accountId],
      );
      if (mended === 0) throw new NoteOutOfReach();
      await this.record(tx, actor, about, 'note-mended');
    });
  }

  /** @throws NoteOutOfReach */
  async remove(actor: Organiser, about: About, id: string): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const removed = await tx.execute(
        'DELETE FROM registration_notes WHERE id = ? AND registration_id = ? AND account_id = ?',
        [id, about.id, actor.accountId],
      );
      if (removed === 0) throw new NoteOutOfReach();
      await this.record(tx, actor, about, 'note-removed');
    });
  }

  private async record(tx: Transaction, actor: Organiser, about: About, verb: string): Promise<void> {
    await this.audit.record(tx, {
      actor,
      eventId: about.eventId,
      verb,
      subjectKind: 'registration',
      subjectId: about.id,
      details: { reference: about.reference },
    });
  }
}

function checked(typed: string): string {
  const body = typed.replaceAll('\0', '').replaceAll('\r\n', '\n').trim();
  if (body === '') throw new InvalidInput([{ field: 'note', code: 'note-missing' }]);
  if (body.length > LONGEST_NOTE)
    throw new InvalidInput([
      { field: 'note', code: 'too-long', parameters: { length: body.length, max: LONGEST_NOTE } },
    ]);
  return body;
}

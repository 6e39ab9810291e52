import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { DraftAuthor } from '../data/draft.repository.js';
import { PeopleRepository } from '../data/people.repository.js';
import { normaliseName } from '../domain/person-name.js';

/** Two spellings are one person, or are not after all. What is printed stays as printed. */
@Injectable()
export class MergePeople {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly people: PeopleRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** `spelling` counts as `name` from now on; both as printed. @returns false where they were one already. */
  async merge(eventId: string, by: DraftAuthor, spelling: string, name: string): Promise<boolean> {
    return this.unitOfWork.run(async (tx) => {
      const found = await this.people.ensure(tx, [spelling, name], this.clock.now().getTime());
      const [one, other] = [spelling, name].map((printed) => found.get(normaliseName(printed) ?? ''));
      if (!one || !other || !(await this.people.merge(tx, one.id, other.id))) return false;
      await this.audit.record(tx, {
        actor: by,
        eventId,
        verb: 'people-merged',
        subjectKind: 'person',
        subjectId: one.id,
        details: { spelling, name },
      });
      return true;
    });
  }

  /** The merge of this spelling is undone. @returns false where there was none. */
  async part(eventId: string, by: DraftAuthor, spelling: string): Promise<boolean> {
    return this.unitOfWork.run(async (tx) => {
      const found = await this.people.ensure(tx, [spelling], this.clock.now().getTime());
      const person = found.get(normaliseName(spelling) ?? '');
      if (!person || !(await this.people.part(tx, person.id))) return false;
      await this.audit.record(tx, {
        actor: by,
        eventId,
        verb: 'people-parted',
        subjectKind: 'person',
        subjectId: person.id,
        details: { spelling },
      });
      return true;
    });
  }
}

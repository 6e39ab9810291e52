import { Injectable } from '@nestjs/common';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { Clock } from '../../../platform/clock/clock.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { RegistrationSettingsRepository } from '../../settings/data/registration-settings.repository.js';
import { RulesChangedMeanwhile } from '../../settings/domain/settings.errors.js';
import type { ChangesRules } from '../domain/changes-rules.js';

@Injectable()
export class SaveChangesRules {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly settings: RegistrationSettingsRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @param version the one that the form was filled beside. @throws RulesChangedMeanwhile. */
  async execute(actor: Organiser, eventId: string, rules: ChangesRules, version: number): Promise<void> {
    const now = this.clock.now().getTime();
    await this.unitOfWork.run(
      async (tx) => {
        const isSaved = await this.settings.save(tx, { eventId, topic: 'changes', body: rules, version, now });
        if (!isSaved) throw new RulesChangedMeanwhile();
        // What was read beside the event's record is read anew.
        await tx.execute('UPDATE events SET version = version + 1 WHERE id = ?', [eventId]);
        const fact = { actor, eventId, verb: 'changes-rules-saved', subjectKind: 'event', subjectId: eventId };
        await this.audit.record(tx, fact);
      },
      { lane: eventId },
    );
  }
}

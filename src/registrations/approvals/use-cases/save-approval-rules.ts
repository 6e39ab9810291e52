import { Injectable } from '@nestjs/common';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { Clock } from '../../../platform/clock/clock.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { RegistrationSettingsRepository } from '../../settings/data/registration-settings.repository.js';
import { RulesChangedMeanwhile } from '../../settings/domain/settings.errors.js';
import type { ApprovalRules } from '../domain/approval-rules.js';

/** Organisers say who must agree from now on; requests under way keep the step they are at. */
@Injectable()
export class SaveApprovalRules {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly settings: RegistrationSettingsRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @param version the one that the form was filled beside. @throws RulesChangedMeanwhile. */
  async execute(actor: Organiser, eventId: string, rules: ApprovalRules, version: number): Promise<void> {
    const now = this.clock.now().getTime();
    await this.unitOfWork.run(
      async (tx) => {
        const isSaved = await this.settings.save(tx, { eventId, topic: 'approval', body: rules, version, now });
        if (!isSaved) throw new RulesChangedMeanwhile();
        // The form of registration asks for the superior, or does not any more.
        await tx.execute('UPDATE events SET version = version + 1 WHERE id = ?', [eventId]);
        await this.audit.record(tx, {
          actor,
          eventId,
          verb: 'approval-rules-saved',
          subjectKind: 'event',
          subjectId: eventId,
          details: { chain: rules.chain },
        });
      },
      { lane: eventId },
    );
  }
}

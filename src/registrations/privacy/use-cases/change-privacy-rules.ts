import { Injectable } from '@nestjs/common';
import { OrganiserEvents } from '../../../events/queries/organiser-events.query.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { Clock } from '../../../platform/clock/clock.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { InvalidInput } from '../../../platform/errors/domain-error.js';
import { RegistrationSettingsRepository } from '../../settings/data/registration-settings.repository.js';
import { NeedsRepository } from '../data/needs.repository.js';
import { privacyRules, readPrivacyRules } from '../domain/privacy-rules.js';
import { postedVersion } from '../../settings/domain/setting-topic.js';
import { RulesChangedMeanwhile } from '../../settings/domain/settings.errors.js';

@Injectable()
export class ChangePrivacyRules {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: OrganiserEvents,
    private readonly settings: RegistrationSettingsRepository,
    private readonly needs: NeedsRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * Asked no more, what people said they need is forgotten at once: nobody prepares it.
   * @throws EventOutOfReach, RoleInsufficient, InvalidInput, RulesChangedMeanwhile.
   */
  async execute(organiser: Organiser, slug: string, typed: Readonly<Record<string, string>>): Promise<void> {
    const { event } = await this.events.reach(organiser.accountId, slug, 'privacy');
    const { rules, errors } = readPrivacyRules(typed);
    if (!rules) throw new InvalidInput(errors);
    const version = postedVersion(typed['version']);
    const now = this.clock.now().getTime();
    await this.unitOfWork.run(
      async (tx) => {
        const before = privacyRules((await this.settings.of(tx, event.id, 'privacy')).body);
        const saved = await this.settings.save(tx, { eventId: event.id, topic: 'privacy', body: rules, version, now });
        if (!saved) throw new RulesChangedMeanwhile();
        if (before.asksNeeds && !rules.asksNeeds) await this.needs.forgetAll(tx, event.id);
        await this.audit.record(tx, {
          actor: organiser,
          eventId: event.id,
          verb: 'privacy-changed',
          subjectKind: 'event',
          subjectId: event.id,
          details: { months: rules.registrationMonths, days: rules.needsDays },
        });
        await tx.execute('UPDATE events SET version = version + 1 WHERE id = ?', [event.id]);
      },
      { lane: event.id },
    );
  }
}

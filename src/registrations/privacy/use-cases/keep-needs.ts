import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventUnknown } from '../../../events/domain/event.errors.js';
import { isOver } from '../../../events/domain/registration-window.js';
import { Clock } from '../../../platform/clock/clock.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { PersonalLinkUnknown, RegistrationNotOpen } from '../../domain/registration.errors.js';
import { RegistrationByToken } from '../../queries/registration-by-token.query.js';
import { RegistrationSettingsRepository } from '../../settings/data/registration-settings.repository.js';
import { RegistrationFacts } from '../../use-cases/registration-facts.js';
import { NeedsRepository } from '../data/needs.repository.js';
import type { Needs } from '../domain/need.js';
import { privacyRules } from '../domain/privacy-rules.js';

/** What somebody needs to take part: kept with their consent, forgotten as soon as they no longer come. */
@Injectable()
export class KeepNeeds implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly byToken: RegistrationByToken,
    private readonly needs: NeedsRepository,
    private readonly settings: RegistrationSettingsRepository,
    private readonly facts: RegistrationFacts,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.facts.on('moved', async (tx, { registration }) => {
      if (registration.status === 'withdrawn') await this.needs.forget(tx, registration.id);
    });
  }

  /** By the person, through the personal link. @throws PersonalLinkUnknown, RegistrationNotOpen once the event is over. */
  async execute(token: string, needs: Needs | null): Promise<void> {
    const found = await this.byToken.find(token);
    if (!found || found.registration.status === 'withdrawn') throw new PersonalLinkUnknown();
    const { event, registration } = found;
    const now = this.clock.now().getTime();
    if (isOver(event, now)) throw new RegistrationNotOpen('over');
    await this.unitOfWork.run(
      async (tx) => {
        if (needs && !(await this.areAsked(tx, event.id))) throw new EventUnknown();
        await this.needs.keep(tx, registration, needs, now);
      },
      { lane: event.id },
    );
  }

  private async areAsked(tx: Transaction, eventId: string): Promise<boolean> {
    return privacyRules((await this.settings.of(tx, eventId, 'privacy')).body).asksNeeds;
  }
}

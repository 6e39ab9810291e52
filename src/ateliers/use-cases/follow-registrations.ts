import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventFacts } from '../../events/use-cases/event-facts.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { PersonalData } from '../../registrations/privacy/use-cases/personal-data.js';
import { RegistrationFacts } from '../../registrations/use-cases/registration-facts.js';
import { DecisionsRepository } from '../data/decisions.repository.js';
import { SeatPlanRepository } from '../data/seat-plan.repository.js';

/**
 * A colleague who comes instead takes the seats too; a copied event keeps what was decided on tables. Whoever gives up needs no
 * word: seats count for the confirmed only.
 */
@Injectable()
export class FollowRegistrations implements OnModuleInit {
  constructor(
    private readonly registrations: RegistrationFacts,
    private readonly events: EventFacts,
    private readonly personalData: PersonalData,
    private readonly plans: SeatPlanRepository,
    private readonly decisions: DecisionsRepository,
  ) {}

  onModuleInit(): void {
    const plan = { column: 'plan_id', table: 'seat_plans' };
    this.personalData.hold(
      { table: 'atelier_settings', registration: null, event: 'event_id' },
      { table: 'seat_plans', registration: null, event: 'event_id' },
      { table: 'seat_plan_seats', registration: 'registration_id', parent: plan },
      { table: 'seat_plan_changes', registration: null, parent: plan },
      { table: 'seat_plan_runs', registration: null, event: 'event_id' },
      { table: 'told_seats', registration: 'registration_id', event: 'event_id', exported: ['seats', 'told_at'] },
    );
    this.registrations.on('asked', (tx, { registration }) => this.takeOver(tx, registration));
    this.registrations.on('moved', (tx, { registration }) => this.takeOver(tx, registration));
    this.events.on('copied', async (tx, { fromEventId, toEventId }) => {
      const { decisions, version } = await this.decisions.of(tx, fromEventId);
      // People are others: what names them stays behind.
      const copied = { ...decisions, pairs: [], fixed: [], outside: [] };
      if (version > 0) await this.decisions.save(tx, toEventId, copied, 0, 0);
    });
  }

  private async takeOver(
    tx: Transaction,
    { id, status, replacesId }: { id: string; status: string; replacesId: string | null },
  ): Promise<void> {
    if (replacesId !== null && status === 'confirmed') await this.plans.handOver(tx, replacesId, id);
  }
}

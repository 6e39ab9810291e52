import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import { EventQueries } from '../../../events/queries/event.queries.js';
import { OrganiserEvents } from '../../../events/queries/organiser-events.query.js';
import { EventOutOfReach } from '../../../events/domain/event-role.errors.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { Clock } from '../../../platform/clock/clock.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { PlacesRepository } from '../../data/places.repository.js';
import { RegistrationSettingsRepository } from '../../settings/data/registration-settings.repository.js';
import { LetWaitingIn } from '../../use-cases/let-waiting-in.js';
import { PlacesInTurn } from '../../use-cases/places-in-turn.js';
import { RulesChangedMeanwhile } from '../../settings/domain/settings.errors.js';
import type { PlacesRules } from '../domain/places-rules.js';

/**
 * Organisers decide how places are given from now on. Whoever gains by it is let in at once; whoever has a place keeps it,
 * and so does whoever was offered one.
 */
@Injectable()
export class SavePlacesRules {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly organiserEvents: OrganiserEvents,
    private readonly events: EventQueries,
    private readonly settings: RegistrationSettingsRepository,
    private readonly placesInTurn: PlacesInTurn,
    private readonly places: PlacesRepository,
    private readonly letWaitingIn: LetWaitingIn,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * @param version the one that the form was filled beside.
   * @returns how many people were let in, or offered a place.
   * @throws EventOutOfReach, RoleInsufficient, RulesChangedMeanwhile.
   */
  async execute(organiser: Organiser, slug: string, rules: PlacesRules, version: number): Promise<number> {
    const { event: reached } = await this.organiserEvents.reach(organiser.accountId, slug, 'edit-event');
    const event = await this.events.byId(reached.id);
    if (!event) throw new EventOutOfReach();
    return this.unitOfWork.run((tx) => this.save(tx, event, organiser, rules, version), { lane: event.id });
  }

  private async save(
    tx: Transaction,
    event: EventRecord,
    organiser: Organiser,
    rules: PlacesRules,
    version: number,
  ): Promise<number> {
    const now = this.clock.now().getTime();
    const before = await this.placesInTurn.within(tx, event, now);
    const isSaved = await this.settings.save(tx, { eventId: event.id, topic: 'places', body: rules, version, now });
    if (!isSaved) throw new RulesChangedMeanwhile();
    await this.places.saveOverbooking(tx, event.id, rules.overbooking);
    const decided = { ...before, rules, overbooking: rules.overbooking };
    const after = await this.letWaitingIn.within(tx, event, decided, now);
    await this.places.save(tx, event.id, after);
    const gained = before.waiting - after.waiting;
    await this.audit.record(tx, {
      actor: organiser,
      eventId: event.id,
      verb: 'places-rules-saved',
      subjectKind: 'event',
      subjectId: event.id,
      details: { overbooking: rules.overbooking, order: rules.order, count: gained },
    });
    return gained;
  }
}

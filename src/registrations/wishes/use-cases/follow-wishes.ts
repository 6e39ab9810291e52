import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { Clock } from '../../../platform/clock/clock.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { ProgrammeQuery } from '../../../programme/queries/programme.query.js';
import { ProgrammeFacts } from '../../../programme/use-cases/programme-facts.js';
import { readFormSettings } from '../../form/domain/form-settings.js';
import { sessionsOf } from '../../form/queries/event-form.query.js';
import { RegistrationSettingsRepository } from '../../settings/data/registration-settings.repository.js';
import { RegistrationFacts } from '../../use-cases/registration-facts.js';
import { WishesRepository } from '../data/wishes.repository.js';
import { atelierMoves } from '../domain/follow-ateliers.js';
import { wishRounds } from '../domain/wish-rounds.js';

/** Wishes are written with the answers they came with, and go with their ateliers when the programme changes. */
@Injectable()
export class FollowWishes implements OnModuleInit {
  constructor(
    private readonly registrations: RegistrationFacts,
    private readonly programmes: ProgrammeFacts,
    private readonly programme: ProgrammeQuery,
    private readonly settings: RegistrationSettingsRepository,
    private readonly wishes: WishesRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.registrations.on('asked', (tx, { registration, request }) =>
      this.wishes.add(tx, registration.id, request.wishes),
    );
    this.registrations.on('changed', (tx, { registration, request }) =>
      this.wishes.replace(tx, registration.id, request.wishes),
    );
    this.programmes.onPublished((tx, { eventId }) => this.followProgramme(tx, eventId));
  }

  private async followProgramme(tx: Transaction, eventId: string): Promise<void> {
    const { body } = await this.settings.of(tx, eventId, 'form');
    const { wishes: rule } = readFormSettings(body);
    if (!rule.asked) return;
    // Beside this transaction the programme still is what it was.
    const before = wishRounds(sessionsOf(await this.programme.of(eventId)), rule);
    const after = wishRounds(sessionsOf(await this.programme.of(eventId, tx)), rule);
    const count = await this.wishes.follow(tx, eventId, atelierMoves(before, after), this.clock.now().getTime());
    if (count === 0) return;
    await this.audit.record(tx, {
      actor: { accountId: null, name: 'Tablée' },
      eventId,
      verb: 'wishes-dropped',
      subjectKind: 'programme',
      subjectId: eventId,
      details: { count },
    });
  }
}

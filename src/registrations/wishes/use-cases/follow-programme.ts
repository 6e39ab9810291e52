import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { Clock } from '../../../platform/clock/clock.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { ProgrammeQuery } from '../../../programme/queries/programme.query.js';
import { PlacesRepository } from '../../data/places.repository.js';
import { readFormSettings } from '../../form/domain/form-settings.js';
import { sessionsOf } from '../../form/queries/event-form.query.js';
import { RegistrationSettingsRepository } from '../../settings/data/registration-settings.repository.js';
import { BookingsRepository } from '../data/bookings.repository.js';
import { WishesRepository } from '../data/wishes.repository.js';
import { seatName } from '../domain/atelier-seats.js';
import { atelierMoves } from '../domain/follow-ateliers.js';
import type { LostAtelier, LostAteliers } from '../domain/lost-atelier.js';
import { wishRounds } from '../domain/wish-rounds.js';

const NOBODY: LostAteliers = new Map();

/** Wishes and seats go with their ateliers when a programme is published anew. Nobody loses a seat because there are fewer. */
@Injectable()
export class FollowProgramme {
  constructor(
    private readonly programme: ProgrammeQuery,
    private readonly settings: RegistrationSettingsRepository,
    private readonly places: PlacesRepository,
    private readonly wishes: WishesRepository,
    private readonly bookings: BookingsRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Called in the transaction that publishes. @returns who lost a seat with its atelier. */
  async within(tx: Transaction, eventId: string): Promise<LostAteliers> {
    const { body } = await this.settings.of(tx, eventId, 'form');
    const { wishes: rule } = readFormSettings(body);
    if (rule.how === 'none') return NOBODY;
    const books = rule.how === 'booked';
    // Whoever takes a seat waits until it is known where it is, and then reads the programme anew.
    if (books) await this.places.lock(tx, eventId);
    // Beside this transaction the programme still is what it was.
    const before = wishRounds(sessionsOf(await this.programme.of(eventId)), rule);
    const after = wishRounds(sessionsOf(await this.programme.of(eventId, tx)), rule);
    const moves = atelierMoves(before, after);
    const count = await this.wishes.follow(tx, eventId, moves, this.clock.now().getTime());
    if (count > 0) await this.record(tx, eventId, 'wishes-dropped', count);
    if (!books) return NOBODY;
    const lost = new Map<string, LostAtelier[]>();
    for (const { id, ...seat } of await this.bookings.follow(tx, eventId, moves)) {
      lost.set(id, [...(lost.get(id) ?? []), { phase: seat.phase, name: seatName(seat, before) }]);
    }
    await this.places.saveBooking(tx, eventId, true);
    if (lost.size > 0) await this.record(tx, eventId, 'atelier-seats-dropped', lost.size);
    return lost;
  }

  private async record(tx: Transaction, eventId: string, verb: string, count: number): Promise<void> {
    await this.audit.record(tx, {
      actor: { accountId: null, name: 'Tablée' },
      eventId,
      verb,
      subjectKind: 'programme',
      subjectId: eventId,
      details: { count },
    });
  }
}

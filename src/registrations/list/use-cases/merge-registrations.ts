import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { Clock, MachineClock } from '../../../platform/clock/clock.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { normaliseEmail } from '../../../platform/mail/email-address.js';
import { OptionChoicesRepository } from '../../data/option-choices.repository.js';
import { type LockedPlaces, PlacesRepository } from '../../data/places.repository.js';
import { RegistrationRepository } from '../../data/registration.repository.js';
import { BookingsRepository } from '../../wishes/data/bookings.repository.js';
import { seatsChosen } from '../../wishes/domain/atelier-seats.js';
import { choiceToShow } from '../../wishes/domain/chosen-ateliers.js';
import type { Wish } from '../../wishes/domain/wish.js';
import { WishesQuery } from '../../wishes/queries/wishes.query.js';
import { ChangeRegistration } from '../../use-cases/change-registration.js';
import { PlacesInTurn } from '../../use-cases/places-in-turn.js';
import { ReleaseRegistration } from '../../use-cases/release-registration.js';
import { MergeImpossible } from '../domain/list.errors.js';
import { isStronger, mergedRequest, type Mergeable, type MergeChoices } from '../domain/merge.js';

export interface Merge {
  readonly organiser: Organiser;
  readonly event: EventRecord;
  /** References. */
  readonly kept: string;
  readonly merged: string;
  readonly choices: MergeChoices;
  /** Whether the person is mailed what the kept registration says now. */
  readonly mail: boolean;
}

/** Two registrations of one person become one; the other ends, and what was mailed and noted about it is read beside the first. */
@Injectable()
export class MergeRegistrations {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly placesInTurn: PlacesInTurn,
    private readonly places: PlacesRepository,
    private readonly registrations: RegistrationRepository,
    private readonly choices: OptionChoicesRepository,
    private readonly bookings: BookingsRepository,
    private readonly wishesQuery: WishesQuery,
    private readonly release: ReleaseRegistration,
    private readonly change: ChangeRegistration,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    private readonly machineClock: MachineClock,
  ) {}

  /**
   * @throws MergeImpossible when one of the two is over, or has the place that the other lacks; InvalidInput at an option
   *   that filled up meanwhile or at an employer whose quota is full; RegistrationNotOpen once the event is over.
   */
  async execute(merge: Merge): Promise<void> {
    await this.unitOfWork.run((tx) => this.within(tx, merge), { lane: merge.event.id });
  }

  /** Two who look like one person's are two. */
  async tellApart(organiser: Organiser, event: EventRecord, a: string, b: string): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const first = await this.registrations.byReference(tx, event.id, a);
      const second = await this.registrations.byReference(tx, event.id, b);
      if (!first || !second || first.id === second.id) throw new MergeImpossible();
      const [smaller, larger] = first.id < second.id ? [first, second] : [second, first];
      await tx.execute(
        `INSERT INTO registration_distinctions (event_id, first_id, second_id, created_at) VALUES (?, ?, ?, ?)
         ON CONFLICT (event_id, first_id, second_id) DO NOTHING`,
        [event.id, smaller.id, larger.id, this.machineClock.now().getTime()],
      );
      await this.audit.record(tx, {
        actor: organiser,
        eventId: event.id,
        verb: 'registrations-told-apart',
        subjectKind: 'registration',
        subjectId: smaller.id,
        details: { first: smaller.reference, second: larger.reference },
      });
    });
  }

  private async within(tx: Transaction, { organiser, event, choices, mail, ...references }: Merge): Promise<void> {
    const now = this.clock.now().getTime();
    const places = await this.placesInTurn.within(tx, event, now);
    const kept = await this.whole(tx, places, references.kept);
    const merged = await this.whole(tx, places, references.merged);
    if (kept.id === merged.id || isStronger(merged, kept)) throw new MergeImpossible();
    const request = mergedRequest(kept, merged, choices);
    await this.takeAlong(tx, kept, merged, choices);
    await this.handOverOptions(tx, kept, merged, request.options);
    if (places.booksAteliers) await this.handOverSeats(tx, kept, merged, request.wishes);
    // What falls free is given to those who wait only once the kept registration has what it takes over.
    const ending = { by: 'merged', reason: null } as const;
    const released = await this.release.within(tx, event, { places, before: merged, now }, ending);
    await this.places.save(tx, event.id, released.places);
    await this.change.within(tx, event, kept, request, { silent: !mail });
    await tx.execute('INSERT INTO registration_merges (merged_id, kept_id, created_at) VALUES (?, ?, ?)', [
      merged.id,
      kept.id,
      now,
    ]);
    await this.audit.record(tx, {
      actor: organiser,
      eventId: event.id,
      verb: 'registrations-merged',
      subjectKind: 'registration',
      subjectId: kept.id,
      details: {
        kept: kept.reference,
        merged: merged.reference,
        taken: Object.entries(choices).flatMap(([part, side]) => (side === 'kept' ? [] : [part])),
      },
    });
  }

  /** What hangs on the ending registration and would go with it. */
  private async takeAlong(tx: Transaction, kept: Mergeable, merged: Mergeable, choices: MergeChoices): Promise<void> {
    // What one needs to take part is forgotten with the registration; here the person still comes.
    await tx.execute(
      `UPDATE registration_needs SET registration_id = ? WHERE registration_id = ?
       AND NOT EXISTS (SELECT 1 FROM registration_needs other WHERE other.registration_id = ?)`,
      [kept.id, merged.id, kept.id],
    );
    if (choices.answers === 'merged') {
      await tx.execute('UPDATE registration_files SET registration_id = ? WHERE registration_id = ?', [
        kept.id,
        merged.id,
      ]);
    }
    const collective = choices.collective === 'merged' ? merged : kept;
    await tx.execute('UPDATE registrations SET collective_id = ?, group_id = ? WHERE id = ?', [
      collective.collectiveId,
      kept.groupId ?? merged.groupId,
      kept.id,
    ]);
    // Those merged into the one that ends now are read beside the one that stays.
    await tx.execute('UPDATE registration_merges SET kept_id = ? WHERE kept_id = ?', [kept.id, merged.id]);
  }

  /** An option that the person has already stays theirs, however full or closed it is by now. */
  private async handOverOptions(
    tx: Transaction,
    kept: Mergeable,
    merged: Mergeable,
    chosen: readonly string[],
  ): Promise<void> {
    // Whoever has no place yet only wishes for options: that wish is judged anew where it becomes a place.
    if ((kept.status === 'confirmed') !== (merged.status === 'confirmed')) return;
    const taken = chosen.filter((id) => merged.options.includes(id) && !kept.options.includes(id));
    await this.choices.remove(tx, merged.id, taken);
    await this.choices.add(tx, kept.id, taken);
  }

  /** A seat in an atelier likewise. */
  private async handOverSeats(
    tx: Transaction,
    kept: Mergeable,
    merged: Mergeable,
    wishes: readonly Wish[],
  ): Promise<void> {
    if (kept.status !== 'confirmed' || merged.status !== 'confirmed' || wishes !== merged.wishes) return;
    await this.bookings.giveBack(tx, merged.id);
    await this.bookings.replace(tx, kept.eventId, kept.id, seatsChosen(wishes));
  }

  private async whole(tx: Transaction, places: LockedPlaces, reference: string): Promise<Mergeable> {
    const record = await this.registrations.byReference(tx, places.eventId, reference);
    if (!record || record.status === 'withdrawn') throw new MergeImpossible();
    const asked = await this.wishesQuery.ofRegistration(record.id, tx);
    const wishes = places.booksAteliers
      ? choiceToShow(record.status, asked, await this.bookings.heldBy(tx, record.id))
      : asked;
    const options = await this.choices.chosenBy(tx, record.id);
    return { ...record, emailNormalised: normaliseEmail(record.email), options, wishes };
  }
}

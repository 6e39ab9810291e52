import { Injectable } from '@nestjs/common';
import type { Typed } from '../../../events/domain/edit/section.js';
import { OrganiserEvents } from '../../../events/queries/organiser-events.query.js';
import { fingerprintOf } from '../../../events/use-cases/section-fingerprint.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { type AuditDetails, AuditTrail } from '../../../platform/audit/audit-trail.js';
import { Clock } from '../../../platform/clock/clock.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { PlacesRepository } from '../../data/places.repository.js';
import { RegistrationSettingsRepository } from '../../settings/data/registration-settings.repository.js';
import { FollowWishRule, type SeatsFollowed } from '../../wishes/use-cases/follow-wish-rule.js';
import { FormChangedMeanwhile } from '../domain/form.errors.js';
import { type FormSettings, readFormSettings } from '../domain/form-settings.js';

/** What a change makes of the form, and the line that the journal keeps of it. */
interface Change<Result> {
  readonly settings: FormSettings;
  readonly verb: string;
  readonly details: AuditDetails;
  readonly result?: Result;
}

interface Within {
  readonly tx: Transaction;
  readonly eventId: string;
  /** Of the event's hours. */
  readonly zone: string;
}

/** Judges a change of an event's form under the event's lock, writes it and what follows from it. */
@Injectable()
export class ChangeForm {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: OrganiserEvents,
    private readonly repository: RegistrationSettingsRepository,
    private readonly places: PlacesRepository,
    private readonly followRule: FollowWishRule,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @returns what the decision says of itself; undefined where it changes nothing. */
  async change<Result>(
    organiser: Organiser,
    slug: string,
    decide: (settings: FormSettings, within: Within) => Change<Result> | null | Promise<Change<Result> | null>,
  ): Promise<Result | undefined> {
    const { event } = await this.events.reach(organiser.accountId, slug, 'edit-event');
    return this.unitOfWork.run(
      async (tx) => {
        // Two organisers at once stand in line here: the second decides on what the first has saved. So do people who register,
        // as what is decided on ateliers may give seats or take them.
        await this.places.lock(tx, event.id);
        await tx.execute('UPDATE events SET version = version + 1 WHERE id = ?', [event.id]);
        const { body, version } = await this.repository.of(tx, event.id, 'form');
        const before = readFormSettings(body);
        const change = await decide(before, { tx, eventId: event.id, zone: event.timeZone });
        if (!change) return undefined;
        const now = this.clock.now().getTime();
        await this.repository.save(tx, { eventId: event.id, topic: 'form', body: change.settings, version, now });
        const rules = { before: before.wishes, after: change.settings.wishes, now };
        const followed = await this.followRule.within(tx, event.id, rules);
        const actor = { accountId: organiser.accountId, name: organiser.name };
        for (const { verb, details } of [change, ...(followed ? [seatsFollowed(followed)] : [])]) {
          const about = { eventId: event.id, subjectKind: 'form', subjectId: event.id };
          await this.audit.record(tx, { actor, ...about, verb, details });
        }
        return change.result;
      },
      { lane: event.id },
    );
  }
}

/** A line of its own in the journal: how many seats in ateliers were given, or taken back. */
function seatsFollowed(followed: SeatsFollowed): { readonly verb: string; readonly details: AuditDetails } {
  if (followed.kind === 'dissolved') return { verb: 'ateliers-unbooked', details: { dissolved: followed.dissolved } };
  return { verb: 'ateliers-booked', details: { booked: followed.booked, without: followed.without } };
}

/** Who sends what is stored anyway takes nothing away from anybody. @throws FormChangedMeanwhile */
export function refuseStale(stored: Typed, typed: Typed, fingerprint: string): void {
  const current = fingerprintOf(filled(stored));
  if (fingerprint !== current && fingerprintOf(filled(typed)) !== current)
    throw new FormChangedMeanwhile(stored, current);
}

/** Of a page's fields only those that say something: rows left empty are no change. */
export function filled(typed: Typed): Typed {
  return Object.fromEntries(Object.entries(typed).filter(([, text]) => text !== ''));
}

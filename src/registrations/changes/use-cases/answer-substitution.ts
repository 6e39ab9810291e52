import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import { EventQueries } from '../../../events/queries/event.queries.js';
import { Clock } from '../../../platform/clock/clock.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { normaliseEmail } from '../../../platform/mail/email-address.js';
import { Outbox } from '../../../platform/mail/outbox.js';
import { isNoMore } from '../../approvals/domain/event-standing.js';
import { TellStanding } from '../../approvals/use-cases/tell-standing.js';
import { PlacesRepository } from '../../data/places.repository.js';
import { RegistrationRepository } from '../../data/registration.repository.js';
import { USUAL_ONLY, type RegistrationRequest } from '../../domain/registration-form.js';
import type { RegistrationRecord } from '../../domain/registration.js';
import { HandOverPlace, type HandedOver } from '../../use-cases/hand-over-place.js';
import { SubstitutionsRepository } from '../data/substitutions.repository.js';
import { SubstitutionSettled, SubstitutionUnknown } from '../domain/changes.errors.js';
import type { SubstitutionRecord } from '../domain/substitution.js';
import { ChangeEmails } from '../emails/change-emails.js';
import { SubstitutionsQuery } from '../queries/substitutions.query.js';

/** The colleague says yes, having read the notice: only now does the place change hands. Or no: nothing changes. */
@Injectable()
export class AnswerSubstitution {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly query: SubstitutionsQuery,
    private readonly events: EventQueries,
    private readonly places: PlacesRepository,
    private readonly registrations: RegistrationRepository,
    private readonly substitutions: SubstitutionsRepository,
    private readonly handOver: HandOverPlace,
    private readonly outbox: Outbox,
    private readonly tellStanding: TellStanding,
    private readonly emails: ChangeEmails,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the colleague's registration and the token of its page.
   * @throws SubstitutionUnknown, SubstitutionSettled, AlreadyRegistered when the colleague registered meanwhile.
   */
  async accept(token: string): Promise<HandedOver> {
    const { event, id } = await this.find(token);
    const { version } = await this.events.notice(event.id);
    return this.unitOfWork.run((tx) => this.exchange(tx, event, id, version), { lane: event.id });
  }

  /** @throws SubstitutionUnknown. */
  async decline(token: string): Promise<void> {
    const { event, id } = await this.find(token);
    await this.unitOfWork.run(
      (tx) => this.substitutions.settle(tx, id, { status: 'declined', at: this.clock.now().getTime() }),
      { lane: event.id },
    );
  }

  private async exchange(tx: Transaction, event: EventRecord, id: string, noticeVersion: number): Promise<HandedOver> {
    await this.places.lock(tx, event.id);
    const substitution = await this.substitutions.byId(tx, id);
    const registration = substitution && (await this.registrations.byId(tx, substitution.registrationId));
    const now = this.clock.now().getTime();
    const isOpen = substitution?.status === 'pending' && registration?.status !== 'withdrawn' && !isNoMore(event, now);
    if (!isOpen || !registration) throw new SubstitutionSettled();
    // Before the place moves: whoever leaves has their open proposals called back.
    await this.substitutions.settle(tx, id, { status: 'accepted', at: now });
    const handed = await this.handOver.within(
      tx,
      event,
      registration,
      requestOf(substitution, registration, noticeVersion),
      now,
    );
    await tx.execute('UPDATE registration_substitutions SET new_registration_id = ? WHERE id = ?', [
      handed.registration.id,
      id,
    ]);
    await this.outbox.enqueue(tx, this.emails.handedOver(handed.former, event, substitution));
    await this.tellStanding.within(tx, event, handed.registration, null);
    return handed;
  }

  private async find(token: string): Promise<{ event: EventRecord; id: string }> {
    const found = await this.query.byToken(token);
    const event = found && (await this.events.byId(found.substitution.eventId));
    if (!event) throw new SubstitutionUnknown();
    return { event, id: found.substitution.id };
  }
}

/** The same employer and collective; nothing of what the first person answered for themselves. */
function requestOf(
  { firstName, lastName, email, functionKey, functionText, locale }: SubstitutionRecord,
  { collectivity, collective }: RegistrationRecord,
  noticeVersion: number,
): RegistrationRequest {
  return {
    ...USUAL_ONLY,
    firstName,
    lastName,
    email,
    emailNormalised: normaliseEmail(email),
    phone: null,
    functionKey,
    functionText,
    collectivity,
    collective,
    remarks: null,
    options: [],
    locale,
    noticeVersion,
  };
}

import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { Clock } from '../../../platform/clock/clock.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { InvalidInput } from '../../../platform/errors/domain-error.js';
import { bareAddress, normaliseEmail } from '../../../platform/mail/email-address.js';
import { LinkTokens } from '../../../platform/mail/link-tokens.js';
import { MailHold } from '../../../platform/mail/mail-hold.js';
import { TellStanding } from '../../approvals/use-cases/tell-standing.js';
import { PlacesRepository } from '../../data/places.repository.js';
import { RegistrationRepository } from '../../data/registration.repository.js';
import { REGISTRATION_LINK } from '../../domain/personal-link.js';
import { emailError, type RegistrationRequest, USUAL_ONLY } from '../../domain/registration-form.js';
import { AlreadyRegistered, PersonalLinkUnknown, RegistrationWithdrawn } from '../../domain/registration.errors.js';
import type { RegistrationRecord } from '../../domain/registration.js';
import { RegistrationFacts } from '../../use-cases/registration-facts.js';

export interface AddressCorrection {
  readonly organiser: Organiser;
  readonly event: EventRecord;
  readonly registrationId: string;
  /** As typed. */
  readonly typed: string;
  /** Whether the person is sent, at the right address, where they stand and their link. */
  readonly mail: boolean;
}

/**
 * An organiser mends an address that was typed wrong: place, rank and answers stay. Whoever has the wrong address may have
 * read a mail meant for somebody else: the link in it opens nothing any more, and what has not left stays here.
 */
@Injectable()
export class CorrectAddress {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly places: PlacesRepository,
    private readonly registrations: RegistrationRepository,
    private readonly tokens: LinkTokens,
    private readonly hold: MailHold,
    private readonly facts: RegistrationFacts,
    private readonly tellStanding: TellStanding,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** The same address again changes nothing. @throws InvalidInput, AlreadyRegistered, RegistrationWithdrawn. */
  async execute(correction: AddressCorrection): Promise<void> {
    const email = bareAddress(correction.typed.trim());
    const wrong = emailError(email);
    if (wrong) throw new InvalidInput([wrong]);
    await this.unitOfWork.run((tx) => this.within(tx, correction, email), { lane: correction.event.id });
  }

  private async within(
    tx: Transaction,
    { organiser, event, registrationId, mail }: AddressCorrection,
    email: string,
  ): Promise<void> {
    await this.places.lock(tx, event.id);
    const before = await this.registrations.byId(tx, registrationId);
    if (before?.eventId !== event.id) throw new PersonalLinkUnknown();
    if (before.status === 'withdrawn') throw new RegistrationWithdrawn();
    if (before.email === email) return;
    const emailNormalised = normaliseEmail(email);
    const other = await this.registrations.liveByEmail(tx, event.id, emailNormalised);
    if (other && other.record.id !== before.id) throw new AlreadyRegistered();
    const now = this.clock.now().getTime();
    const registration: RegistrationRecord = {
      ...before,
      email,
      tokenVersion: before.tokenVersion + 1,
      updatedAt: now,
    };
    const token = this.tokens.token(REGISTRATION_LINK, registration.id, registration.tokenVersion);
    await this.registrations.readdress(tx, registration, { emailNormalised, tokenHash: this.tokens.hash(token) });
    await this.hold.withhold(tx, { aboutId: registration.id, address: before.email });
    const request: RegistrationRequest = { ...registration, ...USUAL_ONLY, emailNormalised, options: [] };
    await this.facts.tell(tx, 'changed', { event, registration, before, request, now });
    if (mail) await this.tellStanding.within(tx, event, registration, null);
    await this.audit.record(tx, {
      actor: organiser,
      eventId: event.id,
      verb: 'registration-address-corrected',
      subjectKind: 'registration',
      subjectId: registration.id,
      details: { reference: registration.reference },
    });
  }
}

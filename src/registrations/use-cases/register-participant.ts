import { Injectable } from '@nestjs/common';
import type { ActionCodeRecord, EventRecord } from '../../events/domain/event.js';
import { normaliseActionCode } from '../../events/domain/action-code.js';
import { EventUnknown } from '../../events/domain/event.errors.js';
import { registrationState } from '../../events/domain/registration-window.js';
import { EventQueries } from '../../events/queries/event.queries.js';
import { Clock, MachineClock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { isUniqueViolation } from '../../platform/database/unique-violation.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { newId, newReference } from '../../platform/ids/ids.js';
import { LinkTokens } from '../../platform/mail/link-tokens.js';
import { Outbox } from '../../platform/mail/outbox.js';
import {
  IdempotencyKeyRepository,
  TOKEN_MARK,
  type IdempotentAnswer,
  type KeptAnswer,
} from '../data/idempotency-key.repository.js';
import { CodeQuotasRepository } from '../data/code-quotas.repository.js';
import { PlacesRepository } from '../data/places.repository.js';
import { RegistrationRepository, type LiveRegistration } from '../data/registration.repository.js';
import { decideAdmission, withConfirmed, withWaiting } from '../domain/admission.js';
import { admittedRegistration, FIRST_TOKEN_VERSION } from '../domain/new-registration.js';
import { mayResendLink, REGISTRATION_LINK } from '../domain/personal-link.js';
import type { RegistrationRequest } from '../domain/registration-form.js';
import { ActionCodeFull, AlreadyRegistered, RegistrationNotOpen } from '../domain/registration.errors.js';
import type { RegistrationRecord } from '../domain/registration.js';
import { RegistrationEmails } from '../emails/registration-emails.js';
import { ChooseOptions, NO_CHANGE } from './choose-options.js';

export interface RegistrationCommand {
  readonly eventSlug: string;
  readonly request: RegistrationRequest;
  /** As the person typed it; it decides on invitations and on a code's own dates. */
  readonly actionCode?: string;
  /** For the API: the answer to keep, so that the same key and body get the same answer again. */
  readonly idempotency?: Idempotency;
}

export interface Idempotency {
  /** At most 200 characters. */
  readonly key: string;
  /** SHA-256 of what was asked, in hexadecimal. */
  readonly requestHash: string;
  /** Builds the answer around whatever stands for the token: the token itself, or the mark that is kept. */
  readonly answer: (registration: RegistrationRecord, token: string) => IdempotentAnswer;
}

export interface RegistrationOutcome {
  readonly registration: RegistrationRecord;
  /** Opens the personal page. */
  readonly token: string;
  readonly event: EventRecord;
}

export type RegistrationResult =
  | ({ readonly kind: 'registered' } & RegistrationOutcome)
  | { readonly kind: 'replayed'; readonly answer: IdempotentAnswer };

/** Check, lock and write in one transaction: places are never promised twice, whoever comes at the same moment. */
@Injectable()
export class RegisterParticipant {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventQueries,
    private readonly places: PlacesRepository,
    private readonly registrations: RegistrationRepository,
    private readonly keys: IdempotencyKeyRepository,
    private readonly quotas: CodeQuotasRepository,
    private readonly chooseOptions: ChooseOptions,
    private readonly outbox: Outbox,
    private readonly emails: RegistrationEmails,
    private readonly tokens: LinkTokens,
    private readonly clock: Clock,
    private readonly machineClock: MachineClock,
  ) {}

  /**
   * @throws EventUnknown, RegistrationNotOpen (with the state), ActionCodeFull, InvalidInput (at options
   *   that are full or closed), AlreadyRegistered (after mailing the personal link of the
   *   first registration again, every ten minutes at most), IdempotencyKeyReused.
   */
  async execute(command: RegistrationCommand): Promise<RegistrationResult> {
    const steady = await this.events.steady(command.eventSlug);
    if (!steady) throw new EventUnknown();
    const result = await this.admitInTurn(steady.event, command);
    if (result === 'already registered') throw new AlreadyRegistered();
    return result;
  }

  /**
   * Taken may be the reference, once in a million registrations, or the key, by a registration that was withdrawn since or
   * by another body: the second time, the key is looked up first.
   */
  private async admitInTurn(event: EventRecord, command: RegistrationCommand) {
    const admit = (lookUpKey: boolean) =>
      this.unitOfWork.run((tx) => this.admit(tx, event, command, lookUpKey), { lane: event.id });
    try {
      return await admit(false);
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      return admit(true);
    }
  }

  private async admit(
    tx: Transaction,
    event: EventRecord,
    { request, actionCode, idempotency }: RegistrationCommand,
    lookUpKey: boolean,
  ): Promise<RegistrationResult | 'already registered'> {
    const places = await this.places.lock(tx, event.id);
    if (!places) throw new EventUnknown();
    const code = usedCode(event, actionCode);
    const now = this.clock.now().getTime();
    const state = registrationState({ ...event, ...places, places }, now, code);
    const isOpen = state === 'open' || state === 'waiting' || state === 'full';
    const live = await this.registrations.liveByEmail(tx, event.id, request.emailNormalised);
    const admission = decideAdmission(places, places.waitingListEnabled);
    const isNewcomer = isOpen && !live && admission.status !== 'refused';
    // A newcomer's key is new as a rule, and the look-up would be in vain; who is refused may be one who was answered before.
    const kept = idempotency && (lookUpKey || !isNewcomer) ? await this.keys.find(tx, event.id, idempotency) : null;
    if (kept) return this.replayed(kept);
    if (!isOpen) throw new RegistrationNotOpen(state);
    if (live) return this.mailLinkAgain(tx, event, live);
    if (admission.status === 'refused') throw new RegistrationNotOpen('full');
    if (code && places.hasQuotas && !(await this.quotas.take(tx, code.id))) {
      const answered = idempotency && !lookUpKey ? await this.keys.find(tx, event.id, idempotency) : null;
      if (answered) return this.replayed(answered);
      throw new ActionCodeFull();
    }
    const registration = {
      ...admittedRegistration(request, admission, { id: newId(), reference: newReference(), eventId: event.id, now }),
      actionCodeId: code?.id ?? null,
    };
    const token = this.firstToken(registration.id);
    const newcomer = {
      record: registration,
      emailNormalised: request.emailNormalised,
      waitingRank: admission.rank,
      tokenHash: this.tokens.hash(token),
    };
    const choosesOptions = places.hasOptions || request.options.length > 0;
    const options = choosesOptions
      ? await this.chooseOptions.decide(tx, registration, request.options, now)
      : NO_CHANGE;
    const isIn = admission.status === 'confirmed';
    const ledger = isIn ? withConfirmed(places, registration.collectivity.type) : withWaiting(places);
    const mail = isIn
      ? this.emails.confirmed(registration, event, options.titles)
      : this.emails.waiting(registration, event, options.titles);
    await tx.together(async (writes) => {
      await this.registrations.insert(writes, newcomer);
      await this.places.save(writes, event.id, ledger);
      await this.chooseOptions.keep(writes, registration, options);
      await this.outbox.enqueue(writes, mail);
      if (idempotency) await this.keep(writes, event.id, registration, idempotency);
    });
    return { kind: 'registered', registration, token, event };
  }

  private replayed({ registrationId, ...answer }: KeptAnswer): RegistrationResult {
    const body = answer.body.replace(TOKEN_MARK, this.firstToken(registrationId));
    return { kind: 'replayed', answer: { ...answer, body } };
  }

  private async keep(
    tx: Transaction,
    eventId: string,
    registration: RegistrationRecord,
    idempotency: Idempotency,
  ): Promise<void> {
    const answer = { ...idempotency.answer(registration, TOKEN_MARK), registrationId: registration.id };
    await this.keys.keep(tx, eventId, idempotency, answer, this.machineClock.now().getTime());
  }

  private firstToken(registrationId: string): string {
    return this.tokens.token(REGISTRATION_LINK, registrationId, FIRST_TOKEN_VERSION);
  }

  private async mailLinkAgain(
    tx: Transaction,
    event: EventRecord,
    { record, linkMailedAt }: LiveRegistration,
  ): Promise<'already registered'> {
    const now = this.machineClock.now().getTime();
    if (mayResendLink(linkMailedAt, now)) {
      await this.registrations.noteLinkMailed(tx, record.id, now);
      await this.outbox.enqueue(tx, this.emails.personalLink(record, event, String(now)));
    }
    return 'already registered';
  }
}

function usedCode(event: EventRecord, typed: string | undefined): ActionCodeRecord | undefined {
  if (typed === undefined) return undefined;
  const normalised = normaliseActionCode(typed);
  return event.actionCodes.find(({ label }) => normaliseActionCode(label) === normalised);
}

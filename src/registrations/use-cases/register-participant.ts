import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../events/domain/event.js';
import { EventUnknown } from '../../events/domain/event.errors.js';
import { EventQueries } from '../../events/queries/event.queries.js';
import { Clock, MachineClock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { isUniqueViolation } from '../../platform/database/unique-violation.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { LinkTokens } from '../../platform/mail/link-tokens.js';
import { Outbox } from '../../platform/mail/outbox.js';
import {
  IdempotencyKeyRepository,
  TOKEN_MARK,
  type IdempotentAnswer,
  type KeptAnswer,
} from '../data/idempotency-key.repository.js';
import { RegistrationRepository, type LiveRegistration } from '../data/registration.repository.js';
import { FIRST_TOKEN_VERSION } from '../domain/new-registration.js';
import type { AdmissionCause } from '../domain/admission.js';
import { mayResendLink, REGISTRATION_LINK } from '../domain/personal-link.js';
import type { RegistrationRequest } from '../domain/registration-form.js';
import { AlreadyRegistered } from '../domain/registration.errors.js';
import type { RegistrationRecord } from '../domain/registration.js';
import { RegistrationEmails } from '../emails/registration-emails.js';
import { EnterNewcomer } from './enter-newcomer.js';
import { JudgeNewcomer, type NewcomerVerdict } from './judge-newcomer.js';
import type { Newcomer } from './newcomer.js';
import { PlacesInTurn } from './places-in-turn.js';

export interface RegistrationCommand extends Partial<Newcomer> {
  readonly eventSlug: string;
  readonly request: RegistrationRequest;
  /** For the API: the answer to keep, so that the same key and body get the same answer again. */
  readonly idempotency?: Idempotency;
}

export interface Idempotency {
  /** At most 200 characters. */
  readonly key: string;
  /** SHA-256 of what was asked, in hexadecimal. */
  readonly requestHash: string;
  /** Builds the answer around whatever stands for the token: the token itself, or the mark that is kept. */
  readonly answer: (entered: Pick<RegistrationOutcome, 'registration' | 'cause'>, token: string) => IdempotentAnswer;
}

export interface RegistrationOutcome {
  readonly registration: RegistrationRecord;
  /** Why somebody waits; null for everybody else. */
  readonly cause: AdmissionCause | null;
  /** Opens the personal page. */
  readonly token: string;
  readonly event: EventRecord;
}

export type RegistrationResult =
  | ({ readonly kind: 'registered' } & RegistrationOutcome)
  | { readonly kind: 'replayed'; readonly answer: IdempotentAnswer };

/** One of several registrations in a transaction: a refusal takes nothing away from the others. */
export type RegistrationAttempt =
  ({ readonly kind: 'registered' } & RegistrationOutcome) | { readonly kind: 'refused'; readonly error: DomainError };

const BY_THEMSELVES = {
  source: 'self',
  groupId: null,
  collectiveId: null,
  onBehalf: false,
  beyondPlaces: false,
  asRequest: false,
  silent: false,
  introduction: null,
} as const satisfies Partial<Newcomer>;

/** Check, lock and write in one transaction: places are never promised twice, whoever comes at the same moment. */
@Injectable()
export class RegisterParticipant {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventQueries,
    private readonly placesInTurn: PlacesInTurn,
    private readonly registrations: RegistrationRepository,
    private readonly keys: IdempotencyKeyRepository,
    private readonly judge: JudgeNewcomer,
    private readonly enter: EnterNewcomer,
    private readonly outbox: Outbox,
    private readonly emails: RegistrationEmails,
    private readonly tokens: LinkTokens,
    private readonly clock: Clock,
    private readonly machineClock: MachineClock,
  ) {}

  /**
   * @throws EventUnknown, RegistrationNotOpen (with the state), NoPlaceFor, ActionCodeFull, InvalidInput (at options
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
   * The same for one of several people in a transaction of the caller's, which takes the event's lock here. Whoever is
   * registered already is refused with AlreadyRegistered, and mailed their link again where `remindsRegistered` says so.
   * @throws EventUnknown; every other refusal is the answer, and has written nothing.
   */
  async within(
    tx: Transaction,
    event: EventRecord,
    command: Omit<RegistrationCommand, 'eventSlug' | 'idempotency'> & { readonly remindsRegistered?: boolean },
  ): Promise<RegistrationAttempt> {
    const newcomer: Newcomer = { ...BY_THEMSELVES, ...command };
    const now = this.clock.now().getTime();
    const places = await this.placesInTurn.within(tx, event, now);
    const verdict = await this.judge.within(tx, event, places, newcomer, now);
    if (verdict.kind === 'live') {
      if (command.remindsRegistered) await this.mailLinkAgain(tx, event, verdict.live);
      return { kind: 'refused', error: new AlreadyRegistered() };
    }
    if (verdict.kind === 'refused') return verdict;
    try {
      const entered = await this.enter.within(tx, event, { places, newcomer, verdict, now }, () => Promise.resolve());
      return { kind: 'registered', ...entered, cause: causeOf(verdict), event };
    } catch (error) {
      if (error instanceof DomainError) return { kind: 'refused', error };
      throw error;
    }
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
    { idempotency, ...command }: RegistrationCommand,
    lookUpKey: boolean,
  ): Promise<RegistrationResult | 'already registered'> {
    const newcomer: Newcomer = { ...BY_THEMSELVES, ...command };
    const now = this.clock.now().getTime();
    const places = await this.placesInTurn.within(tx, event, now);
    const verdict = await this.judge.within(tx, event, places, newcomer, now);
    // A newcomer's key is new as a rule, and the look-up would be in vain; who is refused may be one who was answered before.
    const mayBeAnswered = lookUpKey || verdict.kind !== 'welcome';
    const kept = idempotency && mayBeAnswered ? await this.keys.find(tx, event.id, idempotency) : null;
    if (kept) return this.replayed(kept);
    if (verdict.kind === 'live') return this.mailLinkAgain(tx, event, verdict.live);
    if (verdict.kind === 'refused') throw verdict.error;
    const cause = causeOf(verdict);
    const entered = await this.enter.within(
      tx,
      event,
      { places, newcomer, verdict, now },
      async (writes, registration) => {
        if (idempotency) await this.keep(writes, event.id, { registration, cause }, idempotency);
      },
    );
    return { kind: 'registered', ...entered, cause, event };
  }

  private replayed({ registrationId, ...answer }: KeptAnswer): RegistrationResult {
    const body = answer.body.replace(TOKEN_MARK, this.firstToken(registrationId));
    return { kind: 'replayed', answer: { ...answer, body } };
  }

  private async keep(
    tx: Transaction,
    eventId: string,
    entered: Pick<RegistrationOutcome, 'registration' | 'cause'>,
    idempotency: Idempotency,
  ): Promise<void> {
    const answer = { ...idempotency.answer(entered, TOKEN_MARK), registrationId: entered.registration.id };
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

function causeOf({ state, cause }: Extract<NewcomerVerdict, { kind: 'welcome' }>): AdmissionCause | null {
  return state.status === 'waiting' ? cause : null;
}

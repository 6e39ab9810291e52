import { Injectable } from '@nestjs/common';
import { normaliseActionCode } from '../../events/domain/action-code.js';
import type { ActionCodeRecord, EventRecord } from '../../events/domain/event.js';
import { registrationState } from '../../events/domain/registration-window.js';
import type { Transaction } from '../../platform/database/transaction.js';
import type { DomainError } from '../../platform/errors/domain-error.js';
import { CodeQuotasRepository } from '../data/code-quotas.repository.js';
import type { LockedPlaces } from '../data/places.repository.js';
import { WaitingLineRepository } from '../data/waiting-line.repository.js';
import { RegistrationRepository, type LiveRegistration } from '../data/registration.repository.js';
import { decideAdmission, type Admission, type AdmissionCause } from '../domain/admission.js';
import type { FirstState } from '../domain/new-registration.js';
import { employerOf } from '../domain/quotas.js';
import { ActionCodeFull, NoPlaceFor, RegistrationNotOpen } from '../domain/registration.errors.js';
import type { EmployerType } from '../domain/registration.js';
import type { PlacesRules } from '../places/domain/places-rules.js';
import type { AwaitedDecider } from '../domain/registration.js';
import { ApprovalGate } from './approval-gate.js';
import type { Newcomer } from './newcomer.js';

export type NewcomerVerdict =
  | {
      readonly kind: 'welcome';
      readonly state: FirstState;
      readonly code: ActionCodeRecord | undefined;
      readonly cause: AdmissionCause | null;
    }
  | { readonly kind: 'live'; readonly live: LiveRegistration }
  | { readonly kind: 'refused'; readonly error: DomainError };

/** What somebody meets who asks for the first time. Reads under the event's lock and writes nothing. */
@Injectable()
export class JudgeNewcomer {
  constructor(
    private readonly registrations: RegistrationRepository,
    private readonly quotas: CodeQuotasRepository,
    private readonly waitingLine: WaitingLineRepository,
    private readonly gate: ApprovalGate,
  ) {}

  async within(
    tx: Transaction,
    event: EventRecord,
    places: LockedPlaces,
    newcomer: Newcomer,
    now: number,
  ): Promise<NewcomerVerdict> {
    const code = usedCode(event, newcomer.actionCode);
    const state = registrationState({ ...event, ...places, places }, now, code);
    const isOpen = state === 'open' || state === 'waiting' || state === 'full';
    if (!isOpen && !(newcomer.onBehalf && (state === 'invitation' || state === 'upcoming' || state === 'closed')))
      return { kind: 'refused', error: new RegistrationNotOpen(state) };
    const live = await this.registrations.liveByEmail(tx, event.id, newcomer.request.emailNormalised);
    if (live) return { kind: 'live', live };
    const admission = await this.decide(tx, places, newcomer);
    if (admission.status === 'refused')
      return { kind: 'refused', error: noPlace(admission.cause, places.rules, newcomer.request.collectivity.type) };
    if (code && places.hasQuotas && !(await this.quotas.hasRoom(tx, code.id)))
      return { kind: 'refused', error: new ActionCodeFull() };
    const awaits = await this.awaited(tx, event, places, newcomer);
    const first = awaits ? ({ status: 'pending', position: null } as const) : admission;
    return {
      kind: 'welcome',
      state: { status: first.status, position: first.position, awaits },
      code,
      cause: admission.cause,
    };
  }

  private async awaited(
    tx: Transaction,
    event: EventRecord,
    { hasApproval }: LockedPlaces,
    newcomer: Newcomer,
  ): Promise<AwaitedDecider | null> {
    if (newcomer.asRequest) return 'organiser';
    return hasApproval ? this.gate.firstStep(tx, event, newcomer.request, newcomer) : null;
  }

  private async decide(tx: Transaction, places: LockedPlaces, newcomer: Newcomer): Promise<Admission> {
    if (newcomer.beyondPlaces) return { status: 'confirmed', position: null, cause: null };
    const { rules, waitingListEnabled } = places;
    const { collectivity } = newcomer.request;
    const tally = await this.waitingLine.tallyFor(tx, places, collectivity);
    return decideAdmission(places, { rules, tally, waitingListEnabled }, employerOf(collectivity));
  }
}

function usedCode(event: EventRecord, typed: string | undefined): ActionCodeRecord | undefined {
  if (typed === undefined) return undefined;
  const normalised = normaliseActionCode(typed);
  return event.actionCodes.find(({ label }) => normaliseActionCode(label) === normalised);
}

function noPlace(cause: AdmissionCause, rules: PlacesRules, type: EmployerType): DomainError {
  if (cause === 'full') return new RegistrationNotOpen('full');
  const most = cause === 'quota-collectivity' ? rules.perCollectivity : rules.typeQuotas[type];
  return new NoPlaceFor(cause === 'quota-type' ? `quota-${type}` : cause, most ?? 0);
}

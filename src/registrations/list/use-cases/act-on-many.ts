import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { Clock, MachineClock } from '../../../platform/clock/clock.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { DecideRequests } from '../../approvals/use-cases/decide-requests.js';
import type { DecisionOutcome } from '../../approvals/domain/batch.js';
import { PlacesRepository } from '../../data/places.repository.js';
import { RegistrationRepository } from '../../data/registration.repository.js';
import type { RegistrationRecord } from '../../domain/registration.js';
import { BulkActionsRepository } from '../data/bulk-actions.repository.js';
import { succeeded, type BulkAction, type BulkKind, type BulkResult } from '../domain/bulk-action.js';
import { SelectionChanged, SelectionTooLarge } from '../domain/list.errors.js';
import type { RegistrationFilter } from '../domain/registration-filter.js';
import { FilteredRegistrations } from '../queries/filtered-registrations.query.js';
import { BulkSteps } from './bulk-steps.js';

export interface BulkRequest {
  /** UUID, made for the page that asks: the same asked twice is done once. */
  readonly id: string;
  readonly organiser: Organiser;
  readonly event: EventRecord;
  readonly kind: BulkKind;
  readonly filter: RegistrationFilter;
  /** How many the organiser saw that the filter means. */
  readonly shown: number;
  /** What people are told who are refused or withdrawn; at most 1,000 characters. */
  readonly reason: string | null;
  /** Whether those withdrawn are mailed. */
  readonly mail: boolean;
  /** The option's or the collective's id, with what it is called; a collective that is a mere name has no id. */
  readonly target: string | null;
  readonly label: string | null;
}

const MOST_AT_ONCE = 5000;
/** In one transaction; between two of them others register. */
const SLICE = 50;

/** Does one thing to all whom a filter means, and keeps what became of each. */
@Injectable()
export class ActOnMany {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly filtered: FilteredRegistrations,
    private readonly actions: BulkActionsRepository,
    private readonly places: PlacesRepository,
    private readonly registrations: RegistrationRepository,
    private readonly steps: BulkSteps,
    private readonly decide: DecideRequests,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    private readonly machineClock: MachineClock,
  ) {}

  /**
   * The oldest registration first.
   * @throws SelectionChanged when the filter means another number than was shown, SelectionTooLarge; nothing is done then.
   */
  async execute(request: BulkRequest): Promise<void> {
    const { id, organiser, event, kind, filter, shown, target, label } = request;
    const count = await this.filtered.count(event, filter);
    if (count > MOST_AT_ONCE) throw new SelectionTooLarge(count, MOST_AT_ONCE);
    const action: BulkAction = {
      ...{ id, eventId: event.id, accountId: organiser.accountId, kind, meant: count, target, label },
      ...{ decisionId: null, results: [], createdAt: this.machineClock.now().getTime(), undoneAt: null },
    };
    const known = await this.unitOfWork.run((tx) => this.actions.find(tx, event.id, id));
    if (known) return;
    if (count !== shown) throw new SelectionChanged(shown, count);
    const ids = await this.filtered.ids(event, filter, MOST_AT_ONCE);
    if (!(await this.unitOfWork.run((tx) => this.actions.begin(tx, action)))) return;
    if (kind === 'accept' || kind === 'refuse') await this.decideAll(request, action, ids);
    else await this.stepThrough(request, action, ids);
  }

  private async decideAll(
    { organiser, event, kind, reason }: BulkRequest,
    action: BulkAction,
    registrationIds: readonly string[],
  ): Promise<void> {
    const verdict = kind === 'accept' ? 'accept' : 'refuse';
    const outcome = await this.decide.execute({ organiser, eventId: event.id, registrationIds, verdict, reason });
    const done = { ...action, decisionId: outcome.batchId, results: resultsOf(outcome) };
    await this.unitOfWork.run((tx) => this.actions.keep(tx, done));
  }

  private async stepThrough(request: BulkRequest, action: BulkAction, ids: readonly string[]): Promise<void> {
    let done = action;
    for (let at = 0; at < ids.length; at += SLICE) {
      const slice = ids.slice(at, at + SLICE);
      done = await this.unitOfWork.run((tx) => this.doSlice(tx, request, done, slice), { lane: request.event.id });
    }
  }

  private async doSlice(
    tx: Transaction,
    request: BulkRequest,
    action: BulkAction,
    ids: readonly string[],
  ): Promise<BulkAction> {
    const { event, organiser } = request;
    await this.places.lock(tx, event.id);
    const results: BulkResult[] = [];
    for (const id of ids) {
      const registration = await this.registrations.byId(tx, id);
      if (registration?.eventId === event.id) results.push(await this.step(tx, request, registration));
    }
    const after = { ...action, results: [...action.results, ...results] };
    await this.actions.keep(tx, after);
    const references = results.filter(succeeded).map(({ reference }) => reference);
    if (references.length > 0) {
      await this.audit.record(tx, {
        actor: organiser,
        eventId: event.id,
        verb: VERBS[request.kind],
        subjectKind: 'registration',
        subjectId: references.length === 1 && ids.length === 1 ? ids[0]! : null,
        details: { count: references.length, references, label: request.label ?? '' },
      });
    }
    return after;
  }

  private step(tx: Transaction, request: BulkRequest, registration: RegistrationRecord): Promise<BulkResult> {
    const { event, kind, reason, mail, target, label } = request;
    const now = this.clock.now().getTime();
    if (kind === 'withdraw') return this.steps.withdraw(tx, event, registration, { reason, mail, now });
    if (kind === 'option-add') return this.steps.addOption(tx, registration, target ?? '', now);
    if (kind === 'option-drop') return this.steps.dropOption(tx, registration, target ?? '', now);
    return this.steps.join(tx, registration, { collective: label, collectiveId: target }, now);
  }
}

const VERBS: Readonly<Record<BulkKind, string>> = {
  accept: 'requests-accepted',
  refuse: 'requests-refused',
  withdraw: 'registrations-withdrawn',
  'option-add': 'option-added-to-many',
  'option-drop': 'option-dropped-from-many',
  collective: 'collective-joined-by-many',
};

function resultsOf({ confirmed, waiting, refused, forwarded, left }: DecisionOutcome): BulkResult[] {
  return [
    ...[...confirmed, ...refused].map((reference): BulkResult => ({ reference, outcome: 'done' })),
    ...waiting.map((reference): BulkResult => ({ reference, outcome: 'waiting' })),
    ...forwarded.map((reference): BulkResult => ({ reference, outcome: 'forwarded' })),
    ...left.map(({ reference, reason }): BulkResult => ({ reference, outcome: reason })),
  ];
}

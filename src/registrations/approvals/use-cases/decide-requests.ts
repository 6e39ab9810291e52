import { Injectable } from '@nestjs/common';
import { EventUnknown } from '../../../events/domain/event.errors.js';
import type { EventRecord } from '../../../events/domain/event.js';
import type { EventRole } from '../../../events/domain/event-role.js';
import { EventQueries } from '../../../events/queries/event.queries.js';
import { OrganiserEvents } from '../../../events/queries/organiser-events.query.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { Clock, MachineClock } from '../../../platform/clock/clock.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { newId } from '../../../platform/ids/ids.js';
import { MailHold } from '../../../platform/mail/mail-hold.js';
import { PlacesRepository } from '../../data/places.repository.js';
import { RegistrationRepository } from '../../data/registration.repository.js';
import type { RegistrationRecord } from '../../domain/registration.js';
import { ApprovalsRepository } from '../data/approvals.repository.js';
import { DecisionBatchesRepository } from '../data/decision-batches.repository.js';
import type { Verdict } from '../domain/approval.js';
import { CANCEL_WINDOW, type DecisionBatch, type DecisionOutcome, type LeftReason } from '../domain/batch.js';
import { SettleApproval } from './settle-approval.js';

export interface RequestsDecision {
  readonly organiser: Organiser;
  readonly eventId: string;
  /** In the order in which they get places; those who asked first should stand first. */
  readonly registrationIds: readonly string[];
  readonly verdict: Verdict;
  /** What the applicants are told; at most 1,000 characters. */
  readonly reason: string | null;
}

/** Decided in one transaction; between two of them others register. */
const SLICE = 50;

type Fate = 'confirmed' | 'waiting' | 'refused' | 'forwarded';
interface Settled {
  readonly reference: string;
  readonly fate: Fate;
}
type Verdicts = { settled: Settled[]; left: { reference: string; reason: LeftReason }[] };

/** Organisers decide on requests, one or many: an act, whose mails wait a few minutes, and which is undone as a whole. */
@Injectable()
export class DecideRequests {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reach: OrganiserEvents,
    private readonly events: EventQueries,
    private readonly places: PlacesRepository,
    private readonly approvals: ApprovalsRepository,
    private readonly batches: DecisionBatchesRepository,
    private readonly registrations: RegistrationRepository,
    private readonly settle: SettleApproval,
    private readonly hold: MailHold,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    private readonly machineClock: MachineClock,
  ) {}

  /**
   * What was decided meanwhile is left as it is, and so is what awaits the employer, in whose stead only a responsable decides.
   * @throws EventOutOfReach, RoleInsufficient, EventUnknown.
   */
  async execute(decision: RequestsDecision): Promise<DecisionOutcome> {
    const { organiser, eventId, registrationIds, verdict } = decision;
    const { role } = await this.reach.reachById(organiser.accountId, eventId, 'edit-people');
    const event = await this.events.byId(eventId);
    if (!event) throw new EventUnknown();
    const madeAt = this.machineClock.now().getTime();
    const batch = { id: newId(), eventId, verdict, madeAt, openUntil: madeAt + CANCEL_WINDOW, undoneAt: null };
    const all: Verdicts = { settled: [], left: [] };
    const ids = [...new Set(registrationIds)];
    for (let at = 0; at < ids.length; at += SLICE) {
      const slice = ids.slice(at, at + SLICE);
      const before = all.settled.length;
      const verdicts = await this.unitOfWork.run(
        (tx) => this.decideSlice(tx, event, { decision, role, batch, before, slice }),
        { lane: event.id },
      );
      all.settled.push(...verdicts.settled);
      all.left.push(...verdicts.left);
    }
    const those = (fate: Fate) => all.settled.filter((one) => one.fate === fate).map(({ reference }) => reference);
    return {
      batchId: all.settled.length > 0 ? batch.id : null,
      confirmed: those('confirmed'),
      waiting: those('waiting'),
      refused: those('refused'),
      forwarded: those('forwarded'),
      left: all.left,
    };
  }

  private async decideSlice(
    tx: Transaction,
    event: EventRecord,
    {
      decision,
      role,
      batch,
      before,
      slice,
    }: { decision: RequestsDecision; role: EventRole; batch: DecisionBatch; before: number; slice: readonly string[] },
  ): Promise<Verdicts> {
    await this.places.lock(tx, event.id);
    const { organiser, verdict } = decision;
    if (before === 0) await this.batches.insert(tx, batch, { accountId: organiser.accountId, decided: 0 });
    const verdicts: Verdicts = { settled: [], left: [] };
    for (const id of slice) {
      const registration = await this.registrations.byId(tx, id);
      if (registration?.eventId !== event.id) continue;
      const result = await this.decideOne(tx, event, registration, { decision, role, batch });
      if (typeof result === 'object') verdicts.settled.push(result);
      else verdicts.left.push({ reference: registration.reference, reason: result });
    }
    const decided = before + verdicts.settled.length;
    if (decided === 0) await this.batches.remove(tx, batch.id);
    else await this.batches.count(tx, batch.id, decided);
    if (verdicts.settled.length > 0) {
      await this.audit.record(tx, {
        actor: organiser,
        eventId: event.id,
        verb: verdict === 'accept' ? 'requests-accepted' : 'requests-refused',
        subjectKind: 'registration',
        subjectId: verdicts.settled.length === 1 ? slice[0] : null,
        details: {
          count: verdicts.settled.length,
          references: verdicts.settled.map(({ reference }) => reference),
        },
      });
    }
    return verdicts;
  }

  private async decideOne(
    tx: Transaction,
    event: EventRecord,
    registration: RegistrationRecord,
    { decision, role, batch }: { decision: RequestsDecision; role: EventRole; batch: DecisionBatch },
  ): Promise<Settled | LeftReason> {
    const { organiser, verdict, reason } = decision;
    const { id, reference } = registration;
    if (registration.status === 'withdrawn') return 'gone';
    const approval = await this.approvals.pendingOf(tx, id);
    if (!approval) return 'decided';
    if (approval.step === 'employer' && role !== 'responsable') return 'awaits-employer';
    const now = this.clock.now().getTime();
    const settling = { verdict, reason, by: 'organiser', batchId: batch.id, now } as const;
    const after = await this.settle.within(tx, event, { approval, registration }, settling);
    await this.hold.hold(tx, { batchId: batch.id, aboutId: id, since: batch.madeAt, until: batch.openUntil });
    if (approval.step === 'employer') {
      await this.audit.record(tx, {
        actor: organiser,
        eventId: event.id,
        verb: 'decided-for-employer',
        subjectKind: 'registration',
        subjectId: id,
        details: { reference, verdict },
      });
    }
    return { reference, fate: fateOf(after) };
  }
}

function fateOf({ status }: RegistrationRecord): Fate {
  if (status === 'withdrawn') return 'refused';
  if (status === 'pending') return 'forwarded';
  return status === 'waiting' ? 'waiting' : 'confirmed';
}

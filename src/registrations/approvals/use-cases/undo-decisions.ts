import { Injectable } from '@nestjs/common';
import { EventUnknown } from '../../../events/domain/event.errors.js';
import type { EventRecord } from '../../../events/domain/event.js';
import { EventQueries } from '../../../events/queries/event.queries.js';
import { OrganiserEvents } from '../../../events/queries/organiser-events.query.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { Clock, MachineClock } from '../../../platform/clock/clock.js';
import { ReadDatabase } from '../../../platform/database/read-database.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { MailHold } from '../../../platform/mail/mail-hold.js';
import { PlacesRepository } from '../../data/places.repository.js';
import { RegistrationRepository } from '../../data/registration.repository.js';
import { LetWaitingIn } from '../../use-cases/let-waiting-in.js';
import { ApprovalsRepository } from '../data/approvals.repository.js';
import { DecisionBatchesRepository } from '../data/decision-batches.repository.js';
import { DecisionFinal } from '../domain/approval.errors.js';
import { mayUndo, type UndoOutcome } from '../domain/batch.js';
import { ReopenRequest } from './reopen-request.js';

/** Takes an organisers' act back while its mails are still here: every request of it awaits a decision again. */
@Injectable()
export class UndoDecisions {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly read: ReadDatabase,
    private readonly reach: OrganiserEvents,
    private readonly events: EventQueries,
    private readonly places: PlacesRepository,
    private readonly approvals: ApprovalsRepository,
    private readonly batches: DecisionBatchesRepository,
    private readonly registrations: RegistrationRepository,
    private readonly reopen: ReopenRequest,
    private readonly letWaitingIn: LetWaitingIn,
    private readonly hold: MailHold,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    private readonly machineClock: MachineClock,
  ) {}

  /**
   * What has moved on since is kept as it is, and named.
   * @throws DecisionFinal when the minutes are over or it was undone before; EventOutOfReach, RoleInsufficient, EventUnknown.
   */
  async execute(organiser: Organiser, batchId: string): Promise<UndoOutcome> {
    const rows = await this.read.query<{ eventId: string }>(
      'SELECT event_id AS "eventId" FROM decision_batches WHERE id = ?',
      [batchId],
    );
    if (!rows[0]) throw new DecisionFinal();
    await this.reach.reachById(organiser.accountId, rows[0].eventId, 'edit-people');
    const event = await this.events.byId(rows[0].eventId);
    if (!event) throw new EventUnknown();
    return this.unitOfWork.run((tx) => this.undo(tx, event, organiser, batchId), { lane: event.id });
  }

  private async undo(tx: Transaction, event: EventRecord, organiser: Organiser, batchId: string): Promise<UndoOutcome> {
    await this.places.lock(tx, event.id);
    const machineNow = this.machineClock.now().getTime();
    const batch = await this.batches.byId(tx, batchId);
    if (!batch || !mayUndo(batch, machineNow)) throw new DecisionFinal();
    await this.batches.noteUndone(tx, batchId, machineNow);
    const kept: string[] = [];
    const undone: string[] = [];
    const now = this.clock.now().getTime();
    for (const { approval, optionsBefore } of await this.approvals.ofBatch(tx, batchId)) {
      const registration = await this.registrations.byId(tx, approval.registrationId);
      if (!registration) continue;
      const held = { batchId, aboutId: registration.id };
      const isUndone =
        !(await this.hold.hasLeft(tx, held)) &&
        (await this.reopen.within(tx, event, { approval, registration, optionsBefore, now }));
      if (isUndone) await this.hold.cancel(tx, held);
      (isUndone ? undone : kept).push(registration.reference);
    }
    // Only now: else the first place put back would let in somebody of the same act who waits.
    const places = await this.places.lock(tx, event.id);
    if (places) await this.places.save(tx, event.id, await this.letWaitingIn.within(tx, event, places, now));
    await this.audit.record(tx, {
      actor: organiser,
      eventId: event.id,
      verb: 'decisions-undone',
      subjectKind: 'decision-batch',
      subjectId: batchId,
      details: { count: undone.length, references: undone },
    });
    return { undone: undone.length, kept };
  }
}

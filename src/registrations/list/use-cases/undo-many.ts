import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { Clock, MachineClock } from '../../../platform/clock/clock.js';
import { ReadDatabase } from '../../../platform/database/read-database.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { DecisionFinal } from '../../approvals/domain/approval.errors.js';
import { CANCEL_WINDOW } from '../../approvals/domain/batch.js';
import { UndoDecisions } from '../../approvals/use-cases/undo-decisions.js';
import { PlacesRepository } from '../../data/places.repository.js';
import { RegistrationRepository } from '../../data/registration.repository.js';
import { BulkActionsRepository } from '../data/bulk-actions.repository.js';
import { mayUndoBulk, succeeded, type BulkAction, type BulkResult } from '../domain/bulk-action.js';
import { BulkSteps } from './bulk-steps.js';

const SLICE = 50;

/** Takes back what was done to many, one by one where it still stands as it was left. */
@Injectable()
export class UndoMany {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly read: ReadDatabase,
    private readonly actions: BulkActionsRepository,
    private readonly places: PlacesRepository,
    private readonly registrations: RegistrationRepository,
    private readonly steps: BulkSteps,
    private readonly undoDecisions: UndoDecisions,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    private readonly machineClock: MachineClock,
  ) {}

  /** @throws DecisionFinal when it cannot come back (any more). */
  async execute(organiser: Organiser, event: EventRecord, id: string): Promise<void> {
    const now = this.machineClock.now().getTime();
    const action = await this.actions.find(this.read, event.id, id);
    if (!action || !mayUndoBulk(action, now, CANCEL_WINDOW)) throw new DecisionFinal();
    if (action.decisionId !== null) {
      await this.undoDecisions.execute(organiser, action.decisionId);
      await this.unitOfWork.run((tx) => this.actions.noteUndone(tx, id, now));
      return;
    }
    const done = action.results.filter(succeeded);
    await this.unitOfWork.run(async (tx) => {
      if (!(await this.actions.noteUndone(tx, id, now))) throw new DecisionFinal();
      await this.audit.record(tx, {
        actor: organiser,
        eventId: event.id,
        verb: 'bulk-undone',
        subjectKind: 'bulk-action',
        subjectId: id,
        details: { count: done.length, references: done.map(({ reference }) => reference) },
      });
    });
    for (let at = 0; at < done.length; at += SLICE) {
      const slice = done.slice(at, at + SLICE);
      await this.unitOfWork.run((tx) => this.undoSlice(tx, event, action, slice), { lane: event.id });
    }
  }

  private async undoSlice(
    tx: Transaction,
    event: EventRecord,
    { kind, target, label }: BulkAction,
    results: readonly BulkResult[],
  ): Promise<void> {
    await this.places.lock(tx, event.id);
    const now = this.clock.now().getTime();
    for (const { reference, before } of results) {
      const registration = await this.registrations.byReference(tx, event.id, reference);
      if (!registration) continue;
      if (kind === 'option-add') await this.steps.dropOption(tx, registration, target ?? '', now);
      if (kind === 'option-drop') await this.steps.addOption(tx, registration, target ?? '', now);
      const isUntouched = registration.collective === label && registration.collectiveId === target;
      if (kind === 'collective' && before && isUntouched) await this.steps.join(tx, registration, before, now);
    }
  }
}

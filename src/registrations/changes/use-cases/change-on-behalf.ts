import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Catalogues } from '../../../platform/i18n/catalogues.js';
import { PlacesRepository } from '../../data/places.repository.js';
import { RegistrationRepository } from '../../data/registration.repository.js';
import type { RegistrationRequest } from '../../domain/registration-form.js';
import { PersonalLinkUnknown } from '../../domain/registration.errors.js';
import type { RegistrationRecord } from '../../domain/registration.js';
import { ChangeRegistration } from '../../use-cases/change-registration.js';
import { changedAnswers } from '../domain/changed-answers.js';
import { RegistrationChangedMeanwhile } from '../domain/changes.errors.js';

export interface ChangeForSomebody {
  readonly organiser: Organiser;
  readonly event: EventRecord;
  readonly registrationId: string;
  readonly request: RegistrationRequest;
  /** `updatedAt` of the registration that the form was filled beside. */
  readonly version: number;
  /** Whether the person is told. */
  readonly mail: boolean;
}

/** An organiser mends somebody's answers, whatever is closed to the person; the journal says which, not what. */
@Injectable()
export class ChangeOnBehalf {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly places: PlacesRepository,
    private readonly registrations: RegistrationRepository,
    private readonly change: ChangeRegistration,
    private readonly audit: AuditTrail,
    private readonly catalogues: Catalogues,
  ) {}

  /** @throws RegistrationChangedMeanwhile, and what ChangeRegistration throws. */
  async execute(command: ChangeForSomebody): Promise<RegistrationRecord> {
    return this.unitOfWork.run((tx) => this.within(tx, command), { lane: command.event.id });
  }

  private async within(
    tx: Transaction,
    { organiser, event, registrationId, request, version, mail }: ChangeForSomebody,
  ): Promise<RegistrationRecord> {
    await this.places.lock(tx, event.id);
    const before = await this.registrations.byId(tx, registrationId);
    if (before?.eventId !== event.id) throw new PersonalLinkUnknown();
    if (before.updatedAt !== version) throw new RegistrationChangedMeanwhile();
    const after = await this.change.within(tx, event, before, request, { silent: !mail });
    await this.audit.record(tx, {
      actor: organiser,
      eventId: event.id,
      verb: 'registration-changed-on-behalf',
      subjectKind: 'registration',
      subjectId: registrationId,
      details: { reference: after.reference, fields: this.named(before, after) },
    });
    return after;
  }

  /** The journal is written in French, as its readers work. */
  private named(before: RegistrationRecord, after: RegistrationRecord): string[] {
    const names = changedAnswers(before, after).map((name) => this.catalogues.text('fr', `changes:answers.${name}`));
    return names.length > 0 ? names : [this.catalogues.text('fr', 'changes:answers.others')];
  }
}

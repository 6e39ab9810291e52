import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { InvalidInput } from '../../../platform/errors/domain-error.js';
import type { RegistrationRequest } from '../../domain/registration-form.js';
import type { AwaitedDecider } from '../../domain/registration.js';
import { RegistrationSettingsRepository } from '../../settings/data/registration-settings.repository.js';
import { ApprovalGate, type Circumstances } from '../../use-cases/approval-gate.js';
import { stepsFor } from '../domain/approval-chain.js';
import { readApprovalRules } from '../domain/approval-rules.js';
import { readApprover } from '../domain/approver.js';

/** Asks whom the event's organisers said must agree. */
@Injectable()
export class ConfiguredApprovalGate extends ApprovalGate {
  constructor(private readonly settings: RegistrationSettingsRepository) {
    super();
  }

  /** @throws InvalidInput where the superior must agree and nobody said who that is. */
  async firstStep(
    tx: Transaction,
    event: EventRecord,
    { approver, email }: RegistrationRequest,
    { source, onBehalf }: Circumstances,
  ): Promise<AwaitedDecider | null> {
    const rules = readApprovalRules((await this.settings.of(tx, event.id, 'approval')).body);
    const first = onBehalf ? undefined : stepsFor(rules, source)[0];
    if (first !== 'employer') return first ?? null;
    // Whoever registers a group names nobody's superior: where that is no agreement, the organisers look at each.
    if (source === 'group' && !approver) return 'organiser';
    const { errors } = readApprover(approver && { approverName: approver.name, approverEmail: approver.email }, email);
    if (errors.length > 0) throw new InvalidInput(errors);
    return first;
  }
}

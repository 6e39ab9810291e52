import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import { ReadDatabase } from '../../../platform/database/read-database.js';
import { APPROVAL_COLUMNS, type ApprovalRow } from '../data/approval-row.js';
import { RegistrationSettingsRepository } from '../../settings/data/registration-settings.repository.js';
import { SteadySettings } from '../../settings/queries/steady-settings.query.js';
import { readApprovalRules, type ApprovalRules } from '../domain/approval-rules.js';
import type { ApprovalRecord } from '../domain/approval.js';

export interface StoredApprovalRules {
  readonly rules: ApprovalRules;
  readonly version: number;
}

/** Who was asked for a registration, in the order of asking; and who must agree at an event. */
@Injectable()
export class ApprovalsQuery {
  /** By the record that `EventQueries.steady` keeps until the event changes: no query in a rush. */
  private readonly kept = new WeakMap<EventRecord, Promise<ApprovalRules>>();

  constructor(
    private readonly read: ReadDatabase,
    private readonly settings: RegistrationSettingsRepository,
    private readonly steadySettings: SteadySettings,
  ) {}

  async ofRegistration(registrationId: string): Promise<readonly ApprovalRecord[]> {
    return this.read.query<ApprovalRow>(
      `SELECT ${APPROVAL_COLUMNS} FROM registration_approvals a WHERE a.registration_id = ? ORDER BY a.asked_at, a.id`,
      [registrationId],
    );
  }

  async rulesOf(eventId: string): Promise<StoredApprovalRules> {
    const { body, version } = await this.settings.of(this.read, eventId, 'approval');
    return { rules: readApprovalRules(body), version };
  }

  /** The same for a record that is asked about again and again. */
  steadyRules(event: EventRecord): Promise<ApprovalRules> {
    const kept = this.kept.get(event);
    if (kept) return kept;
    const rules = this.steadySettings.of(event, 'approval').then(({ body }) => readApprovalRules(body));
    this.kept.set(event, rules);
    rules.catch(() => this.kept.delete(event));
    return rules;
  }

  async countPending(eventId: string): Promise<number> {
    const rows = await this.read.query<{ count: number }>(
      `SELECT COUNT(*) AS "count" FROM registrations WHERE event_id = ? AND status = 'pending'`,
      [eventId],
    );
    return Number(rows[0]?.count ?? 0);
  }
}

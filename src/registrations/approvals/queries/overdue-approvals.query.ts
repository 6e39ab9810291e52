import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '../../../platform/database/read-database.js';
import { RegistrationSettingsRepository } from '../../settings/data/registration-settings.repository.js';
import { readApprovalRules } from '../domain/approval-rules.js';

export interface Overdue {
  readonly approvalId: string;
  readonly eventId: string;
  readonly what: 'remind' | 'end';
}

/** A look lasts seconds at most: what is left comes with the next. */
const MOST_AT_ONCE = 500;

/** What the hour asks for: reminders to send, and requests to end at the events that do not keep late ones. */
@Injectable()
export class OverdueApprovals {
  constructor(
    private readonly read: ReadDatabase,
    private readonly settings: RegistrationSettingsRepository,
  ) {}

  async at(now: number): Promise<readonly Overdue[]> {
    const toRemind = await this.read.query<{ approvalId: string; eventId: string }>(
      `SELECT id AS "approvalId", event_id AS "eventId" FROM registration_approvals
       WHERE status = 'pending' AND reminded_at IS NULL AND remind_at <= ? AND (due_at IS NULL OR due_at > ?)
       ORDER BY remind_at LIMIT ${MOST_AT_ONCE}`,
      [now, now],
    );
    const events = await this.read.query<{ eventId: string }>(
      `SELECT DISTINCT event_id AS "eventId" FROM registration_approvals WHERE status = 'pending' AND due_at <= ?`,
      [now],
    );
    const ending = [];
    for (const { eventId } of events) {
      const { whenLate } = readApprovalRules((await this.settings.of(this.read, eventId, 'approval')).body);
      if (whenLate === 'refused') ending.push(...(await this.overdueOf(eventId, now)));
    }
    return [
      ...toRemind.map((one) => ({ ...one, what: 'remind' as const })),
      ...ending.map((one) => ({ ...one, what: 'end' as const })),
    ];
  }

  private async overdueOf(eventId: string, now: number): Promise<{ approvalId: string; eventId: string }[]> {
    return this.read.query<{ approvalId: string; eventId: string }>(
      `SELECT id AS "approvalId", event_id AS "eventId" FROM registration_approvals
       WHERE event_id = ? AND status = 'pending' AND due_at <= ? ORDER BY due_at LIMIT ${MOST_AT_ONCE}`,
      [eventId, now],
    );
  }
}

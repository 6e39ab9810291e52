import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import { Clock } from '../../../platform/clock/clock.js';
import { ReadDatabase } from '../../../platform/database/read-database.js';
import { MailingRepository } from '../data/mailing.repository.js';
import { ScheduleRepository } from '../data/schedule.repository.js';
import type { Mailing } from '../domain/mailing.js';
import { dueAt, type Schedule, scheduleState } from '../domain/schedule.js';

export interface ComingSchedule {
  readonly schedule: Schedule;
  readonly dueAt: number;
}

/** What an event will send, and what it sent to many. */
@Injectable()
export class OutboxAheadQuery {
  constructor(
    private readonly read: ReadDatabase,
    private readonly schedules: ScheduleRepository,
    private readonly mailings: MailingRepository,
    private readonly clock: Clock,
  ) {}

  /** The next first. */
  async coming(event: EventRecord): Promise<ComingSchedule[]> {
    const now = this.clock.now().getTime();
    return (await this.schedules.of(this.read, event.id))
      .filter((schedule) => scheduleState(schedule, event, now) === 'coming')
      .map((schedule) => ({ schedule, dueAt: dueAt(schedule, event) ?? now }))
      .sort((one, other) => one.dueAt - other.dueAt);
  }

  /** The newest first; drafts too. */
  mailingsOf(event: EventRecord): Promise<Mailing[]> {
    return this.mailings.of(this.read, event.id);
  }
}

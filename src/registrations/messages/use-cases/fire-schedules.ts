import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Clock, MachineClock } from '../../../platform/clock/clock.js';
import { ReadDatabase } from '../../../platform/database/read-database.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { newId } from '../../../platform/ids/ids.js';
import { MailingRepository } from '../data/mailing.repository.js';
import { ScheduleRepository } from '../data/schedule.repository.js';
import { dueAt, type EventDates, type Schedule, scheduleState } from '../domain/schedule.js';
import { SendMailings } from './send-mailings.js';

const EVERY = 30_000;

/** Makes a mailing of every schedule whose hour has come: once, whichever process looks first. */
@Injectable()
export class FireSchedules {
  private readonly logger = new Logger(FireSchedules.name);

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly read: ReadDatabase,
    private readonly schedules: ScheduleRepository,
    private readonly mailings: MailingRepository,
    private readonly send: SendMailings,
    private readonly clock: Clock,
    private readonly machineClock: MachineClock,
  ) {}

  /** @returns how many began to leave. */
  @Interval(EVERY)
  async tick(): Promise<number> {
    try {
      const now = this.clock.now().getTime();
      const due = (await this.schedules.enabled(this.read)).filter(
        ({ schedule, event }) => scheduleState(schedule, event, now) === 'now',
      );
      let begun = 0;
      for (const { schedule, event } of due) if (await this.begin(schedule, event)) begun++;
      if (begun > 0) await this.send.tick();
      return begun;
    } catch (error) {
      this.logger.error('the schedule of messages cannot be looked at, trying again', String(error));
      return 0;
    }
  }

  /** An hour that has its mailing is not asked for again: the row is unique. */
  private async begin(schedule: Schedule, event: EventDates): Promise<boolean> {
    const due = dueAt(schedule, event);
    const [known] = await this.read.query('SELECT 1 AS known FROM mailings WHERE schedule_id = ? AND due_at = ?', [
      schedule.id,
      due,
    ]);
    if (known) return false;
    const now = this.machineClock.now().getTime();
    return this.unitOfWork.run((tx) =>
      this.mailings.insert(tx, {
        id: newId(),
        eventId: schedule.eventId,
        kind: schedule.kind,
        scheduleId: schedule.id,
        dueAt: due,
        status: 'waiting',
        audience: schedule.audience,
        texts: schedule.texts,
        changes: [],
        startsAt: now,
        doneTo: '',
        written: 0,
        leftOut: 0,
        author: null,
        version: 1,
        createdAt: now,
        endedAt: null,
      }),
    );
  }
}

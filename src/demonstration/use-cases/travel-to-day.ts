import { Injectable } from '@nestjs/common';
import { MachineClock } from '../../platform/clock/clock.js';
import { addDays, dayOf, instantOf } from '../../platform/clock/paris-time.js';
import { TravellingClock } from '../../platform/clock/travelling-clock.js';
import { ReadDatabase } from '../../platform/database/read-database.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { FIRST_DEMONSTRATION_DAY, sameTimeOn, typedDay } from '../domain/demonstration-day.js';

const SETTING = 'demonstration.day';

/** Moves the events' clock to a day, at the machine's time of the day in Paris, from where it runs on. */
@Injectable()
export class TravelToDay {
  private shown = { day: '', from: 0, until: 0 };

  constructor(
    private readonly clock: TravellingClock,
    private readonly machine: MachineClock,
    private readonly unitOfWork: UnitOfWork,
    private readonly read: ReadDatabase,
  ) {}

  /** At the start: the day somebody travelled to last, or the first one. */
  async resume(): Promise<void> {
    const [kept] = await this.read.query<{ value: string }>('SELECT value AS "value" FROM settings WHERE key = ?', [
      SETTING,
    ]);
    this.setClockTo(kept?.value ?? FIRST_DEMONSTRATION_DAY);
  }

  /** @throws DayOutOfReach for what is no day between EARLIEST_DAY and LATEST_DAY. */
  async execute(typed: string): Promise<void> {
    const day = typedDay(typed);
    await this.unitOfWork.run(async (tx) => {
      await tx.execute(
        'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
        [SETTING, day],
      );
      tx.afterCommit(() => this.setClockTo(day));
    });
  }

  /** The day that it is now in the demonstration, in Paris. Every page asks: midnights are worked out once a day. */
  today(): string {
    const now = this.clock.now().getTime();
    if (now < this.shown.from || now >= this.shown.until) {
      const day = dayOf(now);
      this.shown = { day, from: instantOf(day, '00:00'), until: instantOf(addDays(day, 1), '00:00') };
    }
    return this.shown.day;
  }

  private setClockTo(day: string): void {
    const machineNow = this.machine.now().getTime();
    this.clock.travel(sameTimeOn(day, machineNow) - machineNow);
  }
}

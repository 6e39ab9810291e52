import { Injectable } from '@nestjs/common';
import { MachineClock } from '../../platform/clock/clock.js';
import { instantOf } from '../../platform/clock/paris-time.js';
import { TravellingClock } from '../../platform/clock/travelling-clock.js';

/** The hour at which something of the past is done, while the demonstration is filled. */
@Injectable()
export class DemonstrationHour {
  constructor(
    private readonly clock: TravellingClock,
    private readonly machine: MachineClock,
  ) {}

  /** Until the next call, or until somebody travels. `time` in Paris. */
  set(day: string, time: string): void {
    this.clock.travel(instantOf(day, time) - this.machine.now().getTime());
  }
}

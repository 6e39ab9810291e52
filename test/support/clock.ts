import { Clock } from '../../src/platform/clock/clock.js';

/** The events' time, set by the test; it stands still. */
export class SetClock extends Clock {
  constructor(private instant: string) {
    super();
  }

  now(): Date {
    return new Date(this.instant);
  }

  set(instant: string): void {
    this.instant = instant;
  }
}

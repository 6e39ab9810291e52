import { Clock } from './clock.js';

/** A clock that runs as fast as the machine's, some whole days away from it: the demonstration lives on its printed days. */
export class TravellingClock extends Clock {
  private offsetMs = 0;

  now(): Date {
    return new Date(Date.now() + this.offsetMs);
  }

  /** How far the shown time lies from the machine's, in milliseconds; negative in the past. */
  travel(offsetMs: number): void {
    this.offsetMs = offsetMs;
  }
}

import { Injectable } from '@nestjs/common';
import { Clock } from './clock.js';

/** The events' clock. It shows the machine's time until somebody sets it to another one, from where it runs on. */
@Injectable()
export class ShiftableClock extends Clock {
  private aheadMs = 0;

  now(): Date {
    return new Date(Date.now() + this.aheadMs);
  }

  /** From now on it is `instant` (epoch milliseconds), and time goes on at its usual pace. */
  setTo(instant: number): void {
    this.aheadMs = instant - Date.now();
  }
}

import { doubling } from './delivery-pace.js';

/**
 * A mail server that refuses everybody: one mail probes it from time to time, the others wait untouched instead of
 * failing one by one.
 */
export class Outage {
  private probes = 0;
  private quietUntil = 0;

  /** @param longestQuiet milliseconds between two probes, at most. */
  constructor(private readonly longestQuiet: number) {}

  get lasts(): boolean {
    return this.probes > 0;
  }

  /** Milliseconds before the next probe; 0 when mails may leave. */
  quietLeft(): number {
    return Math.max(0, this.quietUntil - performance.now());
  }

  /** @returns false for what started before the outage was known: several attempts that fail together count as one. */
  noticed(): boolean {
    if (this.quietLeft() > 0) return false;
    this.probes++;
    this.quietUntil = performance.now() + doubling(this.probes, this.longestQuiet);
    return true;
  }

  over(): void {
    this.probes = 0;
    this.quietUntil = 0;
  }
}

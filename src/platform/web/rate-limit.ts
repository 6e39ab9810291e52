import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { Environment } from '../config/environment.js';
import { DomainError } from '../errors/domain-error.js';

/**
 * How much is allowed: `points` in `seconds` for one key. The addresses' limits leave room for a whole town hall behind
 * one address; only wrong action codes are counted, a right one costs nothing.
 */
const LIMITS = {
  'wrong-code': { points: 60, seconds: 600 },
  registration: { points: 600, seconds: 600 },
  'personal-link': { points: 1200, seconds: 600 },
  'collective-invitation': { points: 20, seconds: 3600 },
  'login-address': { points: 50, seconds: 900 },
  'passkey-question': { points: 300, seconds: 900 },
  'login-email': { points: 5, seconds: 900 },
} as const;

export type LimitName = keyof typeof LIMITS;

export class TooManyRequests extends DomainError {
  readonly kind = 'too-many';
  readonly code = 'too-many-requests';
  override readonly parameters: Readonly<Record<string, number>>;

  /** `retryAfterSeconds` becomes the header Retry-After; ≥ 1. */
  constructor(readonly retryAfterSeconds: number) {
    super(`too many requests; again in ${retryAfterSeconds} s`);
    this.parameters = { count: Math.ceil(retryAfterSeconds / 60) };
  }
}

/**
 * Rate limits on the machine's time, kept in the memory of this process: two processes allow twice as much, a restart
 * forgets. Keys are kept hashed and leave with their window, so that nobody's e-mail address stays here.
 */
@Injectable()
export class RateLimits {
  private readonly limiters: Readonly<Record<LimitName, RateLimiterMemory>>;

  constructor(private readonly environment: Environment) {
    this.limiters = Object.fromEntries(
      Object.entries(LIMITS).map(([name, { points, seconds }]) => [
        name,
        new RateLimiterMemory({ points, duration: seconds, keyPrefix: '' }),
      ]),
    ) as Record<LimitName, RateLimiterMemory>;
  }

  /** Counts one and says whether it is still within the limit. */
  async within(name: LimitName, key: string): Promise<boolean> {
    if (!this.environment.rateLimit) return true;
    const { consumedPoints } = await this.limiters[name].penalty(hashed(key));
    return consumedPoints <= LIMITS[name].points;
  }

  /**
   * Counts one.
   * @throws TooManyRequests beyond the limit.
   */
  async count(name: LimitName, key: string): Promise<void> {
    if (!(await this.within(name, key))) await this.refuse(name, key);
  }

  /**
   * Looks without counting: for what only failures should use up.
   * @throws TooManyRequests where the limit is used up.
   */
  async check(name: LimitName, key: string): Promise<void> {
    if (!this.environment.rateLimit) return;
    const standing = await this.limiters[name].get(hashed(key));
    if (standing && standing.msBeforeNext > 0 && standing.consumedPoints >= LIMITS[name].points)
      await this.refuse(name, key);
  }

  private async refuse(name: LimitName, key: string): Promise<never> {
    const standing = await this.limiters[name].get(hashed(key));
    throw new TooManyRequests(Math.max(1, Math.ceil((standing?.msBeforeNext ?? 0) / 1000)));
  }
}

function hashed(key: string): string {
  return createHash('sha256').update(key).digest('base64url').slice(0, 22);
}

import { jest } from '@jest/globals';
import type { Environment } from '../config/environment.js';
import { RateLimits, TooManyRequests } from './rate-limit.js';

const limits = (rateLimit = true) => new RateLimits({ rateLimit } as Environment);

async function times(count: number, job: () => Promise<unknown>): Promise<void> {
  for (let done = 0; done < count; done++) await job();
}

describe('rate limits', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('allow the number in the window, refuse the next one with the time to wait, and begin again after it', async () => {
    const rates = limits();
    await times(50, () => rates.count('login-address', '192.0.2.7'));
    jest.advanceTimersByTime(60_000);
    await expect(rates.count('login-address', '192.0.2.7')).rejects.toMatchObject({
      kind: 'too-many',
      code: 'too-many-requests',
      retryAfterSeconds: 840,
      parameters: { count: 14 },
    });
    jest.advanceTimersByTime(840_000);
    await rates.count('login-address', '192.0.2.7');
  });

  it('count each address for itself', async () => {
    const rates = limits();
    await times(50, () => rates.count('login-address', '192.0.2.7'));
    await rates.count('login-address', '192.0.2.8');
  });

  it('look at failed codes without using them up: sixty may fail, a right one always passes before', async () => {
    const rates = limits();
    await times(200, () => rates.check('wrong-code', '192.0.2.7'));
    await times(59, () => rates.within('wrong-code', '192.0.2.7'));
    await rates.check('wrong-code', '192.0.2.7');
    await rates.within('wrong-code', '192.0.2.7');
    await expect(rates.check('wrong-code', '192.0.2.7')).rejects.toThrow(TooManyRequests);
  });

  it('can be said silently', async () => {
    const rates = limits();
    await times(5, () => rates.count('login-email', 'a@example.org'));
    expect(await rates.within('login-email', 'a@example.org')).toBe(false);
  });

  it('are off where the installation says so', async () => {
    const rates = limits(false);
    await times(100, () => rates.count('login-email', 'a@example.org'));
    await rates.check('login-email', 'a@example.org');
  });
});

import { givesUp, retryDelay } from './retry-delay.js';

const HOUR = 3_600_000;

describe('the delay before the next attempt', () => {
  it.each([
    [1, 30_000],
    [2, 60_000],
    [3, 120_000],
    [8, 3_840_000],
    [9, 7_200_000],
    [25, 7_200_000],
    [1_000, 7_200_000],
  ])('after %i attempts is %i ms', (attempts, delay) => {
    expect(retryDelay(attempts, 0.5)).toBe(delay);
  });

  it.each([
    [0, 24_000],
    [0.25, 27_000],
    [0.999_999, 36_000],
  ])('with chance %d is %i ms', (random, delay) => {
    expect(retryDelay(1, random)).toBe(delay);
  });

  it.each([0, 0.5, 0.999_999])('goes on for at least 24 h whatever the chance (%d)', (random) => {
    let age = 0;
    let attempts = 1;
    while (!givesUp(attempts, age)) age += retryDelay(attempts++, random);
    expect(age).toBeGreaterThan(24 * HOUR);
    expect(age).toBeLessThan(48 * HOUR);
  });

  it('does not give up after an hour, however many attempts it held', () => {
    expect(givesUp(30, HOUR)).toBe(false);
  });
});

const FIRST_DELAY_MS = 30_000;
const LONGEST_DELAY_MS = 2 * 3_600_000;
const JITTER = 0.2;

/** Attempts after which a mail may be given up: with the delays below, 28 to 43 hours after the first. */
const ENOUGH_ATTEMPTS = 26;
const SHORTEST_PATIENCE_MS = 24 * 3_600_000;

/**
 * Milliseconds before the next attempt: 30 s, doubled each time up to 2 h, and up to 20% more or less so that the mails
 * which failed together do not come back together.
 *
 * @param attempts how many were made, at least 1.
 * @param random in [0, 1).
 */
export function retryDelay(attempts: number, random: number): number {
  const delay = Math.min(FIRST_DELAY_MS * 2 ** (attempts - 1), LONGEST_DELAY_MS);
  return Math.round(delay * (1 + JITTER * (2 * random - 1)));
}

/**
 * Whether to give a mail up. Age counts beside attempts, so that no burst of attempts, whatever its cause, shortens
 * the day that a server is given to come back.
 *
 * @param age milliseconds since the mail was written.
 */
export function givesUp(attempts: number, age: number): boolean {
  return attempts >= ENOUGH_ATTEMPTS && age >= SHORTEST_PATIENCE_MS;
}

import type { Rate } from '../../queries/rates.query.js';

/** Rounded; null where nobody was asked, or more answered than were. */
export function percentOf({ answered, asked }: Rate): number | null {
  return asked === 0 || answered > asked ? null : Math.round((100 * answered) / asked);
}

import { addDays, instantOf, isIsoDay, timeOf } from '../../platform/clock/paris-time.js';
import { DomainError } from '../../platform/errors/domain-error.js';

/** A Tuesday, while the 2019 seminar takes registrations. */
export const FIRST_DEMONSTRATION_DAY = '2019-10-22';

/** The day that most journeys of the demonstration lead to. */
const SEMINAR_DAY = '2019-11-15';

/** The years the demonstration's events lie in, with a margin. */
export const EARLIEST_DAY = '2014-01-01';
export const LATEST_DAY = '2025-12-31';

/** Where one click leads. */
export const DESTINATIONS = {
  'month-before': addDays(SEMINAR_DAY, -31),
  today: FIRST_DEMONSTRATION_DAY,
  'the-day': SEMINAR_DAY,
  'day-after': addDays(SEMINAR_DAY, 1),
} as const;

export class DayOutOfReach extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'demonstration-day-out-of-reach';
  constructor(readonly typed: string) {
    super(`no day that the demonstration can travel to: ${typed}`);
  }
}

const FRENCH_DAY = /^(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})$/;

/**
 * The day a person typed: `2019-11-15` as date fields send it, or `15/11/2019` where the field is plain text.
 * @throws DayOutOfReach for anything else, and outside of EARLIEST_DAY–LATEST_DAY.
 */
export function typedDay(typed: string): string {
  const text = typed.trim().slice(0, 40);
  const [, day, month, year] = FRENCH_DAY.exec(text) ?? [];
  const iso = day && month && year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text;
  if (!isIsoDay(iso) || iso < EARLIEST_DAY || iso > LATEST_DAY) throw new DayOutOfReach(text);
  return iso;
}

/**
 * The instant of `day` at which the clocks of Paris show the same time as at `machineNow` (both epoch milliseconds):
 * the demonstration changes the day and keeps the hour.
 */
export function sameTimeOn(day: string, machineNow: number): number {
  return instantOf(day, timeOf(machineNow)) + (machineNow % 60_000);
}

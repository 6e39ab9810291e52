import type { ClockTime } from '../../events/domain/event.js';

export const MINUTES_IN_DAY = 24 * 60;

/** Minutes since midnight, 0 to 1439, of a time written `09:15`. */
export function minutesOf(time: ClockTime): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}

/** The time written `09:15` of 0 to 1440 minutes since midnight; 1440, the end of a day, is `24:00`. */
export function clockOf(minutes: number): ClockTime {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

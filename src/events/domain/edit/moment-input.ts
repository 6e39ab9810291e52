import { dayOf, instantOf, timeOf } from '../../../platform/clock/paris-time.js';
import { readClockTime } from '../clock-time-input.js';
import { readDay } from '../day-input.js';

/** A day, then perhaps an hour: « 16/09/2019 à 9 h », « 16 septembre 2019 9:00 », « 31/10/2019 ». */
const WITH_HOUR = /^(\d{4}-\d{1,2}-\d{1,2}|.*?\d{4})(?:\s*,?\s*(?:à|a|at)?\s+)(\S.*)$/i;

/** Pages that say « jusqu'au 31 octobre » mean that day: midnight would be the next one's. */
const LAST_MINUTE = '23:59';

/**
 * An instant as typed, in the clocks of `zone`. A day without hour begins at midnight, or lasts until its
 * last minute where it is a `closing`. @returns epoch milliseconds; null for an empty field; 'unreadable'.
 */
export function readMoment(typed: string, zone: string, closing = false): number | null | 'unreadable' {
  const text = typed.replace(/\s+/g, ' ').trim();
  if (text === '') return null;
  const [, dayText = text, hourText = ''] = WITH_HOUR.exec(text) ?? [];
  const day = readDay(dayText);
  const hour = readClockTime(hourText);
  if (day === null || day === 'unreadable' || hour === 'unreadable') return 'unreadable';
  if (hour !== null) return instantOf(day, hour, zone);
  return instantOf(day, closing ? LAST_MINUTE : '00:00', zone);
}

/** The instant as a person would type it: read again, it is the same. */
export function momentTyped(instant: number | null, zone: string, closing = false): string {
  if (instant === null) return '';
  const time = timeOf(instant, zone);
  const day = dayOf(instant, zone);
  if (time === (closing ? LAST_MINUTE : '00:00')) return dayTyped(day);
  return `${dayTyped(day)} à ${clockTyped(time)}`;
}

/** `2019-11-15` → « 15/11/2019 ». */
export function dayTyped(day: string): string {
  const [year, month, date] = day.split('-');
  return `${date}/${month}/${year}`;
}

/** `09:15` → « 9 h 15 », with plain spaces: it stands in a field. */
export function clockTyped(time: string | null): string {
  if (time === null) return '';
  const [hours, minutes] = time.split(':');
  return minutes === '00' ? `${Number(hours)} h` : `${Number(hours)} h ${minutes}`;
}

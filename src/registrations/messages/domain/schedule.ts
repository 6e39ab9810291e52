import type { EventRecord } from '../../../events/domain/event.js';
import { addDays, dayOf, instantOf } from '../../../platform/clock/paris-time.js';
import type { RegistrationFilter } from '../../list/domain/registration-filter.js';
import type { MailingTexts } from './mailing.js';

export const SCHEDULE_KINDS = ['convocation', 'reminder'] as const;
export type ScheduleKind = (typeof SCHEDULE_KINDS)[number];
/** Days are counted from the opening or the closing of registration, or from the event's first or last day. */
export const ANCHORS = ['opening', 'deadline', 'start', 'end'] as const;
export type Anchor = (typeof ANCHORS)[number];

export interface Schedule {
  readonly id: string;
  readonly eventId: string;
  readonly kind: ScheduleKind;
  readonly anchor: Anchor;
  /** Negative for before. */
  readonly days: number;
  /** On the clocks of the event's place: `09:00`. */
  readonly atTime: string;
  readonly audience: RegistrationFilter;
  /** Of reminders; convocations speak with the event's own words. */
  readonly texts: MailingTexts;
  /** Epoch milliseconds of the events' clock; null while it is switched off. */
  readonly enabledAt: number | null;
  readonly version: number;
}

/** Most days from an anchor, either way. */
export const MOST_DAYS = 365;

/** A process that was down for longer than this, in milliseconds, lets the hour pass: late reminders confuse. */
const GRACE = 24 * 3_600_000;

export type EventDates = Pick<
  EventRecord,
  | 'status'
  | 'startsOn'
  | 'endsOn'
  | 'datePrecision'
  | 'timeZone'
  | 'announcedTo'
  | 'registrationOpensAt'
  | 'registrationClosesAt'
>;

/** When it leaves, in epoch milliseconds; null where the event has no such date. Asked anew each time: dates move. */
export function dueAt(
  { anchor, days, atTime }: Pick<Schedule, 'anchor' | 'days' | 'atTime'>,
  event: EventDates,
): number | null {
  const day = anchorDay(anchor, event);
  return day === null ? null : instantOf(addDays(day, days), atTime, event.timeZone);
}

function anchorDay(anchor: Anchor, event: EventDates): string | null {
  if (anchor === 'opening') return dayAt(event.registrationOpensAt, event);
  if (anchor === 'deadline') return dayAt(event.registrationClosesAt, event);
  if (event.datePrecision !== 'day') return null;
  return anchor === 'start' ? event.startsOn : event.endsOn;
}

function dayAt(instant: number | null, { timeZone }: EventDates): string | null {
  return instant === null ? null : dayOf(instant, timeZone);
}

/** `off`, or what becomes of it: it will leave, it leaves now, its hour has passed without it, there is no such date. */
export type ScheduleState = 'off' | 'no-date' | 'paused' | 'coming' | 'now' | 'missed';

export function scheduleState(
  schedule: Pick<Schedule, 'anchor' | 'days' | 'atTime' | 'enabledAt'>,
  event: EventDates,
  now: number,
): ScheduleState {
  if (schedule.enabledAt === null) return 'off';
  const due = dueAt(schedule, event);
  if (due === null) return 'no-date';
  if (due > now) return event.status === 'published' ? 'coming' : 'paused';
  if (due < schedule.enabledAt || now - due > GRACE) return 'missed';
  if (event.status !== 'published') return 'paused';
  // « Rendez-vous vendredi » on Saturday helps nobody.
  const announcesStart = schedule.anchor === 'start' && schedule.days <= 0;
  return announcesStart && now >= endOf(event) ? 'missed' : 'now';
}

function endOf({ endsOn, announcedTo, timeZone }: EventDates): number {
  return announcedTo === null
    ? instantOf(addDays(endsOn, 1), '00:00', timeZone)
    : instantOf(endsOn, announcedTo, timeZone);
}

import type { FieldError } from '../../../platform/errors/domain-error.js';
import { readClockTime } from '../../../events/domain/clock-time-input.js';
import type { RegistrationFilter } from '../../list/domain/registration-filter.js';
import { type MailingTexts, NO_TEXTS } from './mailing.js';
import { audienceErrors, readMailingTexts, type TypedMailing } from './mailing-form.js';
import { scheduleAudience } from './schedule-audience.js';
import { ANCHORS, MOST_DAYS, type Schedule, type ScheduleKind } from './schedule.js';

/** As the form posts it: so many days `before` or after an anchor. */
export interface TypedSchedule extends TypedMailing {
  readonly days: string;
  readonly direction: string;
  readonly anchor: string;
  readonly time: string;
  readonly audience: RegistrationFilter;
  readonly enabled: boolean;
}

export type ReadSchedule = Pick<Schedule, 'anchor' | 'days' | 'atTime' | 'audience' | 'texts'>;

export function readSchedule(
  kind: ScheduleKind,
  typed: TypedSchedule,
): { readonly schedule: ReadSchedule; readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const days = /^\d{1,3}$/.test(typed.days.trim()) ? Number(typed.days.trim()) : null;
  if (days === null || days > MOST_DAYS) errors.push({ field: 'days', code: 'days', parameters: { count: MOST_DAYS } });
  const time = readClockTime(typed.time);
  if (time === null || time === 'unreadable') errors.push({ field: 'time', code: 'time' });
  const anchor = ANCHORS.find((one) => one === typed.anchor);
  if (!anchor) errors.push({ field: 'anchor', code: 'anchor' });
  const audience = scheduleAudience(typed.audience);
  errors.push(...audienceErrors(audience));
  let texts: MailingTexts = NO_TEXTS;
  if (kind === 'reminder') {
    const read = readMailingTexts(typed);
    texts = read.texts;
    errors.push(...read.errors);
  }
  const signed = typed.direction === 'after' ? (days ?? 0) : -(days ?? 0);
  return {
    // -0 is no number of days.
    schedule: {
      anchor: anchor ?? 'start',
      days: signed + 0,
      atTime: time === null || time === 'unreadable' ? '09:00' : time,
      audience,
      texts,
    },
    errors,
  };
}

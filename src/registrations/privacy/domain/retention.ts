import type { IsoDay } from '../../../events/domain/event.js';
import { addDays } from '../../../platform/clock/paris-time.js';
import type { PrivacyRules } from './privacy-rules.js';

/** How long an automatic purge is announced before it is done, in days: time enough to take an export or to postpone. */
export const NOTICE_DAYS = 14;

/** The first day on which the people of an event that ended on `endsOn` are no longer in it. */
export function registrationsPurgedOn(endsOn: IsoDay, { registrationMonths }: PrivacyRules): IsoDay {
  return monthsAfter(endsOn, registrationMonths);
}

export function needsPurgedOn(endsOn: IsoDay, { needsDays }: PrivacyRules): IsoDay {
  return addDays(endsOn, needsDays);
}

/** What is to be done today with an event's people; `announcedOn` is null while nobody was told. */
export function purgeStep(
  { endsOn, announcedOn, rules }: { endsOn: IsoDay; announcedOn: IsoDay | null; rules: PrivacyRules },
  today: IsoDay,
): 'nothing' | 'announce' | 'purge' {
  if (!rules.automatic) return 'nothing';
  const due = registrationsPurgedOn(endsOn, rules);
  if (announcedOn === null) return today >= addDays(due, -NOTICE_DAYS) ? 'announce' : 'nothing';
  return today >= due && today >= addDays(announcedOn, NOTICE_DAYS) ? 'purge' : 'nothing';
}

/** The same day so many months later; the month's last day where it has no such day (31 August, six months: 28 February). */
export function monthsAfter(day: IsoDay, months: number): IsoDay {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}

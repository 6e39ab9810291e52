import { addDays, instantOf } from '../../platform/clock/paris-time.js';
import type { EventRecord } from '../../events/domain/event.js';
import { monthsAfter } from '../../registrations/privacy/domain/retention.js';
import type { Moment } from './questionnaire.js';

interface Dates {
  readonly opensAt: number;
  readonly closesAt: number;
}

const MORNING = '09:00';
const EVENING = '20:00';
/** À chaud is for the last ten minutes in session: it opens on the last morning, so that nobody waits for it. */
const HOT_OPEN_DAYS = 14;
const COLD_MONTHS = 3;
const COLD_OPEN_DAYS = 30;
const BEFORE_OPEN_DAYS = 21;

/** When a questionnaire opens and closes unless the organiser says otherwise; à froid three months after. */
export function defaultDates(
  moment: Moment,
  { startsOn, endsOn, timeZone }: Pick<EventRecord, 'startsOn' | 'endsOn' | 'timeZone'>,
): Dates {
  const at = (day: string, time: string) => instantOf(day, time, timeZone);
  if (moment === 'before') {
    return { opensAt: at(addDays(startsOn, -BEFORE_OPEN_DAYS), MORNING), closesAt: at(addDays(startsOn, -1), EVENING) };
  }
  if (moment === 'hot') return { opensAt: at(endsOn, MORNING), closesAt: at(addDays(endsOn, HOT_OPEN_DAYS), EVENING) };
  const opens = monthsAfter(endsOn, COLD_MONTHS);
  return { opensAt: at(opens, MORNING), closesAt: at(addDays(opens, COLD_OPEN_DAYS), EVENING) };
}

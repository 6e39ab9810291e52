import type { Schedule, ScheduleKind } from './schedule.js';

/** What most seminars want: offered ready to fill in, sent only once an organiser switches it on. */
export interface SuggestedSchedule extends Pick<Schedule, 'kind' | 'anchor' | 'days' | 'atTime'> {
  readonly name: 'convocation' | 'rappel';
}

export const SUGGESTED_SCHEDULES: readonly SuggestedSchedule[] = [
  { name: 'convocation', kind: 'convocation', anchor: 'start', days: -7, atTime: '09:00' },
  { name: 'rappel', kind: 'reminder', anchor: 'start', days: -2, atTime: '09:00' },
];

/** Those of a kind that the event has none of. */
export function stillSuggested(schedules: readonly { readonly kind: ScheduleKind }[]): SuggestedSchedule[] {
  return SUGGESTED_SCHEDULES.filter(({ kind }) => !schedules.some((schedule) => schedule.kind === kind));
}

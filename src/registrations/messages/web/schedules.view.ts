import type { EventRecord } from '../../../events/domain/event.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { clockText } from '../../../platform/i18n/dates.js';
import type { Mailing } from '../domain/mailing.js';
import type { TypedMailing } from '../domain/mailing-form.js';
import { dueAt, type Schedule, scheduleState } from '../domain/schedule.js';
import { scheduleAudience } from '../domain/schedule-audience.js';
import type { TypedSchedule } from '../domain/schedule-form.js';
import { postedAudience } from './audience-form.js';

/** A line of the list of reminders. `now`: the events' clock, epoch milliseconds. */
export function scheduleRow(
  schedule: Schedule,
  event: EventRecord,
  { now, people, audience, sent }: { now: number; people: number; audience: string; sent: readonly Mailing[] },
) {
  const root = `/organiser/evenements/${event.slug}/courriels`;
  return {
    ...whenOf(schedule),
    href: `${root}/rappels/${schedule.id}`,
    kind: schedule.kind,
    subject: (schedule.texts.fr ?? schedule.texts.en)?.subject ?? null,
    atTime: schedule.atTime,
    dueAt: dueAt(schedule, event),
    state: scheduleState(schedule, event, now),
    people,
    audience,
    sent: sent
      .filter(({ scheduleId, status }) => scheduleId === schedule.id && status !== 'draft')
      .map(({ id, createdAt, written }) => ({ href: `${root}/envois/${id}`, at: createdAt, written })),
  };
}

export function whenOf({ days, anchor }: Pick<Schedule, 'days' | 'anchor'>) {
  return { count: Math.abs(days), direction: days === 0 ? 'same' : days < 0 ? 'before' : 'after', anchor };
}

/** A stored schedule, or a suggested one, as its form shows it. */
export function typedOf(
  {
    days,
    anchor,
    atTime,
    audience,
    enabledAt,
  }: Pick<Schedule, 'days' | 'anchor' | 'atTime' | 'audience' | 'enabledAt'>,
  locale: 'fr' | 'en',
  words: TypedMailing,
): TypedSchedule {
  return {
    days: String(Math.abs(days)),
    direction: days > 0 ? 'after' : 'before',
    anchor,
    time: clockText(atTime, locale),
    audience,
    enabled: enabledAt !== null,
    ...words,
  };
}

export function typedSchedule(body: FormBody): TypedSchedule {
  return {
    days: body['days'] ?? '',
    direction: body['direction'] ?? '',
    anchor: body['anchor'] ?? '',
    time: body['time'] ?? '',
    audience: scheduleAudience(postedAudience(body)),
    enabled: body['enService'] !== undefined,
    subject: body['subject'] ?? '',
    body: body['body'] ?? '',
    subjectEn: body['subjectEn'] ?? '',
    bodyEn: body['bodyEn'] ?? '',
  };
}

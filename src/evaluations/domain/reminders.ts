import type { Moment, QuestionnaireRecord } from './questionnaire.js';

const DAY_MS = 86_400_000;
const HALF_A_DAY_MS = DAY_MS / 2;

/** Days after the opening. À chaud the next day already loses answers; à froid nothing is urgent. */
const DAYS: Readonly<Record<Moment, readonly [number, number]>> = { before: [3, 7], hot: [1, 5], cold: [7, 14] };

/** When reminders go out, two at most, in epoch milliseconds. */
export function reminderTimes({
  moment,
  opensAt,
  closesAt,
  reminders,
}: Pick<QuestionnaireRecord, 'moment' | 'opensAt' | 'closesAt' | 'reminders'>): number[] {
  return (
    DAYS[moment]
      .slice(0, reminders)
      .map((days) => opensAt + days * DAY_MS)
      // On the last half day the mail would be read too late.
      .filter((at) => at < closesAt - HALF_A_DAY_MS)
  );
}

/** How many reminders are due by now. */
export function remindersDue(questionnaire: Parameters<typeof reminderTimes>[0], now: number): number {
  return reminderTimes(questionnaire).filter((at) => at <= now).length;
}

/** How many reminders pass somebody by who is asked now: nobody is reminded on the day they first hear of it. */
export function remindersMissed(questionnaire: Parameters<typeof reminderTimes>[0], askedAt: number): number {
  return remindersDue(questionnaire, askedAt + HALF_A_DAY_MS);
}

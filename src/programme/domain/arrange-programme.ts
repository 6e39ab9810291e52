import type { Programme, Session } from './programme.js';

/**
 * Sessions in printed order, day by day, with what lasts all through apart. The order is the organisers': a buffet
 * without a printed hour stands where they put it.
 */
export function arrangeProgramme(sessions: readonly Session[]): Programme {
  const timed = sessions.filter(({ allDay }) => !allDay);
  const days = [...new Set(timed.map(({ day }) => day))].sort();
  return {
    days: days.map((day) => ({ day, sessions: timed.filter((session) => session.day === day) })),
    allDay: sessions.filter(({ allDay }) => allDay),
  };
}

import type { Catalogues } from '../../platform/i18n/catalogues.js';
import { clocksText } from '../../platform/i18n/dates.js';
import type { Locale } from '../../platform/i18n/locale.js';
import type { PersonalFact } from '../../registrations/messages/domain/personal-fact.js';
import type { PublishedSeat } from '../domain/plan/published-seats.js';

/** Where somebody is expected, as mails and calendars say it: when, then the table first, since that is what people look for. */
export function seatFact(
  catalogues: Catalogues,
  { phase, start, end, letter, title, table, room }: PublishedSeat,
  locale: Locale,
): PersonalFact {
  return {
    about: 'ateliers',
    label:
      start === null
        ? catalogues.text(locale, 'seats-mail:phase', { phase })
        : catalogues.text(locale, 'seats-mail:phaseAt', { phase, at: clocksText(start, end, locale) }),
    value: catalogues.text(locale, room ? 'seats-mail:seatIn' : 'seats-mail:seat', {
      letter,
      title,
      table,
      room: room ?? '',
    }),
  };
}

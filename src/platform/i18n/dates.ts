import { dayOf, PARIS, timeOf } from '../clock/paris-time.js';
import type { Locale } from './locale.js';

/**
 * long: vendredi 15 novembre 2019 · date: 15 novembre 2019 · dayMonth: vendredi 15 novembre · monthDay: 15 novembre ·
 * numeric: 15/11/2019
 */
export type DayStyle = 'long' | 'date' | 'dayMonth' | 'monthDay' | 'numeric';
export type InstantStyle = 'day' | 'dayTime' | 'date' | 'time';

const NO_BREAK = '\u00a0';
const NAMES = {
  fr: {
    weekdays: ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'],
    months: 'janvier,février,mars,avril,mai,juin,juillet,août,septembre,octobre,novembre,décembre'.split(','),
  },
  en: {
    weekdays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
    months: 'January,February,March,April,May,June,July,August,September,October,November,December'.split(','),
  },
} as const;

interface DayParts {
  readonly year: number;
  readonly month: number;
  readonly date: number;
  readonly weekday: number;
}

/** A day (`2019-11-15`) in words. */
export function dayText(day: string, locale: Locale, style: DayStyle = 'long'): string {
  const parts = dayParts(day);
  if (style === 'numeric') return day.split('-').reverse().join('/');
  const weekday = style === 'long' || style === 'dayMonth' ? `${weekdayName(parts, locale)} ` : '';
  const year = style === 'long' || style === 'date' ? ` ${parts.year}` : '';
  return `${weekday}${dateOfMonth(parts, locale)}${NO_BREAK}${monthName(parts, locale)}${year}`;
}

/** One day, two days or a period in words: « jeudi 24 et vendredi 25 mars 2022 », « du 25 au 29 novembre 2024 ». */
export function daysText(from: string, to: string, locale: Locale, style: DayStyle = 'long'): string {
  if (from === to) return dayText(from, locale, style);
  const neighbours = Date.parse(to) - Date.parse(from) === 86_400_000;
  return joined(withoutWhatRepeats(from, to, locale, style), dayText(to, locale, style), neighbours, locale);
}

/** A time (`09:15`) as it is said: « 9 h 15 », « 9:15 am ». */
export function clockText(time: string, locale: Locale): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const padded = String(minutes).padStart(2, '0');
  if (locale === 'fr') return `${hours}${NO_BREAK}h${minutes === 0 ? '' : NO_BREAK + padded}`;
  const half = hours < 12 ? 'am' : 'pm';
  return `${hours % 12 === 0 ? 12 : hours % 12}${minutes === 0 ? '' : `:${padded}`}${NO_BREAK}${half}`;
}

/** A period of a day; `to` is null where no end is printed. */
export function clocksText(from: string, to: string | null, locale: Locale): string {
  if (to === null) return clockText(from, locale);
  return `${clockText(from, locale)} ${locale === 'fr' ? 'à' : 'to'} ${clockText(to, locale)}`;
}

/** An instant (epoch milliseconds) as the clocks of `zone` show it. */
export function instantText(
  instant: number,
  locale: Locale,
  style: InstantStyle = 'day',
  zone: string = PARIS,
): string {
  if (style === 'time') return clockText(timeOf(instant, zone), locale);
  const day = dayText(dayOf(instant, zone), locale, style === 'day' ? 'long' : 'date');
  return style === 'dayTime'
    ? `${day} ${locale === 'fr' ? 'à' : 'at'} ${clockText(timeOf(instant, zone), locale)}`
    : day;
}

const numberFormats = { fr: new Intl.NumberFormat('fr-FR'), en: new Intl.NumberFormat('en-GB') };

/** 34969 as « 34 969 », with the thousands' space or comma of the language. */
export function numberText(value: number, locale: Locale): string {
  return numberFormats[locale].format(value);
}

/** The rank of an edition, without raised letters: « 1re », « 5e », "5th". `feminine` matters for the first only. */
export function ordinalText(rank: number, locale: Locale, feminine = false): string {
  if (locale === 'fr') return rank === 1 ? `1${feminine ? 're' : 'er'}` : `${rank}e`;
  const tens = rank % 100;
  const ending = tens > 10 && tens < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][rank % 10] ?? 'th');
  return `${rank}${ending}`;
}

/** The pieces of a calendar leaf: « jeudi et vendredi », « 24–25 », « mars 2022 ». */
export function calendarLeaf(
  from: string,
  to: string,
  locale: Locale,
): { weekday: string; date: string; month: string } {
  const [first, last] = [dayParts(from), dayParts(to)];
  const month = `${monthName(last, locale)} ${last.year}`;
  if (from === to) return { weekday: weekdayName(first, locale), date: String(first.date), month };
  const names = [weekdayName(first, locale), weekdayName(last, locale)];
  const neighbours = Date.parse(to) - Date.parse(from) === 86_400_000;
  const sameMonth = first.month === last.month && first.year === last.year;
  return {
    weekday: joined(names[0] ?? '', names[1] ?? '', neighbours, locale),
    date: `${first.date}–${last.date}`,
    month: sameMonth ? month : `${monthName(first, locale)}–${month}`,
  };
}

function withoutWhatRepeats(from: string, to: string, locale: Locale, style: DayStyle): string {
  if (style === 'numeric' || from.slice(0, 4) !== to.slice(0, 4)) return dayText(from, locale, style);
  const withWeekday = style === 'long' || style === 'dayMonth';
  if (from.slice(0, 7) !== to.slice(0, 7)) return dayText(from, locale, withWeekday ? 'dayMonth' : 'monthDay');
  const parts = dayParts(from);
  return `${withWeekday ? `${weekdayName(parts, locale)} ` : ''}${dateOfMonth(parts, locale)}`;
}

function joined(first: string, last: string, neighbours: boolean, locale: Locale): string {
  if (locale === 'fr') return neighbours ? `${first} et ${last}` : `du ${first} au ${last}`;
  return neighbours ? `${first} and ${last}` : `${first} to ${last}`;
}

function dayParts(day: string): DayParts {
  const instant = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(instant.getTime())) throw new RangeError(`not a day: ${day}`);
  return {
    year: instant.getUTCFullYear(),
    month: instant.getUTCMonth(),
    date: instant.getUTCDate(),
    weekday: instant.getUTCDay(),
  };
}

const weekdayName = ({ weekday }: DayParts, locale: Locale): string => NAMES[locale].weekdays[weekday] ?? '';
const monthName = ({ month }: DayParts, locale: Locale): string => NAMES[locale].months[month] ?? '';
const dateOfMonth = ({ date }: DayParts, locale: Locale): string =>
  locale === 'fr' && date === 1 ? '1er' : String(date);

import { isIsoDay } from '../../platform/clock/paris-time.js';

/** An `IsoDay`, told apart from 'unreadable'. */
type ReadDay = `${string}-${string}-${string}`;

/** By their first letters, accents away: « nov. », « déc », « aout », « november ». */
const MONTHS = [
  ['janv', 'jan'],
  ['fev', 'feb'],
  ['mars', 'mar'],
  ['avr', 'apr'],
  ['mai', 'may'],
  ['juin', 'jun'],
  ['juil', 'jul'],
  ['aou', 'aug'],
  ['sep'],
  ['oct'],
  ['nov'],
  ['dec'],
] as const;

/** Years a person means: earlier or later ones are slips of the finger. */
const [FIRST_YEAR, LAST_YEAR] = [1900, 2199];

/**
 * A day as typed: « 15/11/2019 », « 15.11.19 », « vendredi 15 novembre 2019 », « 1er mars 2022 », « 15 November 2019 »,
 * `2019-11-15`. Numbers alone are day, month, year, as in France.
 *
 * @returns null for an empty field; 'unreadable' for what is no day of the calendar.
 */
export function readDay(typed: string): ReadDay | null | 'unreadable' {
  const text = folded(typed);
  if (text === '') return null;
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return dayOf(iso[1], Number(iso[2]), iso[3]);
  const numbers = /^(\d{1,2})\s*[/. -]\s*(\d{1,2})\s*[/. -]\s*(\d{4}|\d{2})$/.exec(text);
  if (numbers) return dayOf(numbers[3], Number(numbers[2]), numbers[1]);
  const words = /^(?:[a-z]+,? )?(\d{1,2})(?:er)? ([a-z]+)\.? (\d{4})$/.exec(text);
  if (words) return dayOf(words[3], monthOf(words[2] ?? ''), words[1]);
  return 'unreadable';
}

function folded(typed: string): string {
  return typed.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** @returns 1 to 12, or 0 where no month begins so. */
function monthOf(word: string): number {
  return MONTHS.findIndex((beginnings) => beginnings.some((beginning) => word.startsWith(beginning))) + 1;
}

function dayOf(year = '', month: number, day = ''): ReadDay | 'unreadable' {
  const fullYear = year.length === 2 ? 2000 + Number(year) : Number(year);
  if (fullYear < FIRST_YEAR || fullYear > LAST_YEAR) return 'unreadable';
  const iso: ReadDay = `${fullYear}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isIsoDay(iso) ? iso : 'unreadable';
}

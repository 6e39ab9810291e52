import { dayOf } from '../../platform/clock/paris-time.js';
import { calendarLeaf } from '../../platform/i18n/dates.js';
import type { Locale } from '../../platform/i18n/locale.js';
import type { ActionCodeRecord, EventRecord, Series } from '../domain/event.js';
import { placeOf } from '../domain/place.js';
import { publicCodes } from '../domain/public-codes.js';
import { nextChangeOfState } from '../domain/registration-window.js';
import { type Standing, standingOf } from '../domain/standing.js';

export interface HomeView {
  readonly upcoming: readonly UpcomingView[];
  readonly pastSeries: readonly { readonly series: Series; readonly editions: readonly PastView[] }[];
  readonly pastOthers: readonly PastView[];
}

export interface UpcomingView {
  readonly slug: string;
  readonly leaf: { readonly weekday: string; readonly date: string; readonly month: string };
  readonly title: string;
  /** Series or kind, place, organisers: what is known of them. */
  readonly about: readonly string[];
  readonly code: string | null;
  readonly standing: Standing;
}

export interface PastView {
  readonly slug: string;
  readonly year: string;
  readonly title: string;
  /** What the page of the past event offers; null where only the title is known. */
  readonly offers: 'restitution' | 'programme' | null;
}

/** What comes, soonest first; what was, series by series and latest first. `now` in epoch milliseconds. */
export function homeView(events: readonly EventRecord[], now: number, locale: Locale): HomeView {
  const isPast = (event: EventRecord) => event.endsOn < dayOf(now, event.timeZone);
  const past = events.filter(isPast).sort((a, b) => b.startsOn.localeCompare(a.startsOn));
  return {
    upcoming: events.filter((event) => !isPast(event)).map((event) => upcomingView(event, now, locale)),
    pastSeries: seriesOf(past),
    pastOthers: past.filter(({ series }) => series === null).map(pastView),
  };
}

/** The first instant (epoch milliseconds) from which the home page tells something else. */
export function homeValidUntil(events: readonly EventRecord[], now: number): number | null {
  const changes = events.map((event) => nextChangeOfState(event, now)).filter((instant) => instant !== null);
  return changes.length > 0 ? Math.min(...changes) : null;
}

export function upcomingView(event: EventRecord, now: number, locale: Locale, code?: ActionCodeRecord): UpcomingView {
  const standing = standingOf(event, now, code);
  return {
    slug: event.slug,
    leaf: calendarLeaf(event.startsOn, event.endsOn, locale),
    title: event.title,
    about: [
      event.series?.title ?? event.subtitle,
      placeOf(event),
      event.organisers.map(({ short }) => short).join(', '),
    ].filter((text): text is string => Boolean(text)),
    code:
      standing.state === 'open' || standing.state === 'waiting'
        ? ((code ?? publicCodes(event)[0])?.label ?? null)
        : null,
    standing,
  };
}

function seriesOf(past: readonly EventRecord[]): HomeView['pastSeries'] {
  const all = past.flatMap(({ series }) => (series === null ? [] : [series]));
  const distinct = all.filter(({ id }, index) => all.findIndex((other) => other.id === id) === index);
  return distinct.map((series) => ({
    series,
    editions: past.filter((event) => event.series?.id === series.id).map(pastView),
  }));
}

export function pastView(event: EventRecord): PastView {
  const known = event.datePrecision === 'day';
  return {
    slug: event.slug,
    year: event.startsOn.slice(0, 4),
    title: event.title,
    offers: event.outcomes.length > 0 ? 'restitution' : known ? 'programme' : null,
  };
}

import { dayOf } from '../../platform/clock/paris-time.js';
import type { Locale } from '../../platform/i18n/locale.js';
import type { EventRecord, Series } from '../domain/event.js';
import { pastView, type PastView, upcomingView, type UpcomingView } from './home.view.js';

export interface SeriesPageView {
  readonly series: { readonly title: string; readonly subtitle: string | null; readonly url: string };
  readonly count: number;
  readonly upcoming: readonly UpcomingView[];
  readonly past: readonly PastView[];
}

/** All public editions of a series, what comes first and then the latest first. `now` in epoch milliseconds. */
export function seriesPageView(
  series: Series,
  editions: readonly EventRecord[],
  { now, locale, publicUrl }: { readonly now: number; readonly locale: Locale; readonly publicUrl: string },
): SeriesPageView {
  const isPast = (event: EventRecord) => event.endsOn < dayOf(now, event.timeZone);
  return {
    series: { title: series.title, subtitle: series.subtitle ?? null, url: `${publicUrl}/series/${series.slug}` },
    count: editions.length,
    upcoming: editions.filter((event) => !isPast(event)).map((event) => upcomingView(event, now, locale)),
    past: editions
      .filter(isPast)
      .sort((one, other) => other.startsOn.localeCompare(one.startsOn))
      .map(pastView),
  };
}

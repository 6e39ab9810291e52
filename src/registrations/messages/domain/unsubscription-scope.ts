import type { EventRecord } from '../../../events/domain/event.js';

/** Whoever leaves the messages of one edition leaves those of its series; an event alone stands for itself. */
export function unsubscriptionScope({ id, series }: Pick<EventRecord, 'id' | 'series'>): string {
  return series?.id ?? id;
}

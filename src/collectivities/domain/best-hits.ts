import type { SearchEntry } from './search-entry.js';
import type { Collectivity } from './collectivity.js';

export interface Hit {
  readonly collectivity: Collectivity;
  /** One of MATCH: the smaller, the better. */
  readonly match: number;
  /** The former commune that was typed, where that is why it was found. */
  readonly formerName?: string;
}

/** Keeps the best few while thousands pass: better matches first, then the order of the entries; each collectivity once. */
export class BestHits {
  private readonly kept: { entry: SearchEntry; match: number; place: number }[] = [];

  constructor(private readonly limit: number) {}

  offer(entry: SearchEntry, match: number, place: number): void {
    const { kept, limit } = this;
    const last = kept[kept.length - 1];
    if (kept.length >= limit && last !== undefined && !isBefore(match, place, last)) return;
    const same = kept.findIndex((other) => other.entry.collectivity === entry.collectivity);
    if (same !== -1) {
      if (!isBefore(match, place, kept[same]!)) return;
      kept.splice(same, 1);
    }
    let at = kept.length;
    while (at > 0 && isBefore(match, place, kept[at - 1]!)) at -= 1;
    kept.splice(at, 0, { entry, match, place });
    if (kept.length > limit) kept.pop();
  }

  list(): Hit[] {
    return this.kept.map(({ entry, match }) => ({
      collectivity: entry.collectivity,
      match,
      formerName: entry.formerName,
    }));
  }
}

function isBefore(match: number, place: number, other: { match: number; place: number }): boolean {
  return match < other.match || (match === other.match && place < other.place);
}

/** What would become of one more person now: a place, the waiting list, somebody's decision, or nothing. */
export type Forecast = 'confirmed' | 'waiting' | 'pending' | 'refused';

export interface PlacesSeen {
  /** Null where nobody counts. */
  readonly capacity: number | null;
  readonly taken: number;
  readonly waiting: number;
  /** Offered to somebody who has not answered; places beyond the capacity. */
  readonly held?: number;
  readonly overbooking?: number;
  readonly waitingListEnabled: boolean;
  /** Somebody decides first; places are counted then. */
  readonly asksAgreement?: boolean;
}

/** One forecast a person, in the order of the lines; true at the moment it is read, and no promise. */
export function forecast(count: number, places: PlacesSeen): Forecast[] {
  const { capacity, taken, waiting, held = 0, overbooking = 0, waitingListEnabled, asksAgreement = false } = places;
  const free = capacity === null ? Infinity : Math.max(0, capacity + overbooking - taken - held - waiting);
  return Array.from({ length: count }, (_, at) => {
    if (at >= free && !waitingListEnabled) return 'refused';
    if (asksAgreement) return 'pending';
    return at < free ? 'confirmed' : 'waiting';
  });
}

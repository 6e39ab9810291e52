import type { ActionCodeRecord, ClockTime, EventRecord, IsoDay, Venue } from '../../events/domain/event.js';
import type { Session, SessionKind } from '../../programme/domain/programme.js';

export type PrintedVenue = Omit<Venue, 'id'>;

export interface PrintedSession extends Omit<Session, 'id' | 'venueId'> {
  /** The name of one of the event's venues; null where the programme names none. */
  readonly venue: string | null;
}

type Unprinted =
  | 'mailTexts'
  | 'options' | 'partners' | 'documents' | 'cancellation' | 'publishedAt' | 'calendarSequence' | 'updatedAt';

/** An event as its printed programme tells it, without what only a database knows. */
export interface PrintedEvent extends Omit<EventRecord, 'id' | 'series' | 'venues' | 'places' | 'actionCodes' | 'version' | Unprinted> {
  readonly seriesSlug: string | null;
  readonly capacity: number | null;
  readonly venues: readonly PrintedVenue[];
  readonly actionCodes: readonly Pick<ActionCodeRecord, 'label' | 'opensAt' | 'closesAt'>[];
  readonly sessions: readonly PrintedSession[];
}

type Named<Whole, Keys extends keyof Whole> = Partial<Whole> & Pick<Whole, Keys>;

/** What a programme does not print stays empty: nothing is guessed. */
export function printedEvent(printed: Named<PrintedEvent, 'slug' | 'title' | 'startsOn'>): PrintedEvent {
  return {
    seriesSlug: null,
    edition: null,
    subtitle: null,
    description: null,
    audience: null,
    advice: null,
    endsOn: printed.startsOn,
    datePrecision: 'day',
    timeZone: 'Europe/Paris',
    announcedFrom: null,
    announcedTo: null,
    costs: null,
    organisers: [],
    contacts: [],
    venues: [],
    status: 'published',
    registrationMode: 'none',
    registrationOpensAt: null,
    registrationClosesAt: null,
    waitingListEnabled: true,
    capacity: null,
    actionCodes: [],
    outcomes: [],
    sessions: [],
    ...printed,
  };
}

/** One line of a printed programme; hours are in the event's zone, absent where none is printed. */
export function printedSession(
  day: IsoDay,
  [start = null, end = null]: readonly [start?: ClockTime | null, end?: ClockTime | null],
  kind: SessionKind,
  title: string,
  details: Partial<PrintedSession> = {},
): PrintedSession {
  return {
    day,
    kind,
    title,
    start,
    end,
    text: null,
    allDay: false,
    printedTime: null,
    phase: null,
    venue: null,
    room: null,
    speakers: [],
    parts: [],
    themes: [],
    tracks: [],
    ...details,
  };
}

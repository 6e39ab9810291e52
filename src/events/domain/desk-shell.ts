import { deskEntries, type EventDeskSection } from './desk-sections.js';
import { may, type EventRole } from './event-role.js';
import type { EventRecord } from './event.js';

export type DeskSection = EventDeskSection | 'events' | 'all-mails' | 'administration' | 'account' | 'none';

export interface DeskLink {
  readonly href: string;
  /** The catalogue's key of its word. */
  readonly label: string;
  readonly current: boolean;
  readonly isUnder: boolean;
  /** A figure beside the word; null where none belongs. */
  readonly count: number | null;
}

/** What surrounds every page of the desk: the navigation of the event, and what the role opens. */
export interface DeskShell {
  readonly section: DeskSection;
  readonly event: {
    readonly slug: string;
    readonly title: string;
    readonly startsOn: string;
    readonly endsOn: string;
    readonly isDay: boolean;
    readonly year: string;
    readonly venue: string | null;
    readonly taken: number;
    readonly mayPeople: boolean;
    readonly mayEvent: boolean;
    readonly entries: readonly DeskLink[];
  } | null;
}

interface Reached {
  readonly event: EventRecord;
  readonly role: EventRole;
}

/** Every module has pages at the desk, so what surrounds them stands where all may see it. */
export function deskShell(section: DeskSection, reached: Reached | null = null): DeskShell {
  return { section, event: reached && eventOf(section, reached) };
}

function eventOf(current: DeskSection, { event, role }: Reached): DeskShell['event'] {
  const root = `/organiser/evenements/${event.slug}`;
  return {
    slug: event.slug,
    title: event.title,
    startsOn: event.startsOn,
    endsOn: event.endsOn,
    isDay: event.datePrecision === 'day',
    year: event.startsOn.slice(0, 4),
    venue: event.venues[0]?.name ?? null,
    taken: event.places.taken,
    mayPeople: may(role, 'people'),
    mayEvent: may(role, 'edit-event'),
    entries: deskEntries(current, (right) => may(role, right)).map(({ section, path, label, isUnder }) => ({
      href: `${root}${path}`,
      label,
      current: section === current,
      isUnder,
      count: section === 'people' ? event.places.taken : null,
    })),
  };
}

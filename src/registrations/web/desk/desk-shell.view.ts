import { may, type EventRole } from '../../../events/domain/event-role.js';
import type { OrganiserEvent } from '../../../events/queries/organiser-events.query.js';

export type DeskSection = 'events' | 'figures' | 'people' | 'mails' | 'all-mails';

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
    readonly mayMails: boolean;
  } | null;
}

export function deskShell(section: DeskSection, reached: OrganiserEvent | null = null): DeskShell {
  return { section, event: reached && eventOf(reached.event, reached.role) };
}

function eventOf(event: OrganiserEvent['event'], role: EventRole): DeskShell['event'] {
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
    mayMails: may(role, 'mails'),
  };
}

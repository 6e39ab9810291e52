import { may, type EventRole } from './event-role.js';
import type { EventRecord } from './event.js';

export type DeskSection =
  | 'events'
  | 'figures'
  | 'event'
  | 'programme'
  | 'people'
  | 'mails'
  | 'all-mails'
  | 'team'
  | 'audit'
  | 'administration'
  | 'account'
  | 'none';

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
    readonly mayProgramme: boolean;
    readonly mayEvent: boolean;
    readonly mayTeam: boolean;
    readonly mayAudit: boolean;
  } | null;
}

interface Reached {
  readonly event: EventRecord;
  readonly role: EventRole;
}

/** Every module has pages at the desk, so what surrounds them stands where all may see it. */
export function deskShell(section: DeskSection, reached: Reached | null = null): DeskShell {
  return { section, event: reached && eventOf(reached.event, reached.role) };
}

function eventOf(event: EventRecord, role: EventRole): DeskShell['event'] {
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
    mayProgramme: may(role, 'edit-programme'),
    mayEvent: may(role, 'edit-event'),
    mayTeam: may(role, 'team'),
    mayAudit: may(role, 'audit'),
  };
}

import type { EventRecord } from '../../events/domain/event.js';
import { codeOfAll } from '../../events/domain/public-codes.js';

/** What mails tell of an event. Places are not in it: they change with every registration. */
export interface EventMailView {
  readonly slug: string;
  readonly title: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly announcedFrom: string | null;
  readonly announcedTo: string | null;
  /** Venue, address and town on one line. */
  readonly place: string | null;
  readonly code: string | null;
  readonly costs: string | null;
  readonly hasOptions: boolean;
  /** Why it was called off. */
  readonly cancellation: string | null;
  readonly organisers: string;
  readonly contact: {
    readonly name: string;
    readonly organisation: string | null;
    readonly email: string | null;
    readonly phone: string | null;
  } | null;
}

export function eventMailView(event: EventRecord): EventMailView {
  const contact = event.contacts[0];
  return {
    slug: event.slug,
    title: event.title,
    startsOn: event.startsOn,
    endsOn: event.endsOn,
    announcedFrom: event.announcedFrom,
    announcedTo: event.announcedTo,
    place: placeOf(event),
    code: codeOfAll(event)?.label ?? null,
    costs: event.costs,
    hasOptions: event.options.length > 0,
    cancellation: event.cancellation,
    organisers: event.organisers.map(({ short }) => short).join(', '),
    contact: contact
      ? {
          name: contact.name,
          organisation: contact.organisation || null,
          email: contact.email ?? null,
          phone: contact.phone ?? null,
        }
      : null,
  };
}

/** The first venue with its address; the names of all when there are several. Null while none is known. */
export function placeOf({ venues }: Pick<EventRecord, 'venues'>): string | null {
  const [first, ...others] = venues;
  if (!first) return null;
  if (others.length > 0) return venues.map(({ name, city }) => withCity(name, city)).join(' ; ');
  return withCity(first.address ? `${first.name}, ${first.address}` : first.name, first.city);
}

function withCity(text: string, city: string | undefined): string {
  if (!city || text.toLowerCase().includes(city.toLowerCase())) return text;
  return city.toLowerCase().startsWith(text.toLowerCase()) ? city : `${text}, ${city}`;
}

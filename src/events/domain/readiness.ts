import type { EventRecord } from './event.js';

/** What people would look for in vain on the event's page. Nothing of it keeps an event from being published. */
export type Lacking =
  | 'hours'
  | 'venue'
  | 'audience'
  | 'description'
  | 'contact'
  | 'contact-email'
  | 'capacity'
  | 'closing'
  | 'code'
  | 'programme';

export function lackingIn(event: EventRecord): Lacking[] {
  const registers = event.registrationMode !== 'none';
  const lacks: Readonly<Record<Exclude<Lacking, 'programme'>, boolean>> = {
    hours: event.announcedFrom === null,
    venue: event.venues.length === 0,
    audience: event.audience === null,
    description: event.description === null,
    contact: event.contacts.length === 0,
    'contact-email': event.contacts.length > 0 && event.contacts.every(({ email }) => !email),
    capacity: registers && event.places.capacity === null,
    closing: registers && event.registrationClosesAt === null,
    code: event.registrationMode === 'invitation' && event.actionCodes.length === 0,
  };
  return (Object.keys(lacks) as (keyof typeof lacks)[]).filter((one) => lacks[one]);
}

/** Only an event that nobody counts on yet can go back to being a draft. */
export function canBeUnpublished({ status, places }: Pick<EventRecord, 'status' | 'places'>): boolean {
  return status === 'published' && places.taken === 0 && places.waiting === 0;
}

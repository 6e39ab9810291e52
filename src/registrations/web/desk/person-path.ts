import type { EventRecord } from '../../../events/domain/event.js';
import type { RegistrationRecord } from '../../domain/registration.js';

/** Where organisers read of one person. */
export function personPath(
  { slug }: Pick<EventRecord, 'slug'>,
  { reference }: Pick<RegistrationRecord, 'reference'>,
): string {
  return `/organiser/evenements/${slug}/inscriptions/${encodeURIComponent(reference)}`;
}

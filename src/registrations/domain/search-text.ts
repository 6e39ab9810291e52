import { normalise } from '../../collectivities/domain/normalise.js';
import type { RegistrationRecord } from './registration.js';

const LONGEST = 800;

/**
 * What the organiser's search looks through: names, e-mail, employer, its EPCI, the collective and the reference, folded
 * as a search is. SQLite folds only ASCII in LIKE, so it is done here, for both engines.
 */
export function searchTextOf(
  record: Pick<RegistrationRecord, 'firstName' | 'lastName' | 'email' | 'reference' | 'collectivity' | 'collective'>,
): string {
  const { collectivity } = record;
  const parts = [
    record.lastName,
    record.firstName,
    record.lastName,
    collectivity.name,
    collectivity.epciName,
    record.collective,
    record.email,
    record.reference,
  ];
  return searchable(parts.filter((part) => part !== null).join(' ')).slice(0, LONGEST);
}

/** The same folding for what an organiser types. */
export function searchable(text: string): string {
  return normalise(text);
}

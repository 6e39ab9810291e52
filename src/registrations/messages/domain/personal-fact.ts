import type { EventRecord } from '../../../events/domain/event.js';
import type { RegistrationRecord } from '../../domain/registration.js';

/** A line of one person's convocation, in their language: « Atelier », « B, table 4, salle Loire ». */
export interface PersonalFact {
  readonly label: string;
  readonly value: string;
}

/** What another module knows of these people, by the registration's id; whom it knows nothing of may lack. */
export type PersonalFactsSource = (
  event: EventRecord,
  registrations: readonly RegistrationRecord[],
) => Promise<ReadonlyMap<string, readonly PersonalFact[]>>;

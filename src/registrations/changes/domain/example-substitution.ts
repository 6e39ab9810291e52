import type { RegistrationRecord } from '../../domain/registration.js';
import type { SubstitutionRecord } from './substitution.js';

/** A colleague who has not answered yet. */
export function exampleSubstitution({ id, eventId, locale }: RegistrationRecord, now: number): SubstitutionRecord {
  return {
    id: '00000000-0000-7000-8000-000000000002',
    eventId,
    registrationId: id,
    firstName: 'Camille',
    lastName: 'Verney',
    email: 'camille.verney@example.org',
    functionKey: 'encadrant',
    functionText: null,
    status: 'pending',
    locale,
    askedAt: now,
    settledAt: null,
  };
}

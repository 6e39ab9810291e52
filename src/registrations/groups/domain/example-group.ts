import { employerLabel } from '../../domain/registration-form.js';
import type { RegistrationRecord } from '../../domain/registration.js';
import type { RegistrationGroup } from './group.js';

/** A group that somebody of this person's employer registered. */
export function exampleGroup({ eventId, collectivity, locale }: RegistrationRecord, now: number): RegistrationGroup {
  return {
    id: '00000000-0000-7000-8000-000000000003',
    eventId,
    managerName: 'Claire Dupont',
    managerEmail: 'claire.dupont@example.org',
    collectivityTyped: employerLabel(collectivity),
    collectivityKind: '',
    actionCode: null,
    locale,
    tokenVersion: 1,
    linkMailedAt: null,
    createdAt: now,
  };
}

import type { RegistrationRecord } from '../../domain/registration.js';
import type { MessageKind } from './message-kinds.js';

const DAY = 86_400_000;

/** Somebody as this kind of mail would find them: a person with a place is shown waiting in the mail of the waiting list. */
export function shownFor(
  { status = 'confirmed' }: Pick<MessageKind, 'status'>,
  person: RegistrationRecord,
  now: number,
): RegistrationRecord {
  return {
    ...person,
    status,
    waitingPosition: status === 'waiting' ? (person.waitingPosition ?? 1) : null,
    decisionDueAt: status === 'offered' ? (person.decisionDueAt ?? now + 2 * DAY) : null,
  };
}

/** Where nobody has registered yet. */
export function examplePerson(eventId: string, locale: 'fr' | 'en', now: number): RegistrationRecord {
  return {
    id: '00000000-0000-7000-8000-000000000000',
    eventId,
    reference: '7KQ4-M2XD',
    status: 'confirmed',
    waitingPosition: null,
    firstName: 'Maëlle',
    lastName: 'Cesbron',
    email: 'maelle.cesbron@example.org',
    phone: null,
    functionKey: 'secretaire-de-mairie',
    functionText: null,
    collectivity: {
      type: 'commune',
      kind: 'commune',
      code: '49301',
      name: 'Sèvremoine',
      departmentCode: '49',
      epciCode: '200060010',
      epciName: 'Mauges Communauté',
    },
    collective: null,
    remarks: null,
    locale,
    noticeVersion: 1,
    tokenVersion: 1,
    createdAt: now,
    updatedAt: now,
    withdrawnAt: null,
    awaits: null,
    decisionDueAt: null,
    endedBy: null,
    endReason: null,
    source: 'self',
    replacesId: null,
    groupId: null,
    collectiveId: null,
    showsInCollective: false,
    category: null,
    imageConsent: null,
    answers: {},
    actionCodeId: null,
  };
}

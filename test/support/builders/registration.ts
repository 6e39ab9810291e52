import { UNDECIDED } from '../../../src/registrations/domain/new-registration.js';
import type { RegistrationRecord } from '../../../src/registrations/domain/registration.js';

export function aRegistration(change: Partial<RegistrationRecord> = {}): RegistrationRecord {
  return {
    id: '0191b000-0000-7000-8000-000000000001',
    eventId: '0191a000-0000-7000-8000-000000000001',
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
      kind: 'commune-nouvelle',
      code: '49301',
      name: 'Sèvremoine',
      departmentCode: '49',
      epciCode: '200060010',
      epciName: 'CA Mauges Communauté',
    },
    collective: null,
    remarks: null,
    locale: 'fr',
    noticeVersion: 1,
    tokenVersion: 1,
    createdAt: Date.parse('2019-10-22T08:00:00Z'),
    updatedAt: Date.parse('2019-10-22T08:00:00Z'),
    withdrawnAt: null,
    ...UNDECIDED,
    ...statusColumns(change.status ?? 'confirmed'),
    ...change,
  };
}

/** What the table demands beside a status. */
function statusColumns(status: RegistrationRecord['status']): Partial<RegistrationRecord> {
  if (status === 'pending') return { awaits: 'organiser' };
  return status === 'withdrawn' ? { endedBy: 'person' } : {};
}

import type { RegistrationRecord, RegistrationStatus } from '../../domain/registration.js';
import { differingParts, keptOf, mergedRequest, type Mergeable } from './merge.js';

const one = (change: Partial<Mergeable> = {}): Mergeable => ({
  id: '1',
  eventId: 'e',
  reference: 'AAAA-AAAA',
  status: 'confirmed',
  waitingPosition: null,
  firstName: 'Tanguy',
  lastName: 'Rivereau',
  email: 'T.Rivereau@example.org',
  emailNormalised: 't.rivereau@example.org',
  phone: null,
  functionKey: 'dgs',
  functionText: null,
  collectivity: {
    type: 'commune',
    kind: 'commune',
    code: '49301',
    name: 'Sèvremoine',
    departmentCode: '49',
    epciCode: null,
    epciName: null,
  },
  collective: null,
  remarks: null,
  locale: 'fr',
  noticeVersion: 1,
  tokenVersion: 1,
  createdAt: 1,
  updatedAt: 1,
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
  options: [],
  wishes: [],
  ...change,
});

describe('a merge', () => {
  it.each<[RegistrationStatus, RegistrationStatus, 'asked' | 'other']>([
    ['confirmed', 'confirmed', 'asked'],
    ['confirmed', 'waiting', 'asked'],
    ['waiting', 'confirmed', 'other'],
    ['pending', 'waiting', 'other'],
    ['pending', 'offered', 'other'],
    ['offered', 'confirmed', 'other'],
    ['offered', 'waiting', 'asked'],
  ])('of a %s one with a %s one keeps the one %s for', (asked, other, kept) => {
    const [a, b]: RegistrationRecord[] = [one({ id: 'asked', status: asked }), one({ id: 'other', status: other })];
    expect(keptOf(a!, b!).kept.id).toBe(kept);
  });

  it('keeps the earlier rank of two who wait', () => {
    const [a, b] = [7, 2].map((waitingPosition) => one({ status: 'waiting', waitingPosition }));
    expect(keptOf(a!, b!).kept).toBe(b);
  });

  const kept = one({ phone: '02', remarks: 'Un', options: ['dinner'], answers: { a: 1 } });
  const merged = one({
    id: '2',
    firstName: 'Tangui',
    email: 'other@example.org',
    emailNormalised: 'other@example.org',
    remarks: 'Deux',
    options: ['hotel', 'dinner'],
    wishes: [{ phase: 1, atelier: 'A', rank: 1 }],
    answers: { a: 2 },
  });

  it('asks only where the two differ', () => {
    expect(differingParts(kept, merged)).toEqual(['name', 'email', 'phone', 'options', 'wishes', 'answers', 'remarks']);
    expect(differingParts(kept, kept)).toEqual([]);
  });

  it('changes nothing that nobody chose', () => {
    expect(mergedRequest(kept, merged, {})).toMatchObject({
      firstName: 'Tanguy',
      emailNormalised: 't.rivereau@example.org',
      phone: '02',
      remarks: 'Un',
      options: ['dinner'],
      wishes: [],
      answers: { a: 1 },
    });
  });

  it('takes part by part what was chosen, and both where both can stand', () => {
    expect(
      mergedRequest(kept, merged, {
        name: 'merged',
        email: 'merged',
        phone: 'merged',
        options: 'both',
        wishes: 'merged',
        answers: 'merged',
        remarks: 'both',
      }),
    ).toMatchObject({
      firstName: 'Tangui',
      email: 'other@example.org',
      emailNormalised: 'other@example.org',
      phone: null,
      options: ['dinner', 'hotel'],
      wishes: [{ phase: 1, atelier: 'A', rank: 1 }],
      answers: { a: 2 },
      remarks: 'Un\n\nDeux',
    });
  });
});

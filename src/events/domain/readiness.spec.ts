import type { EventRecord } from './event.js';
import { canBeUnpublished, lackingIn } from './readiness.js';

const complete = {
  announcedFrom: '09:00',
  venues: [{ id: 'v', name: "INSET d'Angers" }],
  audience: 'Les directions générales',
  description: 'Deux jours.',
  contacts: [{ name: 'Sophie Garnaud', organisation: 'INSET', email: 'sophie.garnaud@example.org' }],
  registrationMode: 'open',
  registrationClosesAt: 1,
  actionCodes: [],
  places: { capacity: 90, taken: 0, waiting: 0, communes: 0, epci: 0, others: 0 },
  status: 'published',
} as unknown as EventRecord;

describe('before an event is published', () => {
  it.each<[string, Partial<EventRecord>, string[]]>([
    ['nothing lacks', {}, []],
    ['no hour is announced', { announcedFrom: null }, ['hours']],
    ['nobody knows where', { venues: [] }, ['venue']],
    ['nobody to ask', { contacts: [] }, ['contact']],
    ['nobody to write to', { contacts: [{ name: 'Sophie Garnaud', organisation: '' }] }, ['contact-email']],
    ['nobody counts places', { places: { ...complete.places, capacity: null } }, ['capacity']],
    ['it takes no registration', { registrationMode: 'none', registrationClosesAt: null }, []],
    ['invitations without a code', { registrationMode: 'invitation' }, ['code']],
  ])('%s', (_, change, lacking) => {
    expect(lackingIn({ ...complete, ...change })).toEqual(lacking);
  });

  it.each<[Partial<EventRecord>, boolean]>([
    [{}, true],
    [{ status: 'draft' }, false],
    [{ status: 'cancelled' }, false],
    [{ places: { ...complete.places, taken: 1 } }, false],
    [{ places: { ...complete.places, waiting: 1 } }, false],
  ])('and after, %o: back to a draft %j', (change, possible) => {
    expect(canBeUnpublished({ ...complete, ...change })).toBe(possible);
  });
});

import { instantOf } from '../../platform/clock/paris-time.js';
import type { ActionCodeRecord, EventRecord } from './event.js';
import { nextChangeOfState, placesLeft, registrationState } from './registration-window.js';

const opens = instantOf('2019-09-16', '08:00');
const closes = instantOf('2019-11-01', '00:00');
const during = instantOf('2019-10-22', '10:00');

const angers: Parameters<typeof nextChangeOfState>[0] = {
  status: 'published',
  registrationMode: 'open',
  registrationOpensAt: opens,
  registrationClosesAt: closes,
  waitingListEnabled: true,
  endsOn: '2019-11-15',
  timeZone: 'Europe/Paris',
  places: { capacity: 90, overbooking: 0, taken: 64, held: 0, waiting: 0, communes: 37, epci: 27, others: 0 },
  actionCodes: [],
};
const full: EventRecord['places'] = { ...angers.places, taken: 90 };
const partners: ActionCodeRecord = {
  id: 'p',
  label: 'CIDGI 006',
  opensAt: null,
  closesAt: instantOf('2019-11-10', '00:00'),
  quota: 12,
  taken: 11,
  defaults: null,
};

describe('whoever wants to register', () => {
  it.each([
    ['before the opening', angers, opens - 1, undefined, 'upcoming'],
    ['at the opening', angers, opens, undefined, 'open'],
    ['during', angers, during, undefined, 'open'],
    ['in the last millisecond', angers, closes - 1, undefined, 'open'],
    ['at the closing', angers, closes, undefined, 'closed'],
    ['after the closing, with a code that lasts longer', angers, closes, partners, 'open'],
    ['when that code has ended too', angers, instantOf('2019-11-10', '00:00'), partners, 'closed'],
    ['when all places are taken', { ...angers, places: full }, during, undefined, 'waiting'],
    [
      'the same without a waiting list',
      { ...angers, places: full, waitingListEnabled: false },
      during,
      undefined,
      'full',
    ],
    ['when nobody counts places', { ...angers, places: { ...full, capacity: null } }, during, undefined, 'open'],
    ['on the day itself', angers, instantOf('2019-11-15', '23:59'), undefined, 'closed'],
    ['the day after', angers, instantOf('2019-11-16', '00:00'), undefined, 'over'],
    ['when it is cancelled', { ...angers, status: 'cancelled' as const }, during, undefined, 'cancelled'],
    ['without invitation', { ...angers, registrationMode: 'invitation' as const }, during, undefined, 'invitation'],
    ['invited by a code', { ...angers, registrationMode: 'invitation' as const }, during, partners, 'open'],
    ['when all who may come with the code have registered', angers, during, { ...partners, taken: 12 }, 'full'],
    ['with a code for as many as there are places', angers, during, { ...partners, quota: null, taken: 99 }, 'open'],
    ['when it is put away', { ...angers, status: 'archived' as const }, during, undefined, 'over'],
    ['when only the title is known', { ...angers, registrationMode: 'none' as const }, during, undefined, 'none'],
  ])('%s', (_, event, now, code, state) => {
    expect(registrationState(event, now, code)).toBe(state);
  });

  it.each([
    [0, opens],
    [opens, closes],
    [closes, instantOf('2019-11-16', '00:00')],
    [instantOf('2019-11-16', '00:00'), null],
  ])('meets the same until the next change: from %d it is %p', (now, change) => {
    expect(nextChangeOfState(angers, now)).toBe(change);
  });

  it.each([
    [{ ...angers.places }, 26],
    [full, 0],
    [{ ...full, taken: 93 }, 0],
    [{ ...full, capacity: null }, null],
  ])('counts free places: %o leaves %p', (places, left) => {
    expect(placesLeft(places)).toBe(left);
  });
});

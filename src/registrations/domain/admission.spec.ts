import { USUAL_RULES, type PlacesRules } from '../places/domain/places-rules.js';
import { afterEmployerChange, afterMove, decideAdmission, freePlaces, type PlacesLedger } from './admission.js';
import { NOBODY, type Tally } from './quotas.js';
import type { EmployerType, RegistrationStatus } from './registration.js';

const ledger = (change: Partial<PlacesLedger> = {}): PlacesLedger => ({
  capacity: 90,
  overbooking: 0,
  taken: 0,
  held: 0,
  waiting: 0,
  nextRank: 1,
  communes: 0,
  epci: 0,
  others: 0,
  ...change,
});
const quotas = (change: Partial<PlacesRules>): PlacesRules => ({ ...USUAL_RULES, ...change });
const sevremoine = { type: 'commune', key: '49301' } as const;

describe('whoever asks for a place', () => {
  const confirmed = { status: 'confirmed', position: null, cause: null };
  it.each([
    ['the first of ninety', ledger(), confirmed],
    ['the ninetieth', ledger({ taken: 89 }), confirmed],
    ['the ninety-first', ledger({ taken: 90 }), { status: 'waiting', position: 1, cause: 'full' }],
    ['the ninety-first of ninety and five', ledger({ taken: 90, overbooking: 5 }), confirmed],
    [
      'the ninety-sixth of ninety and five',
      ledger({ taken: 95, overbooking: 5 }),
      { status: 'waiting', position: 1, cause: 'full' },
    ],
    [
      'the next, after two left the line',
      ledger({ taken: 90, waiting: 5, nextRank: 8 }),
      { status: 'waiting', position: 6, cause: 'full' },
    ],
    [
      'while the last place is offered to somebody',
      ledger({ taken: 89, held: 1 }),
      { status: 'waiting', position: 1, cause: 'held' },
    ],
    [
      'while a place is free but somebody waits for it',
      ledger({ taken: 89, waiting: 1, nextRank: 2 }),
      { status: 'waiting', position: 2, cause: 'reserved' },
    ],
    ['when nobody counts', ledger({ capacity: null, taken: 4000 }), confirmed],
    ['when there is no place at all', ledger({ capacity: 0 }), { status: 'waiting', position: 1, cause: 'full' }],
    [
      'when there are fewer places than were taken',
      ledger({ capacity: 40, taken: 60 }),
      { status: 'waiting', position: 1, cause: 'full' },
    ],
  ])('%s', (_, places, admission) => {
    const usual = { rules: USUAL_RULES, tally: NOBODY };
    expect(decideAdmission(places, { ...usual, waitingListEnabled: true }, sevremoine)).toEqual(admission);
    const without =
      admission.status === 'waiting' ? { status: 'refused', position: null, cause: admission.cause } : admission;
    expect(decideAdmission(places, { ...usual, waitingListEnabled: false }, sevremoine)).toEqual(without);
  });
});

describe('quotas', () => {
  const tally = (commune: number, ofSevremoine: number): Tally => ({
    byType: { commune, epci: 2, other: 0 },
    byEmployer: new Map([['49301', ofSevremoine]]),
  });
  it.each([
    ['of a type, with room', { typeQuotas: { commune: 40, epci: 2, other: null } }, tally(39, 0), null],
    ['of a type, full', { typeQuotas: { commune: 40, epci: null, other: null } }, tally(40, 0), 'quota-type'],
    ['of another type, full', { typeQuotas: { commune: null, epci: 2, other: 0 } }, tally(60, 0), null],
    ['of a type that may not come', { typeQuotas: { commune: 0, epci: null, other: null } }, NOBODY, 'quota-type'],
    ['two of a commune, the second', { perCollectivity: 2 }, tally(9, 1), null],
    ['two of a commune, the third', { perCollectivity: 2 }, tally(9, 2), 'quota-collectivity'],
    [
      'both full',
      { perCollectivity: 2, typeQuotas: { commune: 9, epci: null, other: null } },
      tally(9, 2),
      'quota-type',
    ],
  ] as const)('%s', (_, rules, counted, cause) => {
    const circumstances = { rules: quotas(rules), tally: counted, waitingListEnabled: true };
    expect(decideAdmission(ledger({ taken: 60 }), circumstances, sevremoine).cause).toBe(cause);
  });

  it('keep a place from nobody they do not concern, though others wait because of them', () => {
    const circumstances = { rules: quotas({ perCollectivity: 2 }), tally: NOBODY, waitingListEnabled: true };
    const beside = ledger({ taken: 88, waiting: 3, nextRank: 4 });
    expect(decideAdmission(beside, circumstances, sevremoine).status).toBe('confirmed');
  });

  it('give way to a full house as the cause', () => {
    const circumstances = { rules: quotas({ perCollectivity: 1 }), tally: tally(9, 1), waitingListEnabled: false };
    expect(decideAdmission(ledger({ taken: 90 }), circumstances, sevremoine).cause).toBe('full');
  });
});

describe('the counters', () => {
  const full = ledger({ taken: 3, held: 1, waiting: 2, nextRank: 9, communes: 1, epci: 1, others: 1 });
  it.each<[RegistrationStatus | null, RegistrationStatus, EmployerType, Partial<PlacesLedger>]>([
    [null, 'confirmed', 'commune', { taken: 4, communes: 2 }],
    [null, 'waiting', 'commune', { waiting: 3, nextRank: 10 }],
    [null, 'pending', 'commune', {}],
    ['pending', 'confirmed', 'other', { taken: 4, others: 2 }],
    ['pending', 'waiting', 'other', { waiting: 3, nextRank: 10 }],
    ['waiting', 'confirmed', 'epci', { waiting: 1, taken: 4, epci: 2 }],
    ['waiting', 'offered', 'epci', { waiting: 1, held: 2 }],
    ['offered', 'confirmed', 'epci', { held: 0, taken: 4, epci: 2 }],
    ['offered', 'withdrawn', 'epci', { held: 0 }],
    ['confirmed', 'withdrawn', 'epci', { taken: 2, epci: 0 }],
    ['waiting', 'withdrawn', 'epci', { waiting: 1 }],
    ['pending', 'withdrawn', 'epci', {}],
  ])('%s → %s, %s', (from, to, type, change) => {
    expect(afterMove(full, from, to, type)).toEqual({ ...full, ...change });
  });

  it('follow a change of employer', () => {
    expect(afterEmployerChange(full, 'commune', 'epci')).toEqual({ ...full, communes: 0, epci: 2 });
    expect(afterEmployerChange(full, 'epci', 'epci')).toEqual(full);
  });

  it.each([
    [ledger({ taken: 60, held: 5 }), 25],
    [ledger({ taken: 90, held: 2, overbooking: 5 }), 3],
    [ledger({ capacity: 50, taken: 60 }), 0],
    [ledger({ capacity: null, taken: 60 }), Infinity],
  ])('leave free places: %#', (places, free) => expect(freePlaces(places)).toBe(free));
});

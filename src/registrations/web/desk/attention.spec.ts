import type { RegistrationState } from '../../../events/domain/event.js';
import { attention } from './attention.js';

const now = Date.parse('2019-10-22T10:00:00+02:00');
const closesAt = Date.parse('2019-11-01T00:00:00+01:00');
const dayOf = (instant: number) => new Date(instant).toISOString().slice(0, 10);

function codes(
  places: { capacity: number | null; taken: number },
  counts: { pending?: number; employer?: number; waiting?: number; failed?: number } = {},
  state: RegistrationState = 'open',
  closes: number | null = null,
  status: 'published' | 'draft' = 'published',
): string[] {
  return attention(
    {
      status,
      places: { ...places, overbooking: 0, held: 0, waiting: 0, communes: 0, epci: 0, others: 0 },
      registrationClosesAt: closes,
    },
    state,
    {
      byStatus: {
        confirmed: places.taken,
        pending: counts.pending ?? 0,
        waiting: counts.waiting ?? 0,
        offered: 0,
        withdrawn: 0,
      },
      awaitEmployer: counts.employer ?? 0,
      failedMails: counts.failed ?? 0,
    },
    now,
    dayOf,
  ).map(({ code, count, day }) => `${code} ${count}${day ? ` ${day}` : ''}`);
}

describe('what stands out', () => {
  it('is nothing on a calm day', () => {
    expect(codes({ capacity: 90, taken: 64 })).toEqual([]);
    expect(codes({ capacity: null, taken: 64 })).toEqual([]);
  });

  it.each([
    ['a draft', codes({ capacity: 90, taken: 0 }, {}, 'open', null, 'draft'), ['draft 1']],
    [
      'requests and lost mails',
      codes({ capacity: 90, taken: 64 }, { pending: 3, failed: 2 }),
      ['pending 3', 'failed-mails 2'],
    ],
    [
      'requests of which the employer has the next word',
      codes({ capacity: 90, taken: 64 }, { pending: 5, employer: 3 }),
      ['pending 2', 'await-employer 3'],
    ],
    [
      'requests that the team has nothing to do about',
      codes({ capacity: 90, taken: 64 }, { pending: 3, employer: 3 }),
      ['await-employer 3'],
    ],
    ['people waiting', codes({ capacity: 60, taken: 60 }, { waiting: 6 }, 'waiting'), ['waiting 6']],
    [
      'people waiting beside free places',
      codes({ capacity: 60, taken: 58 }, { waiting: 6 }),
      ['waiting-beside-places 6', 'nearly-full 2'],
    ],
    ['a full event', codes({ capacity: 60, taken: 60 }, {}, 'full'), ['full 60']],
    ['four places left of 120', codes({ capacity: 120, taken: 116 }), ['nearly-full 4']],
    ['a closing within ten days', codes({ capacity: 90, taken: 64 }, {}, 'open', closesAt), ['closing 10 2019-10-31']],
    ['a closing later', codes({ capacity: 90, taken: 64 }, {}, 'open', closesAt + 5 * 86_400_000), []],
    [
      'after the event only what can still be mended',
      codes({ capacity: 60, taken: 60 }, { pending: 1, waiting: 6, failed: 1 }, 'over'),
      ['failed-mails 1'],
    ],
  ])('%s', (_case, found, expected) => {
    expect(found).toEqual(expected);
  });
});

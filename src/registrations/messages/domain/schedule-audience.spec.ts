import { EVERYBODY, type RegistrationFilter } from '../../list/domain/registration-filter.js';
import { copiedAudience, scheduleAudience } from './schedule-audience.js';

const DINNER = '0198c0de-0000-7000-8000-000000000001';
const DINNER_AGAIN = '0198c0de-0000-7000-8000-000000000002';
const COPY = { options: new Map([[DINNER, DINNER_AGAIN]]), days: 364 };

it('the audience of a reminder names nobody', () => {
  const asked: RegistrationFilter = {
    ...EVERYBODY,
    statuses: ['confirmed'],
    types: ['epci'],
    text: 'Cesbron',
    only: ['7KQ4-M2XD'],
    group: DINNER,
  };
  expect(scheduleAudience(asked)).toEqual({ ...EVERYBODY, statuses: ['confirmed'], types: ['epci'] });
});

describe('the audience of a reminder in a copy of the event', () => {
  it.each<[string, Partial<RegistrationFilter>, Partial<RegistrationFilter> | null]>([
    ['states', { statuses: ['pending'] }, { statuses: ['pending'] }],
    ['what employers are', { types: ['commune'], epci: '200060010' }, { types: ['commune'], epci: '200060010' }],
    ['who gave no wish', { unanswered: 'wishes' }, { unanswered: 'wishes' }],
    ['the same option', { option: DINNER }, { option: DINNER_AGAIN }],
    ['an option that was not copied', { option: DINNER_AGAIN }, null],
    ['a code: the copy has its own', { code: DINNER }, null],
    ['a collective of the first event', { collective: DINNER }, null],
    ['people without a collective', { collective: '-' }, { collective: '-' }],
    [
      'days move with the event',
      { registeredFrom: '2019-10-01', registeredTo: '2019-10-31' },
      { registeredFrom: '2020-09-29', registeredTo: '2020-10-29' },
    ],
  ])('%s', (_what, asked, expected) => {
    const copied = copiedAudience({ ...EVERYBODY, ...asked }, COPY);
    expect(copied).toEqual(expected && { ...EVERYBODY, ...expected });
  });
});

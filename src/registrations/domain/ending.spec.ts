import { endingTold } from './ending.js';

describe('what is told of a registration that ended', () => {
  it.each([
    [null, false, 'withdrawn'],
    ['person', false, 'withdrawn'],
    // Refused once, asked again, then withdrawn by the person.
    ['person', true, 'withdrawn'],
    ['employer', true, 'refusedByEmployer'],
    ['employer', false, 'withdrawnByEmployer'],
    ['organiser', true, 'refused'],
    ['organiser', false, 'withdrawnByOrganiser'],
    ['approval-expired', true, 'approvalExpired'],
    ['offer-expired', false, 'offerExpired'],
    ['substituted', false, 'substituted'],
    ['merged', false, 'merged'],
  ] as const)('ended by %s, refused %s: %s', (endedBy, isRefusal, told) => {
    expect(endingTold(endedBy, isRefusal)).toBe(told);
  });
});

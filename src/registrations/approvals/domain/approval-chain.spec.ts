import { dueAt, remindAt, stepAfter, stepsFor } from './approval-chain.js';
import { type ApprovalRules, NO_APPROVAL, readApprovalRules } from './approval-rules.js';

const rules = (change: Partial<ApprovalRules>): ApprovalRules => ({ ...NO_APPROVAL, ...change });
const SEMINAR = { startsOn: '2019-11-15', timeZone: 'Europe/Paris' };
const at = (text: string) => Date.parse(text);

describe('who must agree', () => {
  it.each([
    ['none', 'self', true, []],
    ['organiser', 'self', true, ['organiser']],
    ['employer', 'self', true, ['employer']],
    ['employer-organiser', 'self', true, ['employer', 'organiser']],
    ['employer-organiser', 'group', true, ['organiser']],
    ['employer-organiser', 'group', false, ['employer', 'organiser']],
    ['employer', 'group', true, []],
    ['employer-organiser', 'organiser', true, []],
    ['employer-organiser', 'import', true, []],
    ['employer-organiser', 'substitution', true, ['employer', 'organiser']],
  ] as const)('%s, of a request by %s (groups agreed: %s): %j', (chain, source, groupsAgreed, steps) => {
    expect(stepsFor(rules({ chain, groupsAgreed }), source)).toEqual(steps);
  });

  it.each([
    [['employer', 'organiser'], 'employer', 'organiser'],
    [['employer', 'organiser'], 'organiser', null],
    [['organiser'], 'employer', null],
  ] as const)('of %j after %s comes %s', (steps, step, next) => {
    expect(stepAfter(steps, step)).toBe(next);
  });
});

describe('until when', () => {
  it.each([
    // Whole days, by the clocks of the place: the night of 27 October 2019 has an hour more.
    ['2019-10-14T13:00:00Z', 10, '2019-10-24T22:00:00.000Z'],
    ['2019-10-22T13:00:00Z', 10, '2019-11-01T23:00:00.000Z'],
    ['2019-10-14T21:59:00Z', 1, '2019-10-15T22:00:00.000Z'],
    // Never after the beginning, unless the beginning is past.
    ['2019-11-10T13:00:00Z', 10, '2019-11-14T23:00:00.000Z'],
    ['2019-11-15T08:00:00Z', 2, '2019-11-17T23:00:00.000Z'],
    ['2019-10-14T13:00:00Z', null, null],
  ])('asked at %s with %s days: before %s', (now, days, due) => {
    const instant = dueAt(rules({ days: { employer: days, organiser: null } }), 'employer', SEMINAR, at(now));
    expect(instant === null ? null : new Date(instant).toISOString()).toBe(due);
  });

  it.each([
    [3, '2019-10-24T22:00:00Z', '2019-10-14T13:00:00Z', '2019-10-22T06:00:00.000Z'],
    [null, '2019-10-24T22:00:00Z', '2019-10-14T13:00:00Z', null],
    // Asked so late that the reminder would come with the question.
    [3, '2019-10-24T22:00:00Z', '2019-10-22T13:00:00Z', null],
    [3, null, '2019-10-14T13:00:00Z', null],
  ])('reminds %s days before %s, asked at %s: %s', (remindDays, due, now, reminder) => {
    const instant = remindAt(rules({ remindDays }), due === null ? null : at(due), SEMINAR, at(now));
    expect(instant === null ? null : new Date(instant).toISOString()).toBe(reminder);
  });
});

describe('the stored rules', () => {
  it.each([
    [{}, NO_APPROVAL],
    [null, NO_APPROVAL],
    ['x', NO_APPROVAL],
    [{ chain: 'everybody', days: 3, remindDays: 99, whenLate: 1, groupsAgreed: 'yes' }, NO_APPROVAL],
    [
      {
        chain: 'employer',
        days: { employer: null, organiser: 5 },
        remindDays: null,
        whenLate: 'refused',
        groupsAgreed: false,
        asksForSubstitutes: true,
      },
      {
        chain: 'employer',
        days: { employer: null, organiser: 5 },
        remindDays: null,
        whenLate: 'refused',
        groupsAgreed: false,
        asksForSubstitutes: true,
      },
    ],
    [{ days: { employer: 0, organiser: 91 } }, NO_APPROVAL],
  ])('%j', (body, read) => expect(readApprovalRules(body)).toEqual(read));
});

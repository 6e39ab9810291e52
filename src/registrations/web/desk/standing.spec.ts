import { standingOf } from './standing.js';

describe('what stands beside a state', () => {
  const NOTHING = { position: null, awaits: null, answerBy: null, timeZone: 'Europe/Paris' };
  it.each([
    ['confirmed', 3, null, 5, null],
    ['withdrawn', 3, 'employer', 5, null],
    ['waiting', 3, null, 5, { ...NOTHING, position: 3 }],
    ['offered', null, null, 5, { ...NOTHING, answerBy: 5 }],
    ['offered', null, null, null, null],
    ['pending', null, 'organiser', null, { ...NOTHING, awaits: 'organiser' }],
    ['pending', null, 'employer', 5, { ...NOTHING, awaits: 'employer', answerBy: 5 }],
  ] as const)('%s, position %s, %s, due %s', (status, waitingPosition, awaits, decisionDueAt, standing) => {
    expect(standingOf({ status, waitingPosition, awaits, decisionDueAt }, 'Europe/Paris')).toEqual(standing);
  });
});

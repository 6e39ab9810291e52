import { USUAL_PRIVACY } from './privacy-rules.js';
import { monthsAfter, needsPurgedOn, purgeStep, registrationsPurgedOn } from './retention.js';

describe('when people are forgotten', () => {
  it.each([
    ['2019-11-15', 6, '2020-05-15'],
    ['2019-08-31', 6, '2020-02-29'],
    ['2018-08-31', 6, '2019-02-28'],
    ['2019-12-31', 1, '2020-01-31'],
    ['2019-01-31', 1, '2019-02-28'],
    ['2020-02-29', 12, '2021-02-28'],
    ['2019-11-15', 60, '2024-11-15'],
  ])('%s and %i months: %s', (day, months, expected) => {
    expect(monthsAfter(day, months)).toBe(expected);
  });

  it('registrations after six months, needs after thirty days, unless the organiser says otherwise', () => {
    expect(registrationsPurgedOn('2019-11-15', USUAL_PRIVACY)).toBe('2020-05-15');
    expect(needsPurgedOn('2019-11-15', USUAL_PRIVACY)).toBe('2019-12-15');
    expect(needsPurgedOn('2019-11-15', { ...USUAL_PRIVACY, needsDays: 0 })).toBe('2019-11-15');
  });

  it.each([
    ['2020-04-30', null, true, 'nothing'],
    ['2020-05-01', null, true, 'announce'],
    ['2021-01-01', null, true, 'announce'],
    ['2020-05-10', '2020-05-01', true, 'nothing'],
    ['2020-05-14', '2020-05-01', true, 'nothing'],
    ['2020-05-15', '2020-05-01', true, 'purge'],
    // An event that ended long before anybody was told still has its fortnight.
    ['2021-01-10', '2021-01-01', true, 'nothing'],
    ['2021-01-15', '2021-01-01', true, 'purge'],
    ['2021-01-15', '2021-01-01', false, 'nothing'],
    ['2021-01-15', null, false, 'nothing'],
  ] as const)('on %s, announced %s, automatic %s: %s', (today, announcedOn, automatic, expected) => {
    const rules = { ...USUAL_PRIVACY, automatic };
    expect(purgeStep({ endsOn: '2019-11-15', announcedOn, rules }, today)).toBe(expected);
  });
});

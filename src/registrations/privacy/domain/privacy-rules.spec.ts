import { privacyRules, readPrivacyRules, USUAL_PRIVACY } from './privacy-rules.js';

describe('how long people are kept', () => {
  it.each([
    ['nothing stored', {}, USUAL_PRIVACY],
    ['no document at all', null, USUAL_PRIVACY],
    ['another release’s words', { needsDays: '30', registrationMonths: 900, automatic: 'no' }, USUAL_PRIVACY],
    [
      'decided',
      { asksNeeds: true, needsDays: 7, registrationMonths: 12, automatic: false },
      { asksNeeds: true, needsDays: 7, registrationMonths: 12, automatic: false },
    ],
  ])('reads %s', (_case, stored, expected) => {
    expect(privacyRules(stored)).toEqual(expected);
  });

  it('is decided by a form', () => {
    expect(readPrivacyRules({ asksNeeds: 'oui', needsDays: ' 15 ', registrationMonths: '6' })).toEqual({
      rules: { asksNeeds: true, needsDays: 15, registrationMonths: 6, automatic: false },
      errors: [],
    });
  });

  it.each([
    [{ needsDays: '', registrationMonths: '0' }, ['needsDays', 'registrationMonths']],
    [{ needsDays: '91', registrationMonths: '6' }, ['needsDays']],
    [{ needsDays: '-1', registrationMonths: '6 mois' }, ['needsDays', 'registrationMonths']],
  ])('refuses %j', (typed, fields) => {
    expect(readPrivacyRules(typed).errors.map(({ field }) => field)).toEqual(fields);
  });
});

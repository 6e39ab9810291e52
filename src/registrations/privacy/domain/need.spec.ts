import { LONGEST_NEED, readNeeds } from './need.js';

describe('« Aménagement nécessaire ? »', () => {
  const told = (typed: Record<string, string>) => readNeeds(typed).errors.map(({ field, code }) => `${field} ${code}`);

  it('keeps what was ticked and written, with consent', () => {
    expect(
      readNeeds({
        'besoin-vegetarian': 'oui',
        'besoin-allergy': 'oui',
        'besoin-texte': ' Arachide ',
        'besoin-accord': 'oui',
      }),
    ).toEqual({ needs: { kinds: ['vegetarian', 'allergy'], text: 'Arachide' }, errors: [] });
  });

  it.each([
    ['nothing said', {}, []],
    ['consent to nothing', { 'besoin-accord': 'oui' }, []],
    ['blanks only', { 'besoin-texte': '  \n ' }, []],
    ['no consent', { 'besoin-vegetarian': 'oui' }, ['besoin-accord need-consent']],
    ['an allergy to what?', { 'besoin-allergy': 'oui', 'besoin-accord': 'oui' }, ['besoin-texte need-words']],
    ['too long', { 'besoin-texte': 'x'.repeat(LONGEST_NEED + 1), 'besoin-accord': 'oui' }, ['besoin-texte too-long']],
    ['a kind nobody offers', { 'besoin-union': 'oui' }, []],
  ] as const)('%s', (_case, typed, errors) => {
    expect(told(typed)).toEqual(errors);
    expect(readNeeds(typed).needs).toBeNull();
  });
});

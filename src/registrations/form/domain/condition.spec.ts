import { checkAnswers } from './answer.js';
import { type StandardAnswered, standardAnswers, standardSubjects } from './condition.js';
import { type FormSettings, readFormSettings } from './form-settings.js';

const settings = (questions: readonly object[], more: object = {}): FormSettings =>
  readFormSettings({
    ...more,
    questions: questions.map((question, at) => ({
      id: `q${at}`,
      kind: 'short',
      label: { fr: `Q${at}` },
      required: true,
      ...question,
    })),
  });
const SAID: StandardAnswered = {
  functionKey: 'dgs',
  category: 'A',
  collectivity: { type: 'commune', kind: 'commune-nouvelle' },
  options: ['dinner'],
  imageConsent: { photo: true, video: false },
};
const EVERYTHING = { standard: { category: 'optional' }, image: ['photo', 'video'] };

/** Which of the questions are asked: each is required, so that it is wrong where it is asked and empty. */
function asked(
  conditions: readonly (object | null)[],
  said: Partial<StandardAnswered> = {},
  more: object = EVERYTHING,
) {
  const form = settings(
    conditions.map((condition) => ({ condition })),
    more,
  );
  const standard = standardAnswers(standardSubjects(form, ['dinner', 'hotel']), { ...SAID, ...said });
  return checkAnswers(form.questions, new Map(), { standard }).errors.map(({ field }) => field.replace('answers.', ''));
}
const on = (question: string, ...anyOf: string[]) => ({ question, anyOf });

describe('a question that hangs on one of the house', () => {
  it.each([
    [on('@function', 'dgs', 'dga'), {}, true],
    [on('@function', 'dst'), {}, false],
    [on('@category', 'A'), {}, true],
    [on('@category', 'A'), { category: null }, false],
    [on('@employer', 'commune'), {}, true],
    [on('@employer', 'epci', 'cdg'), {}, false],
    [on('@employer', 'cdg'), { collectivity: { type: 'other', kind: 'cdg' } }, true],
    [on('@employer', 'commune'), { collectivity: null }, false],
    [on('@options', 'dinner'), {}, true],
    [on('@options', 'hotel'), {}, false],
    [on('@options', 'hotel'), { options: [] }, false],
    [on('@image', 'photo'), {}, true],
    [on('@image', 'video'), {}, false],
    [on('@image', 'photo'), { imageConsent: null }, false],
  ] as const)('%j, of whoever says %j: %j', (condition, said, isAsked) => {
    expect(asked([condition], said as Partial<StandardAnswered>)).toEqual(isAsked ? ['q0'] : []);
  });

  it.each([
    ['@function', { standard: { functionKey: 'hidden' } }],
    ['@category', { standard: { category: 'hidden' } }],
    ['@options', { standard: { options: 'hidden' } }],
    ['@image', {}],
  ])('is asked of all where nobody is asked %s', (subject, more) => {
    expect(asked([on(subject, 'nothing')], {}, more)).toEqual(['q0']);
  });

  it('stores nothing of what is not asked', () => {
    const form = settings([{ condition: on('@function', 'dst') }]);
    const standard = standardAnswers(standardSubjects(form, []), SAID);
    expect(checkAnswers(form.questions, new Map([['q0', 'said all the same']]), { standard })).toEqual({
      answers: {},
      errors: [],
    });
  });

  it('is read as it was stored; one that hangs on what no house asks, or on a question behind it, hangs on nothing', () => {
    const form = settings([
      { condition: on('@function', 'dgs') },
      { condition: on('@shoes', '42') },
      { condition: on('q3', 'x') },
      {},
    ]);
    expect(form.questions.map(({ condition }) => condition?.question ?? null)).toEqual(['@function', null, null, null]);
  });
});

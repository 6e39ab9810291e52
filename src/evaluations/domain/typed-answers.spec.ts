import type { Question } from './question.js';
import { carriedFields, judgeAnswers, meets, type Typed } from './typed-answers.js';

const option = (key: string) => ({ key, label: { fr: key, en: '' } });
const OPTIONS = [option('eau'), option('voirie'), option('ecole')];
const question = (change: Partial<Question>): Question => ({
  id: 'id',
  key: 'k',
  kind: 'short',
  step: 0,
  scope: 'event',
  label: { fr: 'Une question ?', en: '' },
  hint: { fr: '', en: '' },
  required: false,
  options: [],
  min: null,
  max: null,
  condition: null,
  replacedBy: null,
  retired: false,
  ...change,
});

function judged(change: Partial<Question>, typed: Typed): unknown {
  const { answers, errors } = judgeAnswers([{ question: question(change), subject: null }], typed);
  if (errors.length > 0)
    return errors.map(({ field, code, parameters }) => [field, code, ...(parameters ? [parameters] : [])]);
  return answers.map(({ value }) => value);
}

describe('one answer', () => {
  it.each<[Partial<Question>, Typed, unknown]>([
    [{ kind: 'agreement' }, { 'q.k': '4' }, [4]],
    [{ kind: 'agreement' }, { 'q.k': '0' }, [0]],
    [{ kind: 'agreement' }, {}, []],
    [{ kind: 'agreement' }, { 'q.k': '5' }, [['q.k=1', 'not-offered']]],
    [{ kind: 'agreement', required: true }, {}, [['q.k=1', 'choose']]],
    [{ kind: 'recommendation' }, { 'q.k': '10' }, [10]],
    [{ kind: 'recommendation' }, { 'q.k': '11' }, [['q.k=0', 'not-offered']]],
    [{ kind: 'recommendation' }, { 'q.k': '1e1' }, [['q.k=0', 'not-offered']]],
    [{ kind: 'choice', options: OPTIONS }, { 'q.k': 'eau' }, ['eau']],
    [{ kind: 'choice', options: OPTIONS }, { 'q.k': 'constructor' }, [['q.k=eau', 'not-offered']]],
    [{ kind: 'several', options: OPTIONS }, { 'q.k:ecole': '1', 'q.k:eau': '1' }, [['eau', 'ecole']]],
    [
      { kind: 'several', options: OPTIONS, max: 1 },
      { 'q.k:ecole': '1', 'q.k:eau': '1' },
      [['q.k:eau', 'too-many', { count: 1 }]],
    ],
    [{ kind: 'several', options: OPTIONS, min: 2 }, { 'q.k:eau': '1' }, [['q.k:eau', 'too-few', { count: 2 }]]],
    [{ kind: 'several', options: OPTIONS, required: true }, {}, [['q.k:eau', 'tick']]],
    [
      { kind: 'ranking', options: OPTIONS },
      { 'q.k:eau': '2', 'q.k:ecole': '1', 'q.k:voirie': '3' },
      [['ecole', 'eau', 'voirie']],
    ],
    [{ kind: 'ranking', options: OPTIONS }, { 'q.k:voirie': '1' }, [['voirie']]],
    [
      { kind: 'ranking', options: OPTIONS },
      { 'q.k:eau': '2', 'q.k:ecole': '2' },
      [['q.k:ecole', 'rank-twice', { place: 2 }]],
    ],
    [{ kind: 'ranking', options: OPTIONS }, { 'q.k:eau': '4' }, [['q.k:eau', 'not-offered']]],
    [{ kind: 'ranking', options: OPTIONS, required: true }, {}, [['q.k:eau', 'rank']]],
    [{ kind: 'number' }, { 'q.k': '1\u00a0250,5' }, [1250.5]],
    [{ kind: 'number' }, { 'q.k': 'douze' }, [['q.k', 'number']]],
    [{ kind: 'number', min: 1, max: 9 }, { 'q.k': '10' }, [['q.k', 'between', { min: 1, max: 9 }]]],
    [{ kind: 'number', min: 1 }, { 'q.k': '0' }, [['q.k', 'small', { min: 1 }]]],
    [{ kind: 'number', max: 9 }, { 'q.k': '10' }, [['q.k', 'large', { max: 9 }]]],
    [{ kind: 'number', required: true }, { 'q.k': ' ' }, [['q.k', 'number-missing']]],
    [{ kind: 'short' }, { 'q.k': '  Une   idée ' }, ['Une idée']],
    [{ kind: 'short' }, { 'q.k': 'x'.repeat(201) }, [['q.k', 'too-long', { max: 200, length: 201 }]]],
    [{ kind: 'long' }, { 'q.k': 'a\r\n\r\n\r\nb' }, ['a\n\nb']],
    [{ kind: 'long', max: 3 }, { 'q.k': 'abcd' }, [['q.k', 'too-long', { max: 3, length: 4 }]]],
    [{ kind: 'long', required: true }, { 'q.k': '\u200b' }, [['q.k', 'missing']]],
  ])('%j of %j is %j', (change, typed, expected) => {
    expect(judged(change, typed)).toEqual(expected);
  });

  it('about an atelier stands in a field of its own', () => {
    const item = { question: question({ kind: 'several', options: OPTIONS }), subject: { key: 'pour-quoi', name: '' } };
    expect(judgeAnswers([item], { 'q.k@pour-quoi:eau': '1', 'q.k:ecole': '1' }).answers).toEqual([
      { question: 'id', subject: 'pour-quoi', value: ['eau'] },
    ]);
  });
});

it.each<[Partial<Question>, Typed, string[], boolean]>([
  [{ kind: 'agreement' }, { 'q.k': '1' }, ['1', '2'], true],
  [{ kind: 'agreement' }, { 'q.k': '3' }, ['1', '2'], false],
  [{ kind: 'agreement', required: true }, {}, ['1'], false],
  [{ kind: 'several', options: OPTIONS }, { 'q.k:eau': '1', 'q.k:ecole': '1' }, ['ecole'], true],
  [{ kind: 'choice', options: OPTIONS }, { 'q.k': 'faux' }, ['faux'], false],
  [{ kind: 'choice', options: OPTIONS, retired: true }, {}, ['eau'], true],
])('a condition on %j, answered %j, by one of %j: %j', (change, typed, anyOf, met) => {
  expect(meets([question(change)], typed, { question: 'k', anyOf })).toBe(met);
});

it('what is typed on other pages is carried, and nothing that is not ours', () => {
  const typed = { 'q.a': '4', 'q.b': '', 'a.x': '1', aucun: '1', _csrf: 'secret', cle: 'k', 'q.c': 'ici' };
  expect(carriedFields(typed, new Set(['q.c']))).toEqual([
    { name: 'q.a', value: '4' },
    { name: 'a.x', value: '1' },
    { name: 'aucun', value: '1' },
  ]);
});

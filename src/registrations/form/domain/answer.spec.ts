import { checkAnswers, readAnswers } from './answer.js';
import { idFor, type Question, readQuestions } from './question.js';

const question = (change: Partial<Question> & Pick<Question, 'id' | 'kind'>): Question => ({
  label: { fr: 'Une question ?', en: '' },
  hint: { fr: '', en: '' },
  required: false,
  options: [],
  min: null,
  max: null,
  condition: null,
  archived: false,
  ...change,
});
const option = (key: string) => ({ key, label: { fr: key, en: '' } });

const night = question({ id: 'veille', kind: 'choice', required: true, options: [option('oui'), option('non')] });
const hotel = question({
  id: 'hotel',
  kind: 'short',
  required: true,
  max: 20,
  condition: { question: 'veille', anyOf: ['oui'] },
});
const themes = question({
  id: 'themes',
  kind: 'several',
  min: 1,
  max: 2,
  options: [option('eau'), option('voirie'), option('ecole')],
});
const children = question({ id: 'agents', kind: 'number', min: 1, max: 500 });
const story = question({ id: 'recit', kind: 'long' });
const order = question({ id: 'ordre', kind: 'file', condition: { question: 'themes', anyOf: ['eau', 'ecole'] } });
const old = question({ id: 'ancienne', kind: 'short', required: true, archived: true });
const FORM = [night, hotel, themes, children, story, order, old];

function judge(posted: unknown, questions = FORM, files: Readonly<Record<string, string>> = {}) {
  const { typed, unreadable } = readAnswers(questions, posted, new Map(Object.entries(files)));
  const { answers, errors } = checkAnswers(questions, typed);
  return {
    answers,
    errors: [...unreadable, ...errors].map(({ field, code, parameters }) => {
      const { question: _, ...rest } = parameters ?? {};
      return Object.keys(rest).length > 0 ? [field, code, rest] : [field, code];
    }),
  };
}

describe('a form', () => {
  it('is understood field by field', () => {
    expect(
      judge(
        {
          'answers.veille': 'oui',
          'answers.hotel': ' Hôtel  de  France ',
          'answers.themes.ecole': 'oui',
          'answers.themes.eau': 'oui',
          'answers.agents': '1 2',
          'answers.recit': 'Un\r\n\r\n\r\njour',
          'answers.ordre': 'a name that says nothing',
        },
        FORM,
        { ordre: '0190-file' },
      ),
    ).toEqual({
      errors: [],
      answers: {
        veille: 'oui',
        hotel: 'Hôtel de France',
        themes: ['eau', 'ecole'],
        agents: 12,
        recit: 'Un\n\njour',
        ordre: '0190-file',
      },
    });
  });

  it.each([
    ['an answer to a question that is hidden', { 'answers.veille': 'non', 'answers.hotel': 'x'.repeat(9000) }],
    ['a file named by its id', { 'answers.veille': 'non', 'answers.themes.eau': '', 'answers.ordre': 'f' }],
    ['a question that is gone', { 'answers.veille': 'non', 'answers.disparue': 'x', 'answers.themes.disparu': 'oui' }],
    ['an archived question', { 'answers.veille': 'non', 'answers.ancienne': 'x' }],
  ])('drops %s without a word', (_, posted) => {
    expect(judge(posted)).toEqual({ errors: [], answers: { veille: 'non' } });
  });

  it('asks nothing beyond an unanswered question', () => {
    expect(judge({})).toEqual({ errors: [['answers.veille.oui', 'answer-choose']], answers: {} });
  });
});

describe('one wrong answer', () => {
  const right = { 'answers.veille': 'non' };
  it.each([
    [{ 'answers.veille': 'peut-être' }, ['answers.veille.oui', 'answer-not-offered']],
    [{ 'answers.veille': 'constructor' }, ['answers.veille.oui', 'answer-not-offered']],
    [{ 'answers.veille': 'oui' }, ['answers.hotel', 'answer-missing']],
    [
      { 'answers.veille': 'oui', 'answers.hotel': 'h'.repeat(21) },
      ['answers.hotel', 'answer-too-long', { max: 20, length: 21 }],
    ],
    [
      { 'answers.themes.eau': '1', 'answers.themes.voirie': '1', 'answers.themes.ecole': '1' },
      ['answers.themes.eau', 'answer-too-many', { count: 2 }],
    ],
    [{ 'answers.agents': 'douze' }, ['answers.agents', 'answer-number']],
    [{ 'answers.agents': '1e3' }, ['answers.agents', 'answer-number']],
    [{ 'answers.agents': '0' }, ['answers.agents', 'answer-between', { min: 1, max: 500 }]],
    [{ 'answers.agents': '501' }, ['answers.agents', 'answer-between', { min: 1, max: 500 }]],
    [{ 'answers.recit': 'r'.repeat(2001) }, ['answers.recit', 'answer-too-long', { max: 2000, length: 2001 }]],
  ])('row %#', (posted, error) => {
    expect(judge({ ...right, ...posted }).errors).toEqual([error]);
  });

  it.each([
    ['required texts', { kind: 'long' }, '', 'answer-missing'],
    ['required numbers', { kind: 'number' }, '', 'answer-number-missing'],
    ['required files', { kind: 'file' }, '', 'answer-file'],
    ['small numbers', { kind: 'number', min: 2 }, '1,5', 'answer-small'],
    ['large numbers', { kind: 'number', max: 2 }, '2,5', 'answer-large'],
    ['endless numbers', { kind: 'number' }, '9999999999', 'answer-number'],
  ] as const)('%s', (_, change, typed, code) => {
    const one = question({ id: 'q', required: true, ...change });
    expect(judge({ 'answers.q': typed }, [one]).errors.map(([, found]) => found)).toEqual([code]);
  });

  it('of a group of boxes stands at the first', () => {
    expect(judge({}, [{ ...themes, required: true }]).errors).toEqual([['answers.themes.eau', 'answer-tick']]);
    expect(judge({ 'answers.themes.eau': '1' }, [{ ...themes, min: 2, max: null }]).errors).toEqual([
      ['answers.themes.eau', 'answer-too-few', { count: 2 }],
    ]);
  });

  it('hides none that depends on it', () => {
    const both = { 'answers.themes.eau': '1', 'answers.themes.voirie': '1', 'answers.themes.ecole': '1' };
    expect(judge({ ...right, ...both }, [night, themes, { ...order, required: true }]).errors).toEqual([
      ['answers.themes.eau', 'answer-too-many', { count: 2 }],
      ['answers.ordre', 'answer-file'],
    ]);
  });
});

it('follows conditions over conditions', () => {
  const third = question({ id: 'etoiles', kind: 'choice', options: [option('une')], condition: hotel.condition });
  const fourth = question({ id: 'plus', kind: 'short', condition: { question: 'etoiles', anyOf: ['une'] } });
  const posted = { 'answers.etoiles': 'une', 'answers.plus': 'x' };
  expect(judge({ 'answers.veille': 'non', ...posted }, [night, third, fourth]).answers).toEqual({ veille: 'non' });
  expect(judge({ 'answers.veille': 'oui', ...posted }, [night, third, fourth]).answers).toEqual({
    veille: 'oui',
    etoiles: 'une',
    plus: 'x',
  });
});

it('asks what depended on an archived question', () => {
  expect(judge({ 'answers.hotel': 'Ibis' }, [{ ...night, archived: true }, hotel]).answers).toEqual({ hotel: 'Ibis' });
});

it('drops a file that is not asked for', () => {
  expect(judge({ 'answers.veille': 'non' }, FORM, { ordre: 'f' })).toEqual({ errors: [], answers: { veille: 'non' } });
});

describe("the API's object", () => {
  it('holds texts, numbers and lists', () => {
    expect(judge({ answers: { veille: 'oui', hotel: 'Ibis', themes: ['ecole', 'eau', 'eau'], agents: 12.5 } })).toEqual(
      {
        errors: [],
        answers: { veille: 'oui', hotel: 'Ibis', themes: ['eau', 'ecole'], agents: 12.5 },
      },
    );
  });

  const unknown = (typed: string) => [`answers.${typed}`, 'question-unknown', { typed }];
  it.each([
    [{ inconnue: 'x' }, [unknown('inconnue')]],
    [JSON.parse('{"__proto__": "x"}'), [unknown('__proto__')]],
    [{ constructor: 'x' }, [unknown('constructor')]],
    [{ ancienne: 'x' }, [unknown('ancienne')]],
    [{ recit: { a: 1 } }, [['answers.recit', 'not-text']]],
    [{ recit: ['a'] }, [['answers.recit', 'not-text']]],
    [{ recit: true }, [['answers.recit', 'not-text']]],
    [{ themes: [['eau']] }, [['answers.themes', 'not-text']]],
    [{ themes: [1] }, [['answers.themes', 'not-text']]],
    [{ themes: Array.from({ length: 101 }, () => 'eau') }, [['answers.themes', 'not-text']]],
    [{ themes: ['eau', 'gaz'] }, [['answers.themes.eau', 'answer-not-offered']]],
    [{ recit: null }, []],
    [{ ordre: '0190-file' }, [['answers.ordre', 'answer-file-by-form']]],
    ['texte', [['answers', 'answers-object']]],
    [['eau'], [['answers', 'answers-object']]],
    [12, [['answers', 'answers-object']]],
  ])('row %#', (answers: object | string | number, errors) => {
    const { veille } = { veille: 'non' };
    const document = typeof answers === 'object' && !Array.isArray(answers) ? { veille, ...answers } : answers;
    const kept = answers && Object.hasOwn(answers as object, '__proto__') ? answers : document;
    expect(judge({ answers: kept }).errors.filter(([field]) => field !== 'answers.veille.oui')).toEqual(errors);
  });

  it.each([[null], [undefined], ['texte'], [12], [[]]])('%j says nothing', (posted) => {
    expect(judge(posted, [story])).toEqual({ answers: {}, errors: [] });
  });
});

describe('questions as they were stored', () => {
  it.each([
    [null],
    ['texte'],
    [{ 0: night }],
    [[null, 12, 'x', {}, { id: 'a b', kind: 'short' }, { id: 'a', kind: 'gone' }, { id: '__proto__', kind: 'short' }]],
  ])('%j are none', (stored) => {
    expect(readQuestions(stored)).toEqual([]);
  });

  it('are read back as they were written', () => {
    expect(readQuestions(JSON.parse(JSON.stringify(FORM)))).toEqual(FORM);
  });

  it('lose a condition on what does not stand before', () => {
    expect(readQuestions([hotel, night]).map(({ condition }) => condition)).toEqual([null, null]);
  });
});

it.each([
  ['Arrivez-vous la veille ?', [], 'arrivez-vous-la-veille'],
  ['Arrivez-vous la veille ?', ['arrivez-vous-la-veille'], 'arrivez-vous-la-veille-2'],
  ['constructor', [], 'question'],
  ['???', ['question'], 'question-2'],
  ['x'.repeat(300), [], 'x'.repeat(48)],
])('the id for %j beside %j is %j', (label, taken, id) => {
  expect(idFor(label, taken)).toBe(id);
});

import { backward, completed, forward, isComplete, pagesFor } from './answering.js';
import type { Attendance } from './pages.js';
import type { Question } from './question.js';
import type { Typed } from './typed-answers.js';

const question = (change: Partial<Question> & Pick<Question, 'key' | 'kind'>): Question => ({
  id: `id-${change.key}`,
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
const option = (key: string) => ({ key, label: { fr: key, en: '' } });

const QUESTIONS = [
  question({ key: 'rythme', kind: 'agreement', required: true }),
  question({ key: 'suite', kind: 'choice', options: [option('oui'), option('non')] }),
  question({ key: 'laquelle', kind: 'short', required: true, condition: { question: 'suite', anyOf: ['oui'] } }),
  question({ key: 'utile', kind: 'agreement', scope: 'atelier', step: 1, required: true }),
  question({ key: 'mot', kind: 'short', scope: 'atelier', step: 1 }),
  question({ key: 'binome', kind: 'agreement', scope: 'facilitator', step: 1 }),
  question({ key: 'nps', kind: 'recommendation', step: 2 }),
  question({
    key: 'frein',
    kind: 'long',
    step: 2,
    condition: { question: 'nps', anyOf: ['0', '1', '2', '3', '4', '5', '6'] },
  }),
  question({ key: 'ancienne', kind: 'short', step: 3, required: true, retired: true }),
];
const person = (key: string) => ({ key, name: key });
const PQ = { key: 'pour-quoi', letter: 'A', title: 'Pour quoi ?', facilitators: [person('ana'), person('bob')] };
const AQ = { key: 'avec-qui', letter: 'B', title: 'Avec qui ?', facilitators: [person('bob')] };
const ASKED: Attendance = { ateliers: [PQ, AQ], attended: null };
const KNOWN: Attendance = { ateliers: [PQ, AQ], attended: ['avec-qui'] };

const keys = (attendance: Attendance, typed: Typed = {}) =>
  pagesFor(QUESTIONS, attendance, typed).map(({ key, items }) => [
    key,
    items.map((item) => `${item.question.key}${item.subject ? `@${item.subject.key}` : ''}`).join(' '),
  ]);

describe('the pages of one person', () => {
  it('follow the plan where it knows where they were', () => {
    expect(keys(KNOWN)).toEqual([
      ['etape-1', 'rythme suite laquelle'],
      ['etape-2', 'utile@avec-qui mot@avec-qui binome@bob'],
      ['etape-3', 'nps frein'],
    ]);
  });

  it('ask where they were, and repeat for each atelier, all of one together', () => {
    expect(keys(ASKED)).toEqual([
      ['etape-1', 'rythme suite laquelle'],
      ['ateliers', ''],
      ['etape-3', 'nps frein'],
    ]);
    expect(keys(ASKED, { 'a.avec-qui': '1', 'a.pour-quoi': '1' })[2]).toEqual([
      'etape-2',
      'utile@pour-quoi mot@pour-quoi utile@avec-qui mot@avec-qui binome@ana binome@bob',
    ]);
  });

  it('ask nothing of ateliers where there are none, and do not ask where there is but one', () => {
    expect(keys({ ateliers: [], attended: null }).map(([key]) => key)).toEqual(['etape-1', 'etape-3']);
    expect(keys({ ateliers: [PQ], attended: null }).map(([key]) => key)).toEqual(['etape-1', 'etape-2', 'etape-3']);
  });
});

describe('step by step', () => {
  it('goes forward once the page is right, and back without being judged', () => {
    const wrong = forward(QUESTIONS, KNOWN, {}, 'etape-1');
    expect(wrong).toMatchObject({ at: 0, errors: [{ field: 'q.rythme=1', code: 'choose' }] });
    expect(forward(QUESTIONS, KNOWN, { 'q.rythme': '4' }, 'etape-1')).toMatchObject({ at: 1, errors: [] });
    expect(backward(QUESTIONS, KNOWN, {}, 'etape-2')).toMatchObject({ at: 0, errors: [] });
    expect(backward(QUESTIONS, KNOWN, {}, 'etape-1')).toMatchObject({ at: 0, errors: [] });
    expect(forward(QUESTIONS, KNOWN, { 'q.rythme': '4' }, 'page-inventee')).toMatchObject({ at: 1 });
  });

  it('asks for an atelier, or for none', () => {
    const typed = { 'q.rythme': '4' };
    expect(forward(QUESTIONS, ASKED, typed, 'ateliers')).toMatchObject({
      at: 1,
      errors: [{ field: 'a.pour-quoi', code: 'atelier' }],
    });
    expect(forward(QUESTIONS, ASKED, { ...typed, aucun: '1' }, 'ateliers')).toMatchObject({ at: 2, errors: [] });
    expect(forward(QUESTIONS, ASKED, { ...typed, 'a.invente': '1' }, 'ateliers')).toMatchObject({ at: 1 });
  });

  it('is complete after the last page, and leads back to what was left out before', () => {
    const typed = { 'q.rythme': '0', 'q.utile@avec-qui': '3', 'q.binome@bob': '2', 'q.nps': '8' };
    const done = forward(QUESTIONS, KNOWN, typed, 'etape-3');
    expect(isComplete(done)).toBe(true);
    expect(done).toEqual({
      ateliers: ['avec-qui'],
      answers: [
        { question: 'id-rythme', subject: null, value: 0 },
        { question: 'id-utile', subject: 'avec-qui', value: 3 },
        { question: 'id-binome', subject: 'bob', value: 2 },
        { question: 'id-nps', subject: null, value: 8 },
      ],
    });
    expect(forward(QUESTIONS, KNOWN, { ...typed, 'q.utile@avec-qui': '' }, 'etape-3')).toMatchObject({
      at: 1,
      errors: [{ field: 'q.utile@avec-qui=1', code: 'choose' }],
    });
  });

  it('counts what depends on an answer only where that answer was given', () => {
    const base = { 'q.rythme': '4', 'q.utile@avec-qui': '3' };
    const answersOf = (typed: Typed) => {
      const outcome = completed(QUESTIONS, KNOWN, { ...base, ...typed });
      return isComplete(outcome)
        ? outcome.answers.slice(1).map(({ question, value }) => [question, value])
        : outcome.errors;
    };
    expect(answersOf({ 'q.suite': 'oui' })).toEqual([{ field: 'q.laquelle', code: 'missing' }]);
    expect(answersOf({ 'q.suite': 'non', 'q.laquelle': 'x', 'q.nps': '9', 'q.frein': 'y' })).toEqual([
      ['id-suite', 'non'],
      ['id-utile', 3],
      ['id-nps', 9],
    ]);
    expect(answersOf({ 'q.nps': '6', 'q.frein': ' Le temps ' })).toEqual([
      ['id-utile', 3],
      ['id-nps', 6],
      ['id-frein', 'Le temps'],
    ]);
  });
});

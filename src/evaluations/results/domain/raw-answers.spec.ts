import type { Question } from '../../domain/question.js';
import { NO_FACTS, type Response } from '../../domain/response.js';
import { rawAnswers } from './raw-answers.js';
import { Results } from './results.js';

const said = { fr: '', en: '' };
const asked = (id: string, change: Partial<Question>): Question => ({
  id,
  key: id,
  kind: 'agreement',
  step: 0,
  scope: 'event',
  label: said,
  hint: said,
  required: false,
  options: [],
  min: null,
  max: null,
  condition: null,
  replacedBy: null,
  retired: false,
  ...change,
});
const QUESTIONS = [
  asked('tout', {}),
  asked('rare', { kind: 'number' }),
  asked('atelier', { scope: 'atelier' }),
  asked('mot', { kind: 'long' }),
];
/** Seven people: three have a number, two were in atelier b. */
const ROOM = Array.from({ length: 7 }, (_, at): Response => ({
  facts: { ...NO_FACTS, type: 'commune' },
  whole: true,
  answers: [
    { question: 'tout', subject: null, value: (at % 4) + 1 },
    ...(at < 3 ? [{ question: 'rare', subject: null, value: at }] : []),
    { question: 'atelier', subject: at < 5 ? 'a' : 'b', value: 4 },
    { question: 'mot', subject: null, value: `Texte ${at}` },
  ],
}));

describe('answers for a statistician', () => {
  const raw = rawAnswers(ROOM, new Results(QUESTIONS, ROOM, 5), () => 0);

  it('hold what enough people answered, and each text alone', () => {
    expect(raw.wholeQuestions.map(({ id }) => id)).toEqual(['tout']);
    expect(raw.whole.map(([value]) => value).toSorted()).toEqual([1, 1, 2, 2, 3, 3, 4]);
    expect(raw.texts.map(({ text }) => text).toSorted()).toEqual(ROOM.map((_, at) => `Texte ${at}`));
  });

  it('say nothing of the two who were elsewhere, nor, by difference, of the five', () => {
    expect(raw.subjects).toEqual([]);
  });

  it('stand in another order than they came', () => {
    expect(raw.texts.map(({ text }) => text)).not.toEqual(ROOM.map((_, at) => `Texte ${at}`));
  });
});

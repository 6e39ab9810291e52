import type { Question } from '../../domain/question.js';
import { NO_FACTS, type AnswerValue } from '../../domain/response.js';
import { compared } from './comparison.js';
import { Results } from './results.js';

const said = { fr: '', en: '' };
const asked = (id: string, key: string, kind: Question['kind']): Question => ({
  id,
  key,
  kind,
  step: 0,
  scope: 'event',
  label: said,
  hint: said,
  required: false,
  options: [
    { key: 'a', label: said },
    { key: 'b', label: said },
  ],
  min: null,
  max: null,
  condition: null,
  replacedBy: null,
  retired: false,
});
const results = (question: Question, values: readonly AnswerValue[]) =>
  new Results(
    [question],
    values.map((value) => ({
      facts: NO_FACTS,
      whole: true,
      answers: [{ question: question.id, subject: null, value }],
    })),
    5,
  );
const brief = (here: Results, there: Results) =>
  compared(here, there).map(({ n, measures }) => [
    n.here,
    n.there,
    ...measures.map(({ measure, here: one, there: two, change }) => [measure, one, two, change]),
  ]);

describe('the same question in two questionnaires', () => {
  it('agreement, in percentage points with both n', () => {
    const here = results(asked('q1', 'temps', 'agreement'), [4, 4, 3, 2, 1, 0]);
    const there = results(asked('q2', 'temps', 'agreement'), [4, 3, 3, 3, 3, 3, 2, 2, 2, 1]);
    expect(brief(here, there)).toEqual([[5, 10, ['agreeing', 60, 60, 0]]]);
  });

  it('recommendation and choices', () => {
    const here = results(asked('q1', 'nps', 'recommendation'), [10, 9, 9, 7, 6]);
    const there = results(asked('q2', 'nps', 'recommendation'), [10, 8, 8, 8, 8]);
    expect(brief(here, there)).toEqual([[5, 5, ['score', 40, 20, 20]]]);
    const one = results(asked('q1', 'suite', 'choice'), ['a', 'a', 'a', 'b', 'b']);
    const two = results(asked('q2', 'suite', 'choice'), ['a', 'b', 'b', 'b', 'b']);
    expect(brief(one, two)).toEqual([[5, 5, ['a', 60, 20, 40], ['b', 40, 80, -40]]]);
  });

  it('nothing of too few, nor of another key or kind', () => {
    const here = results(asked('q1', 'temps', 'agreement'), [4, 4, 3, 2, 1]);
    expect(brief(here, results(asked('q2', 'temps', 'agreement'), [4, 4, 3, 2]))).toEqual([[0, 0]]);
    expect(brief(here, results(asked('q2', 'autre', 'agreement'), [4, 4, 3, 2, 1]))).toEqual([]);
    expect(brief(here, results(asked('q2', 'temps', 'recommendation'), [4, 4, 3, 2, 1]))).toEqual([]);
  });
});

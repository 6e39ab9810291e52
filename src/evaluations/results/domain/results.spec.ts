import type { Question } from '../../domain/question.js';
import { NO_FACTS, type Response } from '../../domain/response.js';
import { Results } from './results.js';

const question = (change: Partial<Question>): Question => ({
  id: 'q1',
  key: 'organisation',
  step: 0,
  kind: 'agreement',
  scope: 'event',
  label: { fr: 'L’organisation', en: 'The organisation' },
  hint: { fr: '', en: '' },
  required: true,
  options: [],
  min: null,
  max: null,
  condition: null,
  replacedBy: null,
  retired: false,
  ...change,
});

const response = (type: string | null, ...answers: Response['answers']): Response => ({
  facts: { ...NO_FACTS, type },
  answers,
  whole: true,
});
const many = (count: number, make: () => Response) => Array.from({ length: count }, make);
const says = (value: number, subject: string | null = null, id = 'q1') => ({ question: id, subject, value });

describe('the results of a questionnaire', () => {
  it('are those of everybody, and of a group where a group is enough', () => {
    const results = new Results(
      [question({})],
      [...many(8, () => response('commune', says(4))), ...many(6, () => response('epci', says(2)))],
      5,
    );
    const counts = (type?: string) => {
      const { figure } = results.of(results.questions[0]!, type ? { type } : {});
      return figure?.kind === 'agreement' ? figure.counts : null;
    };
    expect(counts()).toEqual([0, 6, 0, 8]);
    expect(counts('epci')).toEqual([0, 6, 0, 0]);
    expect(counts('other')).toBeNull();
  });

  it('hide a question that few answered, though many answered the others', () => {
    const rare = question({ id: 'q2', key: 'freins' });
    const results = new Results(
      [question({}), rare],
      [...many(6, () => response(null, says(3))), ...many(2, () => response(null, says(3), says(1, null, 'q2')))],
      5,
    );
    expect(results.under({}, () => []).map(({ figure }) => figure?.n ?? null)).toEqual([8, null]);
  });

  it('repeat for each atelier', () => {
    const about = question({ id: 'q3', scope: 'atelier' });
    const results = new Results(
      [about],
      [
        ...many(6, () => response(null, says(4, 'pour-quoi', 'q3'))),
        ...many(5, () => response(null, says(1, 'avec-qui', 'q3'))),
      ],
      5,
    );
    expect(
      results
        .under({}, () => ['pour-quoi', 'avec-qui', 'nobody-came'])
        .map(({ subject, figure }) => [subject, figure?.n ?? null]),
    ).toEqual([
      ['pour-quoi', 6],
      ['avec-qui', 5],
      ['nobody-came', null],
    ]);
  });

  it('of 100,000 answers take less than the page has', () => {
    const questions = Array.from({ length: 25 }, (_, at) => question({ id: `q${at}`, key: `k${at}` }));
    const responses = many(4000, () =>
      response('commune', ...questions.map(({ id }, at) => says(1 + (at % 4), null, id))),
    );
    const begun = performance.now();
    expect(new Results(questions, responses, 5).under({}, () => [])).toHaveLength(25);
    expect(performance.now() - begun).toBeLessThan(2000);
  });
});

import fc from 'fast-check';
import { protectFacts } from './protect-facts.js';
import { type Answer, type Facts, NO_FACTS, type Response } from './response.js';

const response = (
  type: string,
  fonction: string | null,
  ateliers: string[] | null,
  answers: Answer[] = [],
): Response => ({
  facts: { type, function: fonction, ateliers },
  answers,
  whole: true,
});
const times = (count: number, one: Response) => Array.from({ length: count }, () => ({ ...one }));
const factsOf = (responses: readonly Response[]) =>
  responses.map(({ facts }) => [facts.type, facts.function, facts.ateliers?.join('+') ?? null].join(' '));

describe('what stays beside the answers', () => {
  it.each<[string, Response[], string[]]>([
    ['everything that five share', times(5, response('commune', 'dgs', ['a'])), Array(5).fill('commune dgs a')],
    ['nothing of four', times(4, response('commune', 'dgs', ['a'])), Array(4).fill('  ')],
    [
      'the type, where functions are rare',
      [...times(3, response('commune', 'dgs', null)), ...times(2, response('commune', 'dst', null))],
      Array(5).fill('commune  '),
    ],
    [
      'nothing, where one alone is of another type: a group keeps that person company',
      [...times(5, response('commune', null, null)), response('epci', null, null)],
      Array(6).fill('  '),
    ],
    [
      'the larger group, where another keeps company',
      [
        ...times(6, response('commune', null, null)),
        ...times(5, response('epci', null, null)),
        response('other', null, null),
      ],
      [...Array<string>(6).fill('commune  '), ...Array<string>(6).fill('  ')],
    ],
    [
      'no atelier of anybody, where one pair is rare',
      [...times(5, response('commune', null, ['a'])), response('commune', null, ['a', 'b'])],
      Array(6).fill('commune  '),
    ],
  ])('%s', (_, responses, facts) => {
    expect(factsOf(protectFacts(responses, 5))).toEqual(facts);
  });

  it('is cut into pieces by atelier, for everybody, where a pair of ateliers is rare', () => {
    const answers: Answer[] = [
      { question: 'q', subject: null, value: 4 },
      { question: 'p', subject: 'a', value: 3 },
      { question: 't', subject: 'a', value: 'Bien' },
      { question: 'p', subject: 'b', value: 1 },
    ];
    expect(protectFacts([response('commune', null, ['a', 'b'], answers)], 2)).toEqual([
      { facts: NO_FACTS, answers: [answers[0]], whole: true },
      { facts: NO_FACTS, answers: [answers[1], answers[2]], whole: false },
      { facts: NO_FACTS, answers: [answers[3]], whole: false },
    ]);
  });
});

describe('of any people', () => {
  const facts: fc.Arbitrary<Facts> = fc.record({
    type: fc.constantFrom('commune', 'epci', 'other', null),
    function: fc.constantFrom('dgs', 'dst', 'elu', null),
    ateliers: fc.constantFrom(['a'], ['b'], ['a', 'b'], null),
  });
  const people = fc.array(
    facts.map((one): Response => ({
      facts: one,
      whole: true,
      answers: [null, ...(one.ateliers ?? [])].map((subject) => ({ question: 'q', subject, value: 1 })),
    })),
    { maxLength: 80 },
  );

  it('none is one of fewer than the threshold, unless all together are fewer', () => {
    fc.assert(
      fc.property(people, fc.integer({ min: 2, max: 10 }), (responses, threshold) => {
        const whole = protectFacts(responses, threshold).filter((one) => one.whole);
        const groups = Map.groupBy(whole, (one) => JSON.stringify(one.facts));
        for (const group of groups.values()) {
          expect(group.length).toBeGreaterThanOrEqual(Math.min(threshold, responses.length));
        }
      }),
    );
  });

  it('says nothing of anybody that was not so, and loses no answer', () => {
    fc.assert(
      fc.property(people, fc.integer({ min: 2, max: 10 }), (responses, threshold) => {
        const result = protectFacts(responses, threshold);
        const whole = result.filter((one) => one.whole);
        expect(whole).toHaveLength(responses.length);
        whole.forEach((one, at) => {
          const { facts: before } = responses[at]!;
          expect([null, before.type]).toContain(one.facts.type);
          expect([null, before.function]).toContain(one.facts.function);
          expect([null, before.ateliers]).toContainEqual(one.facts.ateliers);
        });
        const count = (list: readonly Response[]) =>
          list.flatMap(({ answers }) => answers.map(({ subject }) => String(subject))).sort();
        expect(count(result)).toEqual(count(responses));
        // A piece speaks of one atelier, and everybody's answers on ateliers are cut off or nobody's.
        const pieces = result.filter((one) => !one.whole);
        for (const piece of pieces) expect(new Set(piece.answers.map(({ subject }) => subject)).size).toBe(1);
        if (pieces.length > 0) {
          expect(whole.flatMap(({ answers }) => answers).every(({ subject }) => subject === null)).toBe(true);
        }
      }),
    );
  });
});

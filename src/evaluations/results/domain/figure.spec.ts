import { agreeing, figureOf, type AgreementFigure } from './figure.js';

const options = ['pour-quoi', 'avec-qui', 'quand'].map((key) => ({ key, label: { fr: key, en: key } }));

describe('what answers say together', () => {
  it('agreement: « sans avis » is outside the denominator', () => {
    const figure = figureOf({ kind: 'agreement', options: [] }, [4, 4, 3, 3, 3, 2, 1, 0, 0]) as AgreementFigure;
    expect(figure).toEqual({ kind: 'agreement', counts: [1, 1, 3, 2], noOpinion: 2, n: 7 });
    expect(agreeing(figure)).toBe(71);
    expect(agreeing({ counts: [0, 0, 0, 0], n: 0 })).toBeNull();
  });

  it.each([
    [[10, 9, 8, 7, 6, 0], { promoters: 2, passives: 2, detractors: 2, score: 0, n: 6 }],
    [[10, 10, 10], { promoters: 3, passives: 0, detractors: 0, score: 100, n: 3 }],
    [[0, 6, 9], { promoters: 1, passives: 0, detractors: 2, score: -33, n: 3 }],
    // A half goes away from zero, on both sides: 12.5 and −12.5.
    [[9, 8, 8, 8, 8, 8, 8, 8], { promoters: 1, passives: 7, detractors: 0, score: 13, n: 8 }],
    [[6, 8, 8, 8, 8, 8, 8, 8], { promoters: 0, passives: 7, detractors: 1, score: -13, n: 8 }],
    [[], { promoters: 0, passives: 0, detractors: 0, score: null, n: 0 }],
  ])('recommendation %j', (values, expected) => {
    expect(figureOf({ kind: 'recommendation', options: [] }, values)).toMatchObject(expected);
  });

  it('several: people, not ticks, make the denominator', () => {
    expect(figureOf({ kind: 'several', options }, [['pour-quoi', 'quand'], ['quand'], ['gone'], []])).toEqual({
      kind: 'several',
      counts: [
        { key: 'pour-quoi', count: 1 },
        { key: 'avec-qui', count: 0 },
        { key: 'quand', count: 2 },
      ],
      n: 2,
    });
  });

  it('choice', () => {
    expect(figureOf({ kind: 'choice', options }, ['quand', 'quand', 'avec-qui'])).toMatchObject({ n: 3 });
  });

  it('ranking: each place of each option', () => {
    expect(
      figureOf({ kind: 'ranking', options }, [
        ['quand', 'pour-quoi', 'avec-qui'],
        ['quand', 'avec-qui', 'pour-quoi'],
        ['pour-quoi'],
      ]),
    ).toEqual({
      kind: 'ranking',
      options: [
        { key: 'pour-quoi', places: [1, 1, 1] },
        { key: 'avec-qui', places: [0, 1, 1] },
        { key: 'quand', places: [2, 0, 0] },
      ],
      n: 3,
    });
  });

  it.each([
    [[3], { median: 3, smallest: 3, largest: 3, n: 1 }],
    [[5, 1, 3, 100], { median: 4, smallest: 1, largest: 100, n: 4 }],
    [[], { median: null, smallest: null, largest: null, n: 0 }],
  ])('numbers %j: a median with its ends, never a mean', (values, expected) => {
    expect(figureOf({ kind: 'number', options: [] }, values)).toEqual({ kind: 'number', ...expected });
  });

  it('texts are counted, and read elsewhere', () => {
    expect(figureOf({ kind: 'long', options: [] }, ['Je repars avec des idées', ''])).toEqual({ kind: 'texts', n: 1 });
  });
});

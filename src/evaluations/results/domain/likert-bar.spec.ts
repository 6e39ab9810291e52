import { likertBar, likertScale } from './likert-bar.js';

describe('a bar of agreement', () => {
  it('stands as the design draws it', () => {
    const figure = { counts: [1, 5, 31, 24] as const, n: 61 };
    expect(likertBar(figure, likertScale([figure]))).toEqual(
      [
        { point: 1, count: 1, x: 30.89, width: 1.02, labelAt: null },
        { point: 2, count: 5, x: 31.9, width: 5.08, labelAt: 34.44 },
        { point: 3, count: 31, x: 38, width: 31.51, labelAt: 53.75 },
        { point: 4, count: 24, x: 69.51, width: 24.39, labelAt: 81.7 },
      ].map((segment, at) =>
        at === 0 ? { ...segment, x: 31.9 } : at === 1 ? { ...segment, x: 32.92, labelAt: 35.46 } : segment,
      ),
    );
  });

  it('of one opinion fills its side', () => {
    const all = { counts: [0, 0, 0, 9] as const, n: 9 };
    expect(likertBar(all, likertScale([all]))).toEqual([{ point: 4, count: 9, x: 38, width: 62, labelAt: 69 }]);
  });

  it.each([
    [[9, 0, 0, 0], { zero: 62, unit: 0.62 }],
    [[7, 0, 0, 3], { zero: 43.4, unit: 0.62 }],
  ] as const)('gives way where disagreement prevails: %j', (counts, { zero, unit }) => {
    const scale = likertScale([{ counts, n: counts.reduce<number>((a, b) => a + b, 0) }]);
    expect(scale.zero).toBeCloseTo(zero, 5);
    expect(scale.unit).toBeCloseTo(unit, 5);
  });

  it('of nobody is empty', () => {
    expect(likertBar({ counts: [0, 0, 0, 0], n: 0 }, likertScale([]))).toEqual([]);
  });

  it('never leaves the drawing', () => {
    const figures = [
      { counts: [10, 0, 0, 0] as const, n: 10 },
      { counts: [0, 0, 0, 10] as const, n: 10 },
    ];
    const scale = likertScale(figures);
    for (const segment of figures.flatMap((figure) => likertBar(figure, scale))) {
      expect(segment.x).toBeGreaterThanOrEqual(0);
      expect(segment.x + segment.width).toBeLessThanOrEqual(100);
    }
  });
});

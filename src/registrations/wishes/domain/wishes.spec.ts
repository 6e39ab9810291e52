import type { Session, Track } from '../../../programme/domain/programme.js';
import { atelierMoves } from './follow-ateliers.js';
import { checkWishes, readWishes, typedFrom } from './wish-choices.js';
import { NO_WISHES, readWishRule, wishRounds, type WishRule } from './wish-rounds.js';

const session = (phase: number | null, tracks: readonly (Partial<Track> & { title: string })[]): Session => ({
  id: `s${phase}`,
  day: '2019-11-15',
  kind: 'ateliers',
  title: `Phase ${phase}`,
  text: null,
  start: null,
  end: null,
  allDay: false,
  printedTime: null,
  phase,
  venueId: null,
  room: null,
  speakers: [],
  parts: [],
  themes: [],
  tracks: tracks.map((track, at) => ({ letter: 'ABCDEF'[at]!, speakers: [], ...track })),
});
const rule = (change: Partial<WishRule> = {}): WishRule => ({ ...NO_WISHES, how: 'ranked', ranks: 2, ...change });

const territories = [{ title: 'Trois-Rivières' }, { title: 'Grand-Bocage' }, { title: 'Val-Saint-Aubin' }];
const twoPhases = [session(1, territories), session(2, territories)];
const themes = [
  session(1, [
    { title: 'Former', theme: 'Formation' },
    { title: 'Recruter', theme: 'Emploi' },
  ]),
  session(2, [
    { title: 'Certifier', theme: 'formation' },
    { title: 'Mobiliser', theme: 'Réseaux' },
  ]),
];

describe('the rankings of a programme', () => {
  const shape = (sessions: readonly Session[], wanted: WishRule) =>
    wishRounds(sessions, wanted).map(({ phase, phases, ranks, ateliers }) => [
      phase,
      phases,
      ranks,
      ateliers.map(({ letter }) => letter).join(''),
    ]);

  it.each([
    ['nothing asked', twoPhases, rule({ how: 'none' }), []],
    [
      'one a phase',
      twoPhases,
      rule(),
      [
        [1, 1, 2, 'ABC'],
        [2, 1, 2, 'ABC'],
      ],
    ],
    ['one a day', twoPhases, rule({ per: 'day' }), [[0, 2, 2, 'ABC']]],
    [
      'one a day, but ateliers differ',
      themes,
      rule({ per: 'day' }),
      [
        [1, 1, 2, 'AB'],
        [2, 1, 2, 'AB'],
      ],
    ],
    [
      'fewer ateliers than ranks',
      themes,
      rule({ ranks: 9 }),
      [
        [1, 1, 2, 'AB'],
        [2, 1, 2, 'AB'],
      ],
    ],
    ['one phase of a day', [twoPhases[0]!], rule({ per: 'day' }), [[1, 1, 2, 'ABC']]],
    [
      'phases nobody numbered',
      [session(null, territories), session(null, territories)],
      rule(),
      [
        [1, 1, 2, 'ABC'],
        [2, 1, 2, 'ABC'],
      ],
    ],
    ['no choice', [session(1, [{ title: 'Seul' }]), session(2, [])], rule(), []],
    ['no programme', [], rule(), []],
  ] as const)('%s', (_, sessions, wanted, expected) => {
    expect(shape(sessions, wanted)).toEqual(expected);
  });
});

describe('a ranking', () => {
  const judge = (posted: unknown, wanted = rule(), sessions = [twoPhases[0]!]) => {
    const rounds = wishRounds(sessions, wanted);
    const { typed, unreadable } = readWishes(rounds, posted);
    const { wishes, errors } = checkWishes(rounds, typed, wanted);
    return {
      wishes: wishes.map(({ phase, atelier, rank }) => `${phase}${atelier}${rank}`),
      errors: [...unreadable, ...errors].map(({ field, code }) => [field, code]),
    };
  };

  it.each([
    [{ 'wishes.1.C': '1', 'wishes.1.A': '2' }, ['1C1', '1A2']],
    [{ 'wishes.1.B': ' 1 ' }, ['1B1']],
    [{ 'wishes.1.none': 'oui' }, ['10']],
    [{ 'wishes.1.none': 'oui', 'wishes.1.A': '1' }, ['1A1']],
    [{ 'wishes.1.A': '1', 'wishes.1.Z': '2', 'wishes.7.A': '1' }, ['1A1']],
    [{ wishes: [{ phase: 1, atelier: 'B', rank: 1 }] }, ['1B1']],
    [{ wishes: [{ phase: 1, atelier: '', rank: 0 }] }, ['10']],
  ])('%j is %j', (posted, wishes) => {
    expect(judge(posted)).toEqual({ wishes, errors: [] });
  });

  it.each([
    [{}, ['wishes.1.A', 'wish-missing-or-none']],
    [{ 'wishes.1.A': '0' }, ['wishes.1.A', 'wish-missing-or-none']],
    [{ 'wishes.1.B': '3' }, ['wishes.1.B', 'wish-rank']],
    [{ 'wishes.1.B': '-1' }, ['wishes.1.B', 'wish-rank']],
    [{ 'wishes.1.B': '1e0' }, ['wishes.1.B', 'wish-rank']],
    [{ 'wishes.1.A': '1', 'wishes.1.C': '1' }, ['wishes.1.C', 'wish-rank-twice']],
    [{ 'wishes.1.A': '2' }, ['wishes.1.A', 'wish-rank-gap']],
  ])('%j is wrong', (posted, error) => {
    expect(judge(posted)).toEqual({ wishes: [], errors: [error] });
  });

  it('must be given where nobody may abstain', () => {
    expect(judge({ 'wishes.1.none': 'oui' }, rule({ mayAbstain: false })).errors).toEqual([
      ['wishes.1.A', 'wish-missing'],
    ]);
  });

  it.each([
    ['texte', 'wishes-list'],
    [{ phase: 1 }, 'wishes-list'],
    [[null], 'wish-unknown'],
    [['A'], 'wish-unknown'],
    [[{ phase: 2, atelier: 'A', rank: 1 }], 'wish-unknown'],
    [[{ phase: '1', atelier: 'A', rank: 1 }], 'wish-unknown'],
    [[{ phase: 1, atelier: 'Z', rank: 1 }], 'wish-unknown'],
    [[{ phase: 1, atelier: 'constructor', rank: 1 }], 'wish-unknown'],
    [[{ phase: 1, atelier: 'A', rank: 1.5 }], 'wishes-list'],
    [[{ phase: 1, atelier: 'A', rank: '1' }], 'wishes-list'],
    [Array.from({ length: 101 }, () => ({})), 'wishes-list'],
  ])('in the API, row %#', (wishes, code) => {
    expect(judge({ wishes }).errors[0]).toEqual(['wishes', code]);
  });

  it('is shown again as it was kept', () => {
    const rounds = wishRounds(twoPhases, rule());
    const kept = [
      { phase: 1, atelier: 'C', rank: 1 },
      { phase: 2, atelier: '', rank: 0 },
    ];
    expect(checkWishes(rounds, typedFrom(kept), rule()).wishes).toEqual(kept);
  });

  describe('not twice the same theme', () => {
    const distinct = rule({ distinctThemes: true });
    it.each([
      [{ 'wishes.1.A': '1', 'wishes.2.A': '1' }, themes, distinct, [['wishes.2.A', 'wish-theme-twice']]],
      [{ 'wishes.1.A': '1', 'wishes.2.B': '1', 'wishes.2.A': '2' }, themes, distinct, []],
      [{ 'wishes.1.A': '1', 'wishes.2.A': '1' }, themes, rule(), []],
      [{ 'wishes.1.A': '1', 'wishes.2.A': '1' }, twoPhases, distinct, [['wishes.2.A', 'wish-theme-twice']]],
      [{ 'wishes.1.A': '1', 'wishes.2.none': 'oui' }, twoPhases, distinct, []],
      [{ 'wishes.0.A': '1', 'wishes.0.B': '2' }, twoPhases, { ...distinct, per: 'day' as const }, []],
    ])('%j', (posted, sessions, wanted, errors) => {
      expect(judge(posted, wanted, sessions).errors).toEqual(errors);
    });
  });
});

describe('a programme published anew', () => {
  const moves = (before: readonly { title: string }[], after: readonly { title: string }[]) =>
    atelierMoves(wishRounds([session(1, before)], rule()), wishRounds([session(1, after)], rule())).map(
      ({ from, to }) => `${from}→${to}`,
    );
  const [a, b, c] = territories as [{ title: string }, { title: string }, { title: string }];

  it.each([
    ['as it was', [a, b, c], [a, b, c], []],
    ['with the second gone', [a, b, c], [a, c], ['B→null', 'C→B']],
    ['in another order', [a, b, c], [b, a, c], ['A→B', 'B→A']],
    ['with a title mended', [a, b, c], [a, { title: 'Grand Bocage' }, c], []],
    ['with one more in front', [a, b], [{ title: 'Neuf' }, a, b], ['A→B', 'B→C']],
    ['with one instead of two', [a, b, c], [{ title: 'Neuf' }, c], ['A→null', 'B→null', 'C→B']],
    ['with no choice any more', [a, b], [a], ['A→null', 'B→null']],
  ])('%s', (_, before, after, expected) => {
    expect(moves(before, after)).toEqual(expected);
  });
});

it.each([
  [null, NO_WISHES],
  ['x', NO_WISHES],
  [{ asked: 'oui', per: 'week', ranks: 0 }, NO_WISHES],
  [{ ranks: 1e9 }, NO_WISHES],
  [
    { asked: true, per: 'day', ranks: 4, mayAbstain: false, distinctThemes: true },
    { how: 'ranked', per: 'day', ranks: 4, mayAbstain: false, distinctThemes: true, closesAt: null },
  ],
  [
    { how: 'booked', closesAt: 1572541140000 },
    { ...NO_WISHES, how: 'booked', closesAt: 1572541140000 },
  ],
  [
    { how: 'otherwise', asked: true, closesAt: 'demain' },
    { ...NO_WISHES, how: 'ranked' },
  ],
])('the rule stored as %j', (stored, expected) => {
  expect(readWishRule(stored)).toEqual(expected);
});

import { importedSessions, shiftedTo } from '../../../src/programme/domain/exchange/imported-sessions.js';
import type { DocumentSession } from '../../../src/programme/domain/exchange/read-programme.js';
import type { Session } from '../../../src/programme/domain/programme.js';

const DAY = '2019-11-15';
const file = (title: string, start: string | null = null, change: Partial<DocumentSession> = {}): DocumentSession => ({
  day: DAY,
  kind: 'plenary',
  title,
  text: null,
  start,
  end: null,
  allDay: false,
  printedTime: null,
  phase: null,
  venue: null,
  room: null,
  speakers: [],
  parts: [],
  themes: [],
  tracks: [],
  ...change,
});
const held = (id: string, { venue: _venue, ...session }: DocumentSession): Session => ({
  ...session,
  id,
  venueId: null,
});

const draft = [
  held('welcome', file('Accueil', '08:30', { kind: 'welcome' })),
  held('one', file('Travaux', '09:00', { kind: 'ateliers', phase: 1 })),
  held('two', file('Travaux', '14:00', { kind: 'ateliers', phase: 2 })),
];

const ids = (sessions: readonly DocumentSession[], mode: 'replace' | 'append' = 'replace') =>
  importedSessions(draft, { sessions, venues: [], mode, newIds: sessions.map((_, index) => `new-${index}`) }).map(
    ({ id }) => id,
  );

describe('sessions of a file', () => {
  it.each<[string, DocumentSession[], string[]]>([
    [
      'the same as before',
      draft.map(({ id: _id, venueId: _venue, ...session }) => ({ ...session, venue: null })),
      ['welcome', 'one', 'two'],
    ],
    ['at another hour', [file('Accueil', '08:00', { kind: 'welcome' })], ['welcome']],
    ['under another title at the same hour', [file('Café', '08:30', { kind: 'welcome' })], ['welcome']],
    ['on another day', [file('Accueil', '08:30', { kind: 'welcome', day: '2019-11-16' })], ['welcome']],
    [
      'of two phases, the second first',
      [
        file('Travaux', '15:00', { kind: 'ateliers', phase: 2 }),
        file('Travaux', '16:00', { kind: 'ateliers', phase: 1 }),
      ],
      ['two', 'one'],
    ],
    ['that are new', [file('Clôture', '17:00', { kind: 'closing' })], ['new-0']],
    [
      'twice the same',
      [file('Accueil', '08:30', { kind: 'welcome' }), file('Accueil', '08:30', { kind: 'welcome' })],
      ['welcome', 'new-1'],
    ],
  ])('%s keep the ids of those they are', (_what, sessions, expected) => {
    expect(ids(sessions)).toEqual(expected);
  });

  it('stand day by day, in the order of the file', () => {
    expect(ids([file('b', '10:00', { day: '2019-11-16' }), file('z', '12:00'), file('a', '11:00')])).toEqual([
      'new-1',
      'new-2',
      'new-0',
    ]);
  });

  it('join the others at their hour', () => {
    expect(ids([file('Pause', '10:30'), file('Suite', null)], 'append')).toEqual([
      'welcome',
      'one',
      'new-0',
      'two',
      'new-1',
    ]);
  });

  it('never take one id twice, nor lose one', () => {
    const many = Array.from({ length: 40 }, (_, index) => file(`Séance ${index % 3}`, index % 2 ? '09:00' : null));
    expect(new Set(ids(many)).size).toBe(40);
  });

  it.each([
    [['2022-03-24', '2022-03-25'], '2019-11-15', ['2019-11-15', '2019-11-16']],
    [['2022-03-25', '2022-03-24'], '2024-02-29', ['2024-03-01', '2024-02-29']],
    [['2019-10-26', '2019-10-28'], '2020-03-28', ['2020-03-28', '2020-03-30']],
    [[], '2019-11-15', []],
  ])('%j moved to %s', (days, first, moved) => {
    expect(
      shiftedTo(
        first,
        days.map((day) => file('a', null, { day })),
      ).map(({ day }) => day),
    ).toEqual(moved);
  });
});

import { BLOC_LOCAL_2018 } from '../../../src/demonstration/data/bloc-local-2018.js';
import { BLOC_LOCAL_2019 } from '../../../src/demonstration/data/bloc-local-2019.js';
import { ASSISES_NIORT_2022 } from '../../../src/demonstration/data/assises-niort-2022.js';
import type { PrintedEvent } from '../../../src/demonstration/data/printed-event.js';
import type { Session } from '../../../src/programme/domain/programme.js';
import type { Warning } from '../../../src/programme/domain/warning.js';
import { gapsOf, programmeWarnings } from '../../../src/programme/domain/warnings.js';
import { aSession, sessions } from './session-given.js';

const EVENT = {
  startsOn: '2019-11-15',
  endsOn: '2019-11-15',
  datePrecision: 'day',
  announcedFrom: null,
  announcedTo: null,
} as const;
const told = (warnings: readonly Warning[]) =>
  warnings.map(({ code, sessions: ids, from, to, name }) =>
    [code, ids.join('+'), name, from, to].filter(Boolean).join(' '),
  );
const printed = ({ sessions: all }: PrintedEvent): Session[] =>
  all.map(({ venue, ...session }, at) => ({ ...session, id: String(at), venueId: venue }));
const of = (event: PrintedEvent) => told(programmeWarnings(printed(event), event));

describe('the printed programmes', () => {
  it('2019: two gaps, and an hour announced before the first session', () =>
    expect(of(BLOC_LOCAL_2019)).toEqual([
      'gap 1+2 09:00 09:15',
      'gap 2+3 10:30 10:45',
      'announced-from 2 09:00 09:15',
    ]));

  it('2018: the second phase names its ateliers otherwise', () =>
    expect(of(BLOC_LOCAL_2018)).toEqual(['tracks-differ 5+2']));

  it('2018 as it was printed: hours that run backwards, before anything else', () => {
    const asPrinted = printed(BLOC_LOCAL_2018).map((session) =>
      session.printedTime === null ? session : { ...session, start: session.printedTime.replace('h', ':') },
    );
    const warnings = programmeWarnings(asPrinted, BLOC_LOCAL_2018);
    expect(told(warnings)).toEqual(['backwards 8+7 15:00 11:30', 'tracks-differ 5+2']);
    expect(warnings[0]?.fixes.map(({ action }) => action)).toEqual(['sort-day', 'retime-day']);
  });

  it('2022: nothing', () => expect(of(ASSISES_NIORT_2022)).toEqual([]));
});

describe('gaps', () => {
  it.each([
    [['a 09:00-10:00', 'b 10:15-11:00'], ['a b 10:00 10:15']],
    [['a 09:00', 'b 10:15-11:00'], []],
    [['a 09:00-12:00', 'b 10:00-11:00', 'c 12:30'], ['a c 12:00 12:30']],
    [['a 09:00-08:00', 'b 10:00'], []],
    [['a 09:00-10:00', 'buffet', 'c 14:00'], ['a c 10:00 14:00']],
  ])('%j', (lines, gaps) =>
    expect(
      gapsOf(sessions(...lines)).map(({ after, before, from, to }) => [after, before, from, to].join(' ')),
    ).toEqual(gaps),
  );
});

describe('one session', () => {
  it.each([
    [{ title: '' }, 'empty-title a'],
    [{ day: '2019-11-14' }, 'day-outside a'],
    [{ start: '10:00', end: '09:00' }, 'end-before-start a 10:00 09:00'],
    [{ start: '10:00', end: '10:00' }, 'end-before-start a 10:00 10:00'],
  ])('%j', (given, expected) =>
    expect(told(programmeWarnings([aSession({ id: 'a', ...given })], EVENT))).toEqual([expected]),
  );
});

describe('at the same time', () => {
  const morning = { start: '09:00', end: '10:00' };
  const later = { start: '09:30', end: '10:30' };
  const person = (name: string) => ({ speakers: [{ name }] });
  it.each([
    ['nothing says they run side by side', {}, {}, ['session-overlap b+a 09:30 10:00']],
    ['two rooms', { room: 'Loire' }, { room: 'Sarthe' }, []],
    ['two places', { venueId: 'inset' }, { venueId: 'mairie' }, []],
    ['one room', { room: 'Loire' }, { room: 'loire ' }, ['room-overlap b+a Loire 09:30 10:00']],
    [
      'one person, however printed',
      { ...person('M. Jérôme GROLLEAU'), room: 'Loire' },
      { ...person('Jérôme Grolleau'), room: 'Sarthe' },
      ['speaker-overlap b+a M. Jérôme GROLLEAU 09:30 10:00'],
    ],
    ['an organisation is everywhere', { ...person('CNFPT'), room: 'A' }, { ...person('CNFPT'), room: 'B' }, []],
    [
      'a facilitator of an atelier',
      { tracks: [{ letter: 'A', title: 'A', room: 'Loire', speakers: [], facilitators: [{ name: 'Yves MAUGEY' }] }] },
      { ...person('Yves MAUGEY'), room: 'Sarthe' },
      ['speaker-overlap b+a Yves MAUGEY 09:30 10:00'],
    ],
  ])('%s', (_, one, other, expected) => {
    const draft = [aSession({ id: 'a', ...morning, ...one }), aSession({ id: 'b', ...later, ...other })];
    expect(told(programmeWarnings(draft, EVENT))).toEqual(expected);
  });

  it('two ateliers of one session in one room, or with one person', () => {
    const track = (letter: string) => ({
      letter,
      title: letter,
      room: 'Loire',
      speakers: [{ name: 'Hélène GUILLET' }],
    });
    const draft = [aSession({ id: 'a', ...morning, kind: 'ateliers', tracks: [track('A'), track('B')] })];
    expect(told(programmeWarnings(draft, EVENT))).toEqual([
      'room-overlap a Loire 09:00 10:00',
      'speaker-overlap a Hélène GUILLET 09:00 10:00',
    ]);
  });
});

describe('the announced end', () => {
  it.each([
    ['17:00-17:30', ['announced-to a 17:45 17:30'], 'set-times'],
    ['17:00-17:45', [], undefined],
    ['17:00', [], undefined],
    ['18:00', ['announced-to a 17:45 18:00'], undefined],
  ])('a last session of %s', (hours, expected, action) => {
    const warnings = programmeWarnings(sessions(`a ${hours}`), { ...EVENT, announcedTo: '17:45' });
    expect(told(warnings)).toEqual(expected);
    expect(warnings[0]?.fixes[0]?.action).toBe(action);
  });
});

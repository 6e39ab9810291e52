import fc from 'fast-check';
import type { Venue } from '../../../src/events/domain/event.js';
import { programmeDocument } from '../../../src/programme/domain/exchange/programme-document.js';
import { readProgrammeDocument } from '../../../src/programme/domain/exchange/read-programme-document.js';
import type { ReadProgramme } from '../../../src/programme/domain/exchange/read-programme.js';
import type { Session } from '../../../src/programme/domain/programme.js';
import { programmes } from './arbitrary-programme.js';

const PARIS = 'Europe/Paris';

/** What a new event holds after it took the file: ids of its own. */
function takenOver({ sessions, venues }: ReadProgramme): { venues: Venue[]; sessions: Session[] } {
  const own = venues.map((venue, index) => ({ id: `own-${index}`, ...venue }));
  return {
    venues: own,
    sessions: sessions.map(({ venue, ...session }, index) => ({
      ...session,
      id: `session-${index}`,
      venueId: own.find(({ name }) => name === venue)?.id ?? null,
    })),
  };
}

describe('a programme written as a document', () => {
  it('is the same once it was read into a new event and written again', () => {
    fc.assert(
      fc.property(programmes, ({ venues, sessions }) => {
        const written = JSON.stringify(programmeDocument({ timeZone: PARIS, venues }, sessions));
        const read = readProgrammeDocument(JSON.parse(written), PARIS);
        expect(read.errors).toEqual([]);
        const copy = takenOver(read);
        expect(JSON.stringify(programmeDocument({ timeZone: PARIS, venues: copy.venues }, copy.sessions))).toBe(
          written,
        );
      }),
      { numRuns: 200 },
    );
  });
});

const session = { day: '2019-11-15', kind: 'plenary', title: 'Conférence' };
const document = (change: object, more: object = {}) => ({
  format: 'tablee-programme/1',
  timeZone: PARIS,
  venues: [],
  sessions: [{ ...session, ...change }],
  ...more,
});

describe('a document that is none of ours', () => {
  it.each<[string, unknown, string]>([
    ['a list', [], '- - not-a-programme'],
    ['nothing', null, '- - not-a-programme'],
    ['a text', 'programme', '- - not-a-programme'],
    ['another version', { format: 'tablee-programme/2', sessions: [] }, '- - other-format'],
    ['another format', { format: { toString: 1 }, sessions: [] }, '- - other-format'],
    ['sessions that are no list', { format: 'tablee-programme/1', sessions: {} }, '- - not-a-programme'],
    [
      'far too many sessions',
      { format: 'tablee-programme/1', sessions: Array(301).fill(session) },
      '- - too-many-sessions',
    ],
    ['another time zone', document({}, { timeZone: 'Indian/Reunion' }), '- timeZone other-time-zone'],
    ['an unknown key', document({}, { places: 3 }), '- other unknown-key'],
    ['an unknown key of a session', document({ colour: 'red' }), '1 other unknown-key'],
    ['no day', document({ day: undefined }), '1 day missing'],
    ['a day that does not exist', document({ day: '2019-02-30' }), '1 day day-unreadable'],
    ['a day as people write it', document({ day: '15/11/2019' }), '1 day day-unreadable'],
    ['an hour as people write it', document({ start: '9 h 15' }), '1 start time-unreadable'],
    ['the hour 24', document({ end: '24:00' }), '1 end time-unreadable'],
    ['an unknown kind', document({ kind: 'party' }), '1 kind unknown-choice'],
    ['a title that is no text', document({ title: 12 }), '1 title not-a-text'],
    ['a title that is too long', document({ title: 'é'.repeat(301) }), '1 title too-long'],
    ['a NUL', document({ title: 'a\0b' }), '1 title unfit-characters'],
    ['half an emoji', document({ title: '\ud83d' }), '1 title unfit-characters'],
    ['speakers that are no list', document({ speakers: 'Didier' }), '1 speakers not-a-list'],
    ['a speaker that is a text', document({ speakers: ['Didier'] }), '1 speakers not-an-object; 1 speakers missing'],
    ['a venue that is described nowhere', document({ venue: 'Ailleurs' }), '1 venue venue-undescribed'],
    ['a venue without name', document({}, { venues: [{ name: ' ' }] }), '- venues name-missing'],
    [
      'seats below one',
      document({ tracks: [{ letter: 'A', title: '', seats: 0, speakers: [] }] }),
      '1 seats number-out-of-range',
    ],
    ['a phase that is no number', document({ phase: '1' }), '1 phase number-out-of-range'],
    ['a yes that is a text', document({ allDay: 'oui' }), '1 allDay not-a-yes-or-no'],
    [
      'a key that poisons',
      JSON.parse(
        '{"format":"tablee-programme/1","timeZone":"Europe/Paris","sessions":[{"day":"2019-11-15","kind":"plenary","title":"x","__proto__":{"a":1}}]}',
      ),
      '1 other unknown-key',
    ],
  ])('%s is told', (_what, value, told) => {
    const { errors } = readProgrammeDocument(value, PARIS);
    expect(errors.map(({ place, field, code }) => `${place ?? '-'} ${field ?? '-'} ${code}`).join('; ')).toBe(told);
  });

  it('never throws, whatever it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        readProgrammeDocument(one, PARIS);
        readProgrammeDocument(
          { format: 'tablee-programme/1', sessions: [one, { ...session, speakers: other, tracks: [other] }] },
          PARIS,
        );
      }),
    );
  });
});

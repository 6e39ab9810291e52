import { PROGRAMMES } from '../../../src/demonstration/data/programmes.js';
import { emptyFields, readSession } from '../../../src/programme/domain/session-fields.js';
import { partLines, readParts, readSpeakers, speakerLines } from '../../../src/programme/domain/speaker-lines.js';
import { EMPTY_TRACK, letterAt } from '../../../src/programme/domain/track-fields.js';
import { fieldsOfSession } from '../../../src/programme/web/desk/session-form-body.js';

const DAY = '2019-11-15';
const read = (fields: Partial<ReturnType<typeof emptyFields>>) =>
  readSession({ ...emptyFields(DAY), ...fields }, 'id', ['inset']);

it.each([
  ['Jérôme GROLLEAU, sociologue-consultant', [{ name: 'Jérôme GROLLEAU', role: 'sociologue-consultant' }]],
  ['CNFPT', [{ name: 'CNFPT' }]],
  ['  \r\nAnne PITHON , DGS, Sèvremoine\n\n', [{ name: 'Anne PITHON', role: 'DGS, Sèvremoine' }]],
  [', sans nom', [{ name: 'sans nom' }]],
  ['', []],
])('%j names %j', (typed, speakers) => expect(readSpeakers(typed)).toEqual(speakers));

it.each([
  [
    'Les animateurs\nEmmanuel GROS, SNDGCT\n\nLes témoins : qui ?',
    [
      { title: 'Les animateurs', speakers: [{ name: 'Emmanuel GROS', role: 'SNDGCT' }] },
      { title: 'Les témoins : qui ?', speakers: [] },
    ],
  ],
  ['\n\n', []],
])('%j has these parts', (typed, parts) => expect(readParts(typed)).toEqual(parts));

const printed = PROGRAMMES.flatMap(({ slug, sessions }) =>
  sessions.map((session, at) => [`${slug} ${at}`, session] as const),
);
it.each(printed)('%s comes back from its own form as it was', (_, { venue: _venue, ...session }) => {
  const given = { ...session, id: 'id', venueId: null };
  expect(readSession(fieldsOfSession(given), 'id', [])).toEqual({ session: given, errors: [] });
  expect(readSpeakers(speakerLines(session.speakers))).toEqual(session.speakers);
  expect(readParts(partLines(session.parts))).toEqual(session.parts);
});

it.each([
  [{ start: '25 h' }, [['start', 'time-unreadable']]],
  [{ end: 'tard' }, [['end', 'time-unreadable']]],
  [{ day: '' }, [['day', 'day-missing']]],
  [{ day: '31/11/2019' }, [['day', 'day-unreadable']]],
  [{ kind: 'sieste' }, [['kind', 'unknown-choice']]],
  [{ phase: '1.5' }, [['phase', 'unknown-choice']]],
  [{ venue: 'ailleurs' }, [['venue', 'unknown-choice']]],
  [{ title: 'x'.repeat(301) }, [['title', 'too-long']]],
  [{ room: 'x'.repeat(101) }, [['room', 'too-long']]],
  [{ text: 'x'.repeat(10_001) }, [['text', 'too-long']]],
  [{ speakers: 'x'.repeat(701) }, [['speakers', 'line-too-long']]],
  [{ newTracks: 'x\n'.repeat(46) }, [['newTracks', 'too-many-tracks']]],
  [{ tracks: [{ ...EMPTY_TRACK, title: 'Un', seats: 'douze' }] }, [['track-0-seats', 'seats-unreadable']]],
  [{ title: '', start: '', end: '9 h', venue: 'inset' }, []],
])('%j: %j', (fields, errors) => expect(read(fields).errors.map(({ field, code }) => [field, code])).toEqual(errors));

it('gives letters in order and lets empty ateliers go', () => {
  const { session } = read({
    kind: 'ateliers',
    tracks: [
      { ...EMPTY_TRACK, title: 'Un', seats: '24', facilitators: 'Yves MAUGEY, ADGCF' },
      EMPTY_TRACK,
      { ...EMPTY_TRACK, room: 'Salle Loire' },
    ],
    newTracks: 'Trois\nQuatre',
  });
  expect(session.tracks).toEqual([
    { letter: 'A', title: 'Un', seats: 24, speakers: [], facilitators: [{ name: 'Yves MAUGEY', role: 'ADGCF' }] },
    { letter: 'B', title: '', room: 'Salle Loire', speakers: [] },
    { letter: 'C', title: 'Trois', speakers: [] },
    { letter: 'D', title: 'Quatre', speakers: [] },
  ]);
  expect([0, 25, 26, 39, 51, 52].map(letterAt)).toEqual(['A', 'Z', 'AA', 'AN', 'AZ', 'BA']);
});

it('cleans what is pasted', () => {
  const { session } = read({
    title: ' Conf\u202eérence\u0000 ',
    text: 'Un\r\n\r\n\r\n\r\nDeux ',
    start: '9\u00a0h\u202f15',
  });
  expect(session).toMatchObject({ title: 'Conférence', text: 'Un\n\nDeux', start: '09:15' });
});

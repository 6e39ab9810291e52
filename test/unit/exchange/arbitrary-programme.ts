import fc from 'fast-check';
import type { Venue } from '../../../src/events/domain/event.js';
import {
  SESSION_KINDS,
  type Session,
  type SessionPart,
  type Speaker,
  type Track,
} from '../../../src/programme/domain/programme.js';

/** Everything that people paste: accents, quotes, markup, formulas, emoji, right-to-left, line ends. */
const unit = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...'aéçœÀ zZ019') },
  { weight: 3, arbitrary: fc.constantFrom(...`;,:."'’«»=+-@<>&/\\|#()[]{}`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('\u202f', '\u00a0', '👩‍💻', 'שלום', '\u200f', '</script>', ']]>', '&amp;', '\ttab'),
  },
);
const line = (longest: number) =>
  fc.string({ unit, maxLength: Math.min(longest, 40) }).map((text) => [...text].slice(0, longest).join(''));
const paragraphs = fc.array(line(60), { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n'));
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null, freq: 2 });
const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`);
const day = fc.integer({ min: 0, max: 20_000 }).map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));

const speaker: fc.Arbitrary<Speaker> = fc.record({ name: line(80), role: line(80) }, { requiredKeys: ['name'] });
const speakers = fc.array(speaker, { maxLength: 4 });
const part: fc.Arbitrary<SessionPart> = fc.record({ title: line(80), speakers });
const track: fc.Arbitrary<Track> = fc.record(
  {
    letter: fc.constantFrom('A', 'B', 'C', 'AA', '1'),
    title: line(100),
    theme: line(100),
    question: line(100),
    text: paragraphs,
    room: line(60),
    seats: fc.integer({ min: 1, max: 10_000 }),
    speakers,
    facilitators: speakers,
    experts: speakers,
    witnesses: speakers,
  },
  { requiredKeys: ['letter', 'title', 'speakers'] },
);

export interface ArbitraryProgramme {
  readonly venues: readonly Venue[];
  readonly sessions: readonly Session[];
}

/** Any programme that the editor may hold: null ends, no hours, hours that run backwards, all-day sessions, no title. */
export const programmes: fc.Arbitrary<ArbitraryProgramme> = fc
  .uniqueArray(
    line(60).filter((name) => name.trim() !== ''),
    { maxLength: 3 },
  )
  .chain((names) => {
    const venues = names.map((name, index): Venue => ({
      id: `venue-${index}`,
      name,
      ...(index === 0 ? { address: name, access: 'tram\nbus' } : {}),
    }));
    const session: fc.Arbitrary<Session> = fc.record({
      id: fc.uuid(),
      day,
      kind: fc.constantFrom(...SESSION_KINDS),
      title: line(300),
      text: orNull(paragraphs),
      start: orNull(clock),
      end: orNull(clock),
      allDay: fc.boolean(),
      printedTime: orNull(line(100)),
      phase: orNull(fc.integer({ min: 1, max: 9 })),
      venueId: fc.constantFrom(null, ...venues.map(({ id }) => id)),
      room: orNull(line(100)),
      speakers,
      parts: fc.array(part, { maxLength: 2 }),
      themes: fc.array(line(80), { maxLength: 3 }),
      tracks: fc.array(track, { maxLength: 4 }),
    });
    return fc.record({ venues: fc.constant(venues), sessions: fc.array(session, { maxLength: 6 }) });
  });

import fc from 'fast-check';
import { changeCount, changesCalendar, programmeDiff } from '../../../src/programme/domain/programme-diff.js';
import { aSession, sessions } from './session-given.js';

const PUBLISHED = sessions('a 09:00', 'b 10:00', 'c', 'd', 'e');
const told = (draft: ReturnType<typeof sessions>) => {
  const { added, removed, changed, moved } = programmeDiff(PUBLISHED, draft);
  return {
    added: added.map(({ id }) => id),
    removed: removed.map(({ id }) => id),
    changed: changed.map(({ after, fields }) => `${after.id}: ${fields.join(', ')}`),
    moved: moved.map(({ id }) => id),
  };
};
const NOTHING = { added: [], removed: [], changed: [], moved: [] };

it('tells what was added, removed, changed and moved', () => {
  const [a, b, c, d, e] = PUBLISHED as [never, never, never, never, never];
  expect(told([a, b, c, d, e])).toEqual(NOTHING);
  expect(told([b, c, d, e])).toEqual({ ...NOTHING, removed: ['a'] });
  expect(told([a, b, aSession({ id: 'x' }), c, d, e])).toEqual({ ...NOTHING, added: ['x'] });
  expect(told([a, b, d, e, c])).toEqual({ ...NOTHING, moved: ['c'] });
  expect(told([e, a, b, c, d])).toEqual({ ...NOTHING, moved: ['e'] });
  const edited = aSession({
    id: 'a',
    start: '09:15',
    room: 'Loire',
    tracks: [{ letter: 'A', title: 'Un', speakers: [] }],
  });
  expect(told([edited as never, b, c, d, e])).toEqual({ ...NOTHING, changed: ['a: start, room, tracks'] });
  // A new hour says by itself why the place changed.
  expect(told([b, aSession({ id: 'a', start: '11:00' }) as never, c, d, e])).toEqual({
    ...NOTHING,
    changed: ['a: start'],
  });
});

it('knows what calendars hold', () => {
  const withText = PUBLISHED.map((session) => (session.id === 'a' ? { ...session, text: 'Un texte' } : session));
  expect(changesCalendar(programmeDiff(PUBLISHED, withText))).toBe(false);
  const later = PUBLISHED.map((session) => (session.id === 'a' ? { ...session, start: '09:05' } : session));
  expect(changesCalendar(programmeDiff(PUBLISHED, later))).toBe(true);
  expect(changesCalendar(programmeDiff(PUBLISHED, PUBLISHED.slice(1)))).toBe(true);
});

it('reads a row without the newer fields as the same', () => {
  const old = aSession({ id: 'a', tracks: [{ letter: 'A', title: 'Un', speakers: [] }] });
  const now = aSession({
    id: 'a',
    tracks: [{ letter: 'A', title: 'Un', speakers: [], seats: undefined, experts: undefined }],
  });
  expect(changeCount(programmeDiff([old], [now]))).toBe(0);
});

it('names as few moved sessions as explain the new order', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(PUBLISHED, { minLength: PUBLISHED.length }), (draft) => {
      const { moved } = programmeDiff(PUBLISHED, draft);
      const stayed = draft.filter((session) => !moved.includes(session)).map(({ id }) => id);
      expect(stayed).toEqual([...stayed].sort());
      expect(moved.length === 0).toBe(draft.every((session, at) => session === PUBLISHED[at]));
    }),
  );
});

import fc from 'fast-check';
import { mergeDrafts } from '../../../src/programme/domain/merge-drafts.js';
import { aSession, sessions } from './session-given.js';

const BASE = sessions('a 09:00', 'b 10:00', 'c 11:00');
const titled = (id: string, title: string) => BASE.map((one) => (one.id === id ? { ...one, title } : one));

describe('two people change the same programme', () => {
  it('different sessions: both changes stay, and nobody is asked', () => {
    const merged = mergeDrafts(BASE, titled('a', 'mine'), titled('c', 'theirs'));
    expect(merged.conflicts).toEqual([]);
    expect(merged.sessions.map(({ title }) => title)).toEqual(['mine', 'Séance b', 'theirs']);
  });

  it('the same session: both versions are shown, theirs stands until somebody chooses', () => {
    const [mine, theirs] = [titled('b', 'mine'), titled('b', 'theirs')];
    const merged = mergeDrafts(BASE, mine, theirs);
    expect(merged.conflicts).toEqual([{ id: 'b', mine: mine[1], theirs: theirs[1] }]);
    expect(merged.sessions[1]?.title).toBe('theirs');
    expect(mergeDrafts(BASE, mine, theirs, new Map([['b', 'mine']])).sessions[1]?.title).toBe('mine');
  });

  it('one edits what the other removes', () => {
    const without = BASE.filter(({ id }) => id !== 'b');
    const merged = mergeDrafts(BASE, titled('b', 'mine'), without);
    expect(merged.conflicts).toEqual([{ id: 'b', mine: { ...BASE[1], title: 'mine' }, theirs: null }]);
    expect(merged.sessions.map(({ id }) => id)).toEqual(['a', 'c']);
    const kept = mergeDrafts(BASE, titled('b', 'mine'), without, new Map([['b', 'mine']]));
    expect(kept.sessions.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  it('one moves, the other adds', () => {
    const moved = [BASE[1]!, BASE[0]!, BASE[2]!];
    const added = [...BASE, aSession({ id: 'd' })];
    expect(mergeDrafts(BASE, moved, added).sessions.map(({ id }) => id)).toEqual(['b', 'a', 'c', 'd']);
    expect(mergeDrafts(BASE, added, moved).sessions.map(({ id }) => id)).toEqual(['b', 'a', 'c', 'd']);
  });

  it('what was seen is not kept any more: every difference is asked about', () => {
    const merged = mergeDrafts(null, titled('b', 'mine'), BASE);
    expect(merged.conflicts.map(({ id }) => id)).toEqual(['b']);
    expect(merged.sessions[1]?.title).toBe('Séance b');
  });
});

describe('always', () => {
  const draft = fc
    .uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.constantFrom('x', 'y', 'z')), {
      selector: ([id]) => id,
    })
    .map((rows) => rows.map(([id, title]) => aSession({ id, title })));

  it('joining with what did not change gives what changed', () => {
    fc.assert(
      fc.property(draft, draft, (base, other) => {
        expect(mergeDrafts(base, other, base)).toEqual({ sessions: other, conflicts: [] });
        expect(mergeDrafts(base, base, other).conflicts).toEqual([]);
        expect(new Set(mergeDrafts(base, base, other).sessions)).toEqual(new Set(other));
      }),
    );
  });

  it('nothing new is lost and nothing stands twice', () => {
    fc.assert(
      fc.property(draft, draft, draft, (base, mine, theirs) => {
        const { sessions: merged, conflicts } = mergeDrafts(base, mine, theirs);
        const ids = merged.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        const old = base.map(({ id }) => id);
        const asked = conflicts.map(({ id }) => id);
        for (const { id } of [...mine, ...theirs]) {
          if (!old.includes(id)) expect(ids.includes(id) || asked.includes(id)).toBe(true);
        }
      }),
    );
  });
});

import { offeredKeys, offeredOrHeld, ownLabel, ownWords, readLists, USUAL_LISTS } from './choice-lists.js';

const own = (key: string, fr: string, en = '') => ({ key, label: { fr, en }, hidden: false, archived: false });
const house = (key: string, hidden = false) => ({ key, label: { fr: '', en: '' }, hidden, archived: false });

describe('the lists of an event', () => {
  it.each([[undefined], [null], ['x'], [[]], [{}], [{ functions: 'dgs', categories: null, media: 7 }]])(
    'stored as %j are the house’s, which ask about no medium',
    (stored) => expect(readLists(stored, undefined)).toEqual(USUAL_LISTS),
  );

  it('of a document from before there were lists ask about the media that it asked about', () => {
    expect(offeredKeys(readLists(undefined, ['press', 'photo', 'fax']).media)).toEqual(['photo', 'press']);
    expect(offeredKeys(readLists({ media: [house('video')] }, ['press']).media)).toEqual(['video']);
  });

  it.each([
    [
      'keep their order, with the rest of the house behind',
      [own('archiviste', 'Archiviste'), house('elu')],
      'archiviste elu dgs dga dst secretaire-de-mairie encadrant consultant autre',
    ],
    [
      'offer « autre » for ever',
      [house('autre', true), house('dgs', true)],
      'autre dga dst secretaire-de-mairie encadrant elu consultant',
    ],
    [
      'read a key once',
      [house('elu'), own('elu', 'Conseillère, conseiller')],
      'elu dgs dga dst secretaire-de-mairie encadrant consultant autre',
    ],
    [
      'leave out what has no words',
      [own('archiviste', '')],
      'dgs dga dst secretaire-de-mairie encadrant elu consultant autre',
    ],
    [
      'leave out what is no key',
      [own('Archiviste !', 'x'), own('x'.repeat(41), 'x')],
      'dgs dga dst secretaire-de-mairie encadrant elu consultant autre',
    ],
  ])('%s', (_, functions, keys) => {
    expect(offeredKeys(readLists({ functions }, undefined).functions).join(' ')).toBe(keys);
  });

  it('take no key that the column of categories cannot hold', () => {
    const categories = [own('contractuel', 'Contractuel'), own('contrac', 'Contractuel')];
    expect(offeredKeys(readLists({ categories }, undefined).categories)).toEqual([
      'contrac',
      'A',
      'B',
      'C',
      'elu',
      'autre',
    ]);
  });

  it('say a function in the event’s words, else in the house’s, else by its key', () => {
    const lists = readLists(
      { functions: [own('archiviste', 'Archiviste', 'Archivist'), own('dgs', 'Direction')] },
      undefined,
    );
    expect(['archiviste', 'dgs', 'dst', 'gone'].map((key) => ownLabel(lists, 'functions', key)?.fr ?? null)).toEqual([
      'Archiviste',
      'Direction',
      null,
      'gone',
    ]);
    expect(['archiviste', 'dgs', 'dst'].map((key) => ownWords(lists, 'functions', key, 'en'))).toEqual([
      'Archivist',
      'Direction',
      null,
    ]);
  });

  it('leave to whoever has it what they offer no more', () => {
    const { functions } = readLists({ functions: [house('dgs', true), house('dga')] }, undefined);
    expect(offeredOrHeld(functions, 'dgs').map(({ key }) => key)).toContain('dgs');
    expect(offeredOrHeld(functions, '').map(({ key }) => key)).not.toContain('dgs');
  });
});

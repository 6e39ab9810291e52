import { addressOfFilter, filterOfAddress, queryOfFilter } from './filter-address.js';
import { conditionOf, type FilterContext } from './filter-sql.js';
import { filterInWords, wordsOfFilter, type FilterNames } from './filter-words.js';
import { EVERYBODY, readFilter, without, type RegistrationFilter } from './registration-filter.js';

const ID = '0198c0de-0000-7000-8000-000000000001';
const context: FilterContext = { eventId: 'e', timeZone: 'Europe/Paris', now: 5, duplicates: ['a', 'b'] };

const EVERYTHING: RegistrationFilter = {
  text: 'Sèvre & Maine',
  statuses: ['confirmed', 'waiting'],
  functions: ['dgs', 'archiviste'],
  types: ['epci'],
  epci: '200060010',
  department: '2A',
  option: ID,
  wish: { atelier: 'A', phase: 1, rank: 2 },
  code: ID,
  sources: ['group', 'import'],
  collective: 'Mauges, Sud',
  group: ID,
  category: 'A',
  attention: 'late',
  unanswered: 'wishes',
  seat: { phase: 2, atelier: 'A' },
  registeredFrom: '2019-10-01',
  registeredTo: '2019-10-31',
  only: ['7KQ4-M2XD', 'AAAA-0000'],
};

describe('a filter of registrations', () => {
  it('comes back whole from a document and from an address', () => {
    expect(readFilter(JSON.parse(JSON.stringify(EVERYTHING)))).toEqual(EVERYTHING);
    const query: Record<string, unknown> = {};
    for (const [name, value] of new URLSearchParams(queryOfFilter(EVERYTHING))) {
      query[name] = name in query ? [query[name], value].flat() : value;
    }
    expect(filterOfAddress(query)).toEqual(EVERYTHING);
  });

  it.each([
    [{}, ''],
    [{ statut: 'encours' }, '?statut=encours'],
    [{ statut: ['waiting', 'confirmed'] }, '?statut=confirmed&statut=waiting'],
    [{ voeu: '..B' }, '?voeu=..B'],
    [{ voeu: '0.1.B' }, '?voeu=0.1.B'],
    [{ collectif: '-' }, '?collectif=-'],
    [{ q: '  a  ', page: '3' }, '?q=a'],
  ])('of the address %j is written %s', (asked, query) => {
    expect(queryOfFilter(filterOfAddress(asked))).toBe(query);
  });

  it.each([
    null,
    'text',
    [],
    { text: 7, statuses: 'nonsense', types: { commune: 1 }, only: 'x', wish: [], registeredFrom: '2019-02-30' },
    { statuses: ['CONFIRMED', '__proto__'], epci: "1' OR 1=1", department: '49; DROP', option: '../..', group: '' },
    {
      wish: { atelier: "A'", phase: -1 },
      only: ["7KQ4-M2XD'"],
      registeredTo: '2019-13-01',
      attention: 'toString',
      unanswered: 'x',
    },
  ])('asks for nothing in %j', (stored) => {
    expect(readFilter(stored)).toEqual(EVERYBODY);
  });

  it('cuts what is too long without halving a letter', () => {
    const { text } = readFilter({ text: '\0' + '😀'.repeat(300) });
    expect(text).toBe('😀'.repeat(100));
  });

  it('forgets one of its parts', () => {
    expect(queryOfFilter(without(filterOfAddress({ q: 'a', type: 'epci' }), 'text'))).toBe('?type=epci');
  });

  it.each([
    [{}, 'r.event_id = ?', ['e']],
    [{ statut: 'waiting' }, 'r.event_id = ? AND r.status = ?', ['e', 'waiting']],
    [
      { q: "O'Neil %_", type: ['epci', 'other'] },
      'r.event_id = ? AND r.collectivity_type IN (?, ?) AND (r.search_text LIKE ? OR r.search_text LIKE ?)',
      ['e', 'epci', 'other', '%o neil%', '%oneil%'],
    ],
    [
      // The day of Paris, in winter from 23 h UTC of the day before.
      { du: '2019-11-01', au: '2019-11-01' },
      'r.event_id = ? AND r.created_at >= ? AND r.created_at < ?',
      ['e', Date.parse('2019-10-31T23:00:00Z'), Date.parse('2019-11-01T23:00:00Z')],
    ],
    [
      { voeu: '.1.A' },
      'r.event_id = ? AND r.id IN (SELECT w.registration_id FROM registration_wishes w WHERE w.gone_at IS NULL AND w.atelier = ? AND w.rank = ?)',
      ['e', 'A', 1],
    ],
    [
      { atelier: '2.A' },
      'r.event_id = ? AND r.id IN (SELECT registration_id FROM atelier_bookings WHERE event_id = ? AND phase = ? AND atelier = ?)',
      ['e', 'e', 2, 'A'],
    ],
    [{ attention: 'duplicate' }, 'r.event_id = ? AND r.id IN (?, ?)', ['e', 'a', 'b']],
  ])('of %j is one condition for both engines', (asked, sql, parameters) => {
    expect(conditionOf(filterOfAddress(asked), context)).toEqual({ sql, parameters });
  });

  it('puts every value into a parameter', () => {
    const { sql, parameters } = conditionOf({ ...EVERYTHING, attention: 'any' }, context);
    expect(sql.match(/\?/g)).toHaveLength(parameters.length);
    expect(sql.replace(/'(?:pending|failed|offered|confirmed)'/g, '')).not.toContain("'");
  });

  describe('in words', () => {
    const names: FilterNames = {
      options: new Map([[ID, 'Dîner']]),
      codes: new Map(),
      collectives: new Map(),
      groups: new Map(),
      epci: new Map(),
      functions: new Map([['archiviste', 'Archiviste']]),
      categories: new Map(),
    };
    const say = (key: string, values: object) => `${key}${JSON.stringify(values)}`;

    it('is one word a part', () => {
      const words = wordsOfFilter(filterOfAddress({ statut: 'encours', option: ID, collectif: '-' }), names, say);
      expect(words).toEqual([
        { part: 'statuses', key: 'words.live', values: {} },
        { part: 'option', key: 'words.option', values: { name: 'Dîner' } },
        { part: 'collective', key: 'words.withoutCollective', values: {} },
      ]);
    });

    it('has a word for everything that can be asked, and for nothing', () => {
      expect(wordsOfFilter(EVERYTHING, names, say).map(({ part }) => part)).toEqual(Object.keys(EVERYBODY));
      expect(filterInWords(EVERYBODY, names, say)).toBe('words.everybody{}');
    });
  });

  it('is written in as many pairs as it asks for', () => {
    expect(addressOfFilter(EVERYBODY)).toEqual([]);
  });
});

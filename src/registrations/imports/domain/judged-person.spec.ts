import { aRegistration } from '../../../../test/support/builders/registration.js';
import { type RegistrationRequest, USUAL_ONLY } from '../../domain/registration-form.js';
import type { CollectivitySnapshot } from '../../domain/registration.js';
import { type Audience, judged, type ReadPerson, type RegisteredPerson } from './judged-person.js';
import { NO_CELLS } from './person-table.js';

const sevremoine = aRegistration().collectivity;
const niort: CollectivitySnapshot = { ...sevremoine, code: '79191', name: 'Niort', departmentCode: '79' };
const free = (name: string): CollectivitySnapshot => ({
  ...{ type: 'other', kind: 'syndicat', code: null, name },
  ...{ departmentCode: null, epciCode: null, epciName: null },
});

function read(line: number, address: string | null, more: Partial<ReadPerson> = {}): ReadPerson {
  const { firstName, lastName, functionKey, functionText, collectivity } = aRegistration();
  const person = { firstName, lastName, email: address ?? '', phone: null, functionKey, functionText };
  const said = { ...USUAL_ONLY, options: [], collective: null, remarks: null, locale: 'fr', noticeVersion: 1 } as const;
  const request: RegistrationRequest = { ...person, ...said, collectivity, emailNormalised: address ?? '' };
  const fields = { ...NO_CELLS, functionKey, functionText: '', collectivityKind: '' };
  const one = { line, fields, address, employers: [sevremoine], request, errors: [], ...more };
  return one as ReadPerson;
}
const WRONG = { request: null, errors: [{ field: 'collectivity', code: 'collectivity-several' }] } as const;

/** « 3 wrong collectivity-several, person-twice 1 ». */
const said = (
  people: readonly ReadPerson[],
  taken: Record<string, RegisteredPerson> = {},
  audience: Audience = 'organisers',
) =>
  judged(people, new Map(Object.entries(taken)), audience).map(({ line, verdict, errors }) =>
    [
      line,
      verdict,
      ...errors.map(({ code, parameters }) => [code, parameters?.['line']].filter(Boolean).join(' ')),
    ].join(' '),
  );

describe('the same address twice', () => {
  it.each<[string, ReadPerson[], string[]]>([
    [
      'is named at the second',
      [read(1, 'a'), read(2, 'b'), read(3, 'a')],
      ['1 ready', '2 ready', '3 twice person-twice 1'],
    ],
    [
      'is named whatever else is wrong, as long as nobody knows the employer',
      [read(1, 'a', WRONG), read(2, 'a', WRONG)],
      ['1 wrong collectivity-several', '2 wrong collectivity-several person-twice 1'],
    ],
    [
      'counts for the line that is right',
      [read(1, 'a', WRONG), read(2, 'a')],
      ['1 wrong collectivity-several person-twice 2', '2 ready'],
    ],
    [
      'is none where there is no address',
      [read(1, null, WRONG), read(2, null, WRONG)],
      ['1 wrong collectivity-several', '2 wrong collectivity-several'],
    ],
  ])('%s', (_, people, verdicts) => expect(said(people)).toEqual(verdicts));
});

describe('whoever is registered already', () => {
  const registered = (collectivity: CollectivitySnapshot, groupId: string | null = null) => ({
    a: { collectivity, groupId },
  });

  it.each<[string, Audience, RegisteredPerson, Partial<ReadPerson>, string]>([
    ['is named to organisers', 'organisers', registered(niort).a, {}, '1 known person-known'],
    ['of the same employer is named', { groupId: null }, registered(sevremoine).a, {}, '1 known person-known'],
    ['of another employer is not', { groupId: null }, registered(niort).a, {}, '1 ready'],
    [
      'of another employer is, in one’s own group',
      { groupId: 'g' },
      registered(niort, 'g').a,
      {},
      '1 known person-known',
    ],
    ['of another employer is not, in another’s group', { groupId: 'g' }, registered(niort, 'h').a, {}, '1 ready'],
    ['of no group is not of a group without a name', { groupId: null }, registered(niort, null).a, {}, '1 ready'],
    [
      'of one of the homonyms is named before the employer is settled',
      { groupId: null },
      registered(niort).a,
      { ...WRONG, employers: [sevremoine, niort] },
      '1 known collectivity-several person-known',
    ],
    [
      'is not named to whoever says no employer',
      { groupId: null },
      registered(niort).a,
      { ...WRONG, employers: [] },
      '1 wrong collectivity-several',
    ],
    [
      'of a free employer, in any spelling',
      { groupId: null },
      registered(free('Syndicat du Lac')).a,
      { employers: [free('syndicat du lac')] },
      '1 known person-known',
    ],
  ])('%s', (_, audience, person, line, verdict) =>
    expect(said([read(1, 'a', line)], { a: person }, audience)).toEqual([verdict]),
  );
});

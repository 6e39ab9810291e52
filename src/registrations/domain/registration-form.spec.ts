import type { Collectivity } from '../../collectivities/domain/collectivity.js';
import type { Resolution } from '../../collectivities/domain/resolve-typed.js';
import { checkRegistration, readRegistrationFields } from './registration-form.js';

const sevremoine: Collectivity = {
  type: 'commune',
  kind: 'commune-nouvelle',
  code: '49301',
  name: 'Sèvremoine',
  departmentCode: '49',
  label: 'Sèvremoine (49)',
  epciCode: '200060010',
  epciName: 'CA Mauges Communauté',
  population: 25_641,
};
const ligne44: Collectivity = {
  ...sevremoine,
  kind: 'commune',
  code: '44082',
  name: 'Ligné',
  departmentCode: '44',
  label: 'Ligné (44)',
};
const ligne16: Collectivity = { ...ligne44, code: '16185', departmentCode: '16', label: 'Ligné (16)' };

const found: Resolution = { outcome: 'one', collectivity: sevremoine };
const homonyms: Resolution = { outcome: 'several', candidates: [ligne44, ligne16] };
const unknown: Resolution = { outcome: 'none', nearest: [] };

const right = {
  firstName: 'Maëlle',
  lastName: 'Cesbron',
  email: 'Maelle.Cesbron@example.org',
  functionKey: 'secretaire-de-mairie',
  collectivity: 'Sèvremoine',
};

function judge(raw: object, employer: Resolution = found) {
  return checkRegistration(readRegistrationFields(raw).fields, { employer, locale: 'fr', noticeVersion: 2 });
}

describe('a right form', () => {
  it('becomes a request', () => {
    expect(judge(right)).toEqual({
      errors: [],
      request: {
        firstName: 'Maëlle',
        lastName: 'Cesbron',
        email: 'Maelle.Cesbron@example.org',
        emailNormalised: 'maelle.cesbron@example.org',
        phone: null,
        functionKey: 'secretaire-de-mairie',
        functionText: null,
        collectivity: {
          type: 'commune',
          kind: 'commune-nouvelle',
          code: '49301',
          name: 'Sèvremoine',
          departmentCode: '49',
          epciCode: '200060010',
          epciName: 'CA Mauges Communauté',
        },
        collective: null,
        remarks: null,
        options: [],
        category: null,
        imageConsent: null,
        answers: {},
        wishes: [],
        approver: null,
        locale: 'fr',
        noticeVersion: 2,
      },
    });
  });

  it('keeps what is optional', () => {
    const verdict = judge({
      ...right,
      phone: '+33 (0)2 41 00 00 00',
      collective: ' Sèvre et Mauges ',
      remarks: 'Train\r\nde 8 h',
    });
    expect(verdict.request).toMatchObject({
      phone: '+33 (0)2 41 00 00 00',
      collective: 'Sèvre et Mauges',
      remarks: 'Train\nde 8 h',
    });
  });

  it('takes the free function only beside « autre »', () => {
    expect(judge({ ...right, functionText: 'Cheffe de projet' }).request).toMatchObject({ functionText: null });
    expect(judge({ ...right, functionKey: 'autre', functionText: 'Cheffe de projet' }).request).toMatchObject({
      functionKey: 'autre',
      functionText: 'Cheffe de projet',
    });
  });
});

describe('one wrong field', () => {
  it.each([
    [{ firstName: ' \u200b' }, 'firstName', 'first-name-missing', undefined],
    [{ firstName: 'é'.repeat(101) }, 'firstName', 'first-name-long', { max: 100 }],
    [{ lastName: '' }, 'lastName', 'last-name-missing', undefined],
    [{ lastName: '🎉 2019' }, 'lastName', 'last-name-letters', undefined],
    [{ email: '' }, 'email', 'email-missing', undefined],
    [{ email: 'maelle.cesbron@example' }, 'email', 'email-dot', { max: 254 }],
    [{ phone: 'le soir' }, 'phone', 'phone-digits', undefined],
    [{ phone: '12345' }, 'phone', 'phone-digits', undefined],
    [{ phone: '0'.repeat(31) }, 'phone', 'phone-long', { max: 30 }],
    [{ functionKey: '' }, 'functionKey', 'function-missing', undefined],
    [{ functionKey: 'maire' }, 'functionKey', 'function-unknown', undefined],
    [{ functionKey: 'autre' }, 'functionText', 'function-text-missing', undefined],
    [{ functionKey: 'autre', functionText: 'a'.repeat(101) }, 'functionText', 'too-long', { max: 100, length: 101 }],
    [{ collectivity: '' }, 'collectivity', 'collectivity-missing', undefined],
    [{ collectivity: 'a'.repeat(201) }, 'collectivity', 'collectivity-long', { max: 200 }],
    [{ collectivityKind: 'ministere' }, 'collectivityKind', 'kind-unknown', undefined],
    [{ collectivityKind: 'sdis', collectivity: 'S' }, 'collectivity', 'collectivity-short', { min: 2 }],
    [{ collective: 'a'.repeat(151) }, 'collective', 'too-long', { max: 150, length: 151 }],
    [{ remarks: 'a'.repeat(10_000) }, 'remarks', 'too-long', { max: 2000, length: 10_000 }],
  ])('%j', (change, field, code, parameters) => {
    expect(judge({ ...right, ...change })).toEqual({
      request: null,
      errors: [parameters ? { field, code, parameters } : { field, code }],
    });
  });

  it('is counted in characters, not in code units', () => {
    expect(judge({ ...right, firstName: `é${'🎉'.repeat(99)}` }).errors).toEqual([]);
  });
});

describe('the employer', () => {
  it('is chosen among homonyms, never guessed', () => {
    expect(judge({ ...right, collectivity: 'Ligné' }, homonyms).errors).toEqual([
      {
        field: 'collectivity',
        code: 'collectivity-several',
        parameters: { typed: 'Ligné', candidates: 'Ligné (44), Ligné (16)' },
      },
    ]);
    expect(
      judge({ ...right, collectivity: 'Ligné', collectivityCode: '16185' }, homonyms).request?.collectivity,
    ).toMatchObject({
      code: '16185',
      departmentCode: '16',
    });
  });

  it('ignores a choice left over from another name', () => {
    expect(judge({ ...right, collectivityCode: '16185' }, found).request?.collectivity.code).toBe('49301');
    expect(judge({ ...right, collectivityCode: '99999' }, homonyms).errors).toHaveLength(1);
  });

  it('that was not typed to its end is chosen among those that begin alike', () => {
    const beginning: Resolution = { outcome: 'none', nearest: [sevremoine, ligne44] };
    expect(judge({ ...right, collectivity: 'Sèvre' }, beginning).errors).toEqual([
      {
        field: 'collectivity',
        code: 'collectivity-incomplete',
        parameters: { typed: 'Sèvre', candidates: 'Sèvremoine (49), Ligné (44)' },
      },
    ]);
    expect(
      judge({ ...right, collectivity: 'Sèvre', collectivityCode: '49301' }, beginning).request?.collectivity.code,
    ).toBe('49301');
  });

  it('that no list knows is asked for its kind, then taken as typed', () => {
    const typed = { ...right, collectivity: 'Syndicat mixte du Layon' };
    expect(judge(typed, unknown).errors).toEqual([
      { field: 'collectivity', code: 'collectivity-unknown', parameters: { typed: 'Syndicat mixte du Layon' } },
    ]);
    expect(judge({ ...typed, collectivityKind: 'syndicat' }, unknown).request?.collectivity).toEqual({
      type: 'other',
      kind: 'syndicat',
      code: null,
      name: 'Syndicat mixte du Layon',
      departmentCode: null,
      epciCode: null,
      epciName: null,
    });
  });
});

describe('the notice', () => {
  it.each([
    ['1', 1],
    ['2', 2],
    ['', 2],
    ['0', 2],
    ['3', 2],
    ['999999999999', 2],
    ['une', 2],
  ])('version %j posted is recorded as %d', (noticeVersion, recorded) => {
    expect(judge({ ...right, noticeVersion }).request?.noticeVersion).toBe(recorded);
  });
});

it('tells every error at once, in the order of the form', () => {
  expect(judge({}).errors.map(({ field }) => field)).toEqual([
    'firstName',
    'lastName',
    'email',
    'functionKey',
    'collectivity',
  ]);
});

describe('readRegistrationFields', () => {
  it.each([[null], [undefined], ['texte'], [42], [[]], [{ __proto__: { firstName: 'x' } }]])(
    '%j gives empty fields',
    (raw) => {
      const { fields, unreadable } = readRegistrationFields(raw);
      expect(new Set(Object.values(fields))).toEqual(new Set(['']));
      expect(unreadable).toEqual([]);
    },
  );

  it('names the fields that hold no text', () => {
    expect(
      readRegistrationFields({ firstName: ['a', 'b'], phone: { a: 1 }, remarks: true, lastName: 12 }),
    ).toMatchObject({
      fields: { firstName: '', lastName: '12', phone: '', remarks: '' },
      unreadable: [
        { field: 'firstName', code: 'not-text' },
        { field: 'phone', code: 'not-text' },
        { field: 'remarks', code: 'not-text' },
      ],
    });
  });

  it('reads an address pasted from an address book', () => {
    expect(readRegistrationFields({ email: ' Maëlle Cesbron <maelle@example.org>' }).fields.email).toBe(
      'maelle@example.org',
    );
  });
});

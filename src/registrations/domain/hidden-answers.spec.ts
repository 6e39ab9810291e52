import type { Collectivity } from '../../collectivities/domain/collectivity.js';
import { aRegistration } from '../../../test/support/builders/registration.js';
import { type FormSettings, readFormSettings } from '../form/domain/form-settings.js';
import { withHiddenAnswers } from './hidden-answers.js';
import { checkRegistration, readRegistrationFields, type RegistrationRequest } from './registration-form.js';

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
const right = {
  firstName: 'Maëlle',
  lastName: 'Cesbron',
  email: 'maelle.cesbron@example.org',
  functionKey: 'dgs',
  collectivity: 'Sèvremoine',
};

function judge(raw: object, standard: Partial<FormSettings['standard']>) {
  return checkRegistration(readRegistrationFields({ ...right, ...raw }).fields, {
    employer: { outcome: 'one', collectivity: sevremoine },
    locale: 'fr',
    noticeVersion: 1,
    options: ['dinner'],
    standard: readFormSettings({ standard }).standard,
  });
}

describe('the house’s questions, as an event asks them', () => {
  it.each([
    [{ phone: 'required' }, {}, ['phone phone-missing']],
    [{ phone: 'hidden' }, { phone: 'le soir' }, []],
    [{ collective: 'required' }, {}, ['collective collective-missing']],
    [{ collective: 'hidden' }, { collective: 'x'.repeat(999) }, []],
    [{ remarks: 'required' }, {}, ['remarks remarks-missing']],
    [{ category: 'required' }, {}, ['category category-missing']],
    [{ category: 'optional' }, { category: 'D' }, ['category category-unknown']],
    [{ category: 'hidden' }, { category: 'D' }, []],
    [{ functionKey: 'hidden' }, { functionKey: 'maire' }, []],
    [{ functionKey: 'optional' }, { functionKey: '' }, []],
    [{ functionKey: 'optional' }, { functionKey: 'maire' }, ['functionKey function-unknown']],
  ] as const)('%j, posted %j', (standard, raw, errors) => {
    expect(judge(raw, standard).errors.map(({ field, code }) => `${field} ${code}`)).toEqual(errors);
  });

  it('keep nothing of what they do not ask', () => {
    const hidden = { phone: 'hidden', functionKey: 'hidden', collective: 'hidden', options: 'hidden' } as const;
    expect(judge({ phone: '02 41 00 00 00', collective: 'Mauges', functionText: 'x' }, hidden).request).toMatchObject({
      phone: null,
      functionKey: 'autre',
      functionText: null,
      collective: null,
      options: [],
      category: null,
    });
  });
});

describe('a change says nothing of what its form did not show', () => {
  const registration = aRegistration({
    phone: '02 41 00 00 00',
    functionKey: 'dga',
    category: 'B',
    imageConsent: { photo: true },
    answers: { ancienne: 'x', posee: 'avant' },
  });
  const request = { ...judge({}, {}).request!, answers: { posee: 'après' }, options: [] as string[] };
  const questions = [
    { id: 'ancienne', kind: 'short', archived: true },
    { id: 'posee', kind: 'short' },
  ];
  const after = (settings: object, identityOnly = false): RegistrationRequest =>
    withHiddenAnswers(request, { registration, options: ['dinner'] }, readFormSettings(settings), identityOnly);

  it.each([
    [
      { questions },
      false,
      { answers: { ancienne: 'x', posee: 'après' }, functionKey: 'dgs', phone: null, options: [] },
    ],
    [
      { questions, standard: { phone: 'hidden', options: 'hidden' } },
      false,
      { phone: '02 41 00 00 00', options: ['dinner'] },
    ],
    [{ questions, standard: { functionKey: 'hidden' } }, false, { functionKey: 'dga', category: 'B' }],
    [{ questions, image: ['photo'] }, false, { imageConsent: null }],
    [{ questions }, false, { imageConsent: { photo: true } }],
    [{ questions: [] }, false, { answers: { ancienne: 'x', posee: 'après' } }],
    [{ questions, image: ['photo'] }, true, { imageConsent: { photo: true } }],
  ])('form %#', (settings, identityOnly, expected) => {
    expect(after(settings, identityOnly)).toMatchObject(expected);
  });
});

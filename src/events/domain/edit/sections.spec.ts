import type { FieldError } from '../../../platform/errors/domain-error.js';
import { instantOf } from '../../../platform/clock/paris-time.js';
import type { EventRecord } from '../event.js';
import { readCreation } from './creation-form.js';
import type { SectionChange } from './section-change.js';
import { type EditedEvent, readSection, type SectionSpec, type Typed } from './section.js';
import { type SectionKey, SECTIONS } from './sections.js';

const ZONE = 'Europe/Paris';

const event = {
  slug: 'assises-2022',
  title: 'Assises',
  subtitle: null,
  series: null,
  edition: 1,
  startsOn: '2022-03-24',
  endsOn: '2022-03-25',
  announcedFrom: '18:00',
  announcedTo: null,
  timeZone: ZONE,
  description: 'Voir **loin**.\n\nAgir ensemble.',
  audience: 'Les directions',
  advice: null,
  costs: null,
  venues: [{ id: 'v1', name: 'Hôtel de ville', city: 'Niort' }],
  contacts: [{ name: 'Service de presse', organisation: 'SNDGCT', email: 'presse@example.org' }],
  partners: [{ id: 'p1', name: 'SMACL' }],
  documents: [],
  registrationMode: 'open',
  registrationOpensAt: instantOf('2022-01-10', '09:00'),
  registrationClosesAt: instantOf('2022-03-10', '23:59'),
  waitingListEnabled: true,
  places: { capacity: 120, taken: 30, waiting: 0, communes: 0, epci: 0, others: 0 },
  actionCodes: [
    {
      id: 'c1',
      label: 'ASSISES 22',
      opensAt: null,
      closesAt: null,
      quota: 20,
      taken: 12,
      defaults: { functionKey: 'dgs' },
    },
  ],
  options: [
    { id: 'o1', title: 'Dîner', hint: null, capacity: 80, taken: 25, closesAt: instantOf('2022-03-17', '23:59') },
  ],
} as unknown as EventRecord;
const edited: EditedEvent = {
  event,
  notice: { version: 1, body: null },
  series: [{ id: 's1', slug: 's', title: 'Assises des Partenariats' }],
  codeUses: new Map([['c1', 14]]),
};

/** What becomes of a form whose fields stand as they are stored, but for what was typed. */
function outcome(key: SectionKey, typed: Typed): SectionChange | readonly FieldError[] {
  const spec: SectionSpec = SECTIONS[key];
  const { values, errors } = readSection(spec, { ...spec.shown(edited), ...typed }, ZONE);
  return errors.length > 0 ? errors : spec.change(values, edited);
}

const keys = Object.keys(SECTIONS) as SectionKey[];

describe('a section of an event', () => {
  it.each(keys)('%s, sent as it was shown, is readable and shows the same again', (key) => {
    const spec: SectionSpec = SECTIONS[key];
    const shown = spec.shown(edited);
    const { typed, errors } = readSection(spec, shown, ZONE);
    expect(errors).toEqual([]);
    expect(typed).toEqual(shown);
    expect(Array.isArray(outcome(key, {}))).toBe(false);
  });

  it.each<[string, SectionKey, Typed, readonly object[]]>([
    ['without a title', 'identite', { title: ' ' }, [{ field: 'title', code: 'missing' }]],
    ['in a series that is none', 'identite', { series: 'x' }, [{ field: 'series', code: 'choose' }]],
    ['in a new series without a name', 'identite', { series: 'nouvelle' }, [{ field: 'newSeries', code: 'missing' }]],
    ['that ends before it begins', 'dates', { endsOn: '23/03/2022' }, [{ field: 'endsOn', code: 'ends-before-start' }]],
    ['on no day', 'dates', { startsOn: 'jeudi' }, [{ field: 'startsOn', code: 'day-unreadable' }]],
    [
      'of one day whose hours run backwards',
      'dates',
      { endsOn: '', announcedTo: '9 h' },
      [{ field: 'announcedTo', code: 'ends-before-start' }],
    ],
    [
      'with fewer places than are taken',
      'inscription',
      { capacity: '29' },
      [{ field: 'capacity', code: 'fewer-than-taken', parameters: { count: 30 } }],
    ],
    [
      'that closes before it opens',
      'inscription',
      { closesAt: '01/01/2022' },
      [{ field: 'closesAt', code: 'closes-before-opening' }],
    ],
    [
      'whose used code goes',
      'codes',
      { 'codes-0-remove': 'oui' },
      [{ field: 'codes-0-label', code: 'code-used', parameters: { code: 'ASSISES 22' } }],
    ],
    ['with a code twice', 'codes', { 'codes-1-label': 'assises-22' }, [{ field: 'codes-1-label', code: 'code-twice' }]],
    [
      'with a quota that more have used',
      'codes',
      { 'codes-0-quota': '11' },
      [{ field: 'codes-0-quota', code: 'fewer-than-taken', parameters: { count: 12 } }],
    ],
    [
      'whose chosen option goes',
      'options',
      { 'options-0-remove': 'oui' },
      [{ field: 'options-0-title', code: 'option-used', parameters: { count: 25 } }],
    ],
    [
      'with an option without a name',
      'options',
      { 'options-1-hint': '19 h 30' },
      [{ field: 'options-1-title', code: 'missing' }],
    ],
    [
      'with a contact who cannot be written to',
      'public',
      { 'contacts-0-email': 'presse' },
      [{ field: 'contacts-0-email', code: 'email-wrong' }],
    ],
    [
      'with a script for a site',
      'partenaires',
      { 'partners-0-url': 'javascript:alert(1)' },
      [{ field: 'partners-0-url', code: 'web-wrong' }],
    ],
    [
      'with a text that is too long',
      'public',
      { audience: 'a'.repeat(1001) },
      [{ field: 'audience', code: 'too-long', parameters: { max: 1000, length: 1001 } }],
    ],
  ])('%s is refused where it is wrong', (_, key, typed, errors) => {
    expect(outcome(key, typed)).toEqual(errors);
  });

  it('reads rows: what is new, what stays, what goes', () => {
    expect(
      outcome('lieux', {
        'venues-0-remove': 'oui',
        'venues-2-name': '  Siège  de la SMACL ',
        'venues-2-access': 'Tram A,\r\n\r\n\r\npuis à pied',
        'venues-3-id': 'invented',
        'venues-3-name': 'Hôtel',
      }),
    ).toMatchObject({
      columns: {
        venues: [
          { id: null, name: 'Siège de la SMACL', access: 'Tram A,\n\npuis à pied' },
          { id: null, name: 'Hôtel' },
        ],
      },
    });
  });

  it('makes a new version of the notice only where its text changes', () => {
    expect(outcome('inscription', {})).not.toHaveProperty('notice');
    expect(outcome('inscription', { notice: 'Vos réponses servent à…' })).toMatchObject({
      notice: 'Vos réponses servent à…',
    });
  });
});

describe('a new event', () => {
  const choices = { seriesIds: ['s1'], modelIds: ['m1'], organisationIds: ['org1', 'org2'] };

  it.each<[string, Typed, object]>([
    [
      'of a title and a day',
      { title: 'Assises', startsOn: '24/03/2022' },
      {
        title: 'Assises',
        startsOn: '2022-03-24',
        endsOn: '2022-03-24',
        modelId: null,
        series: { kind: 'none' },
        venue: null,
        organisationIds: [],
      },
    ],
    [
      'of a series, with what only our choices hold',
      {
        title: 'A',
        startsOn: '2022-03-24',
        series: 's1',
        model: 'm1',
        city: 'Niort',
        'organisation-org2': 'oui',
        'organisation-x': 'oui',
      },
      {
        series: { kind: 'known', id: 's1' },
        modelId: 'm1',
        venue: { name: 'Niort', city: 'Niort' },
        organisationIds: ['org2'],
      },
    ],
    [
      'of a new series',
      { title: 'A', startsOn: '2022-03-24', series: 'nouvelle', newSeries: 'B' },
      { series: { kind: 'new', title: 'B' } },
    ],
  ])('%s', (_, posted, expected) => {
    expect(readCreation(posted, choices, ZONE).event).toMatchObject(expected);
  });

  it('is told everything that is wrong at once', () => {
    const { event: none, errors } = readCreation({ endsOn: 'demain', series: 'x', model: 'y' }, choices, ZONE);
    expect(none).toBeNull();
    expect(errors.map(({ field, code }) => `${field} ${code}`)).toEqual([
      'title missing',
      'startsOn missing',
      'endsOn day-unreadable',
      'model choose',
      'series choose',
    ]);
  });
});

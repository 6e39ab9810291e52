import { MachineClock } from '../../../src/platform/clock/clock.js';
import { newId } from '../../../src/platform/ids/ids.js';
import { filterOfAddress } from '../../../src/registrations/list/domain/filter-address.js';
import { EVERYBODY, type RegistrationFilter } from '../../../src/registrations/list/domain/registration-filter.js';
import { DuplicatesQuery } from '../../../src/registrations/list/queries/duplicates.query.js';
import { FilteredRegistrations } from '../../../src/registrations/list/queries/filtered-registrations.query.js';
import type { RegistrationRecord } from '../../../src/registrations/domain/registration.js';
import { givenEvent } from '../../support/builders/events.js';
import { givenRegistrations } from '../../support/builders/registrations.js';
import { describeOnEachEngine, openTestDatabase, type TestDatabase } from '../../support/databases.js';

const EPCI = {
  type: 'epci',
  kind: 'CA',
  code: '200060010',
  name: 'CA Mauges Communauté',
  departmentCode: '49',
  epciCode: null,
  epciName: null,
} as const;
const NIORT = {
  ...EPCI,
  type: 'commune',
  kind: 'commune',
  code: '79191',
  name: 'Niort',
  departmentCode: '79',
} as const;
const GROUP = newId();
const COLLECTIVE = newId();
const CODE = newId();

/** Each known by a letter; the commune of those left as they are is Sèvremoine, in the EPCI of B. */
const PEOPLE: (Partial<RegistrationRecord> & { lastName: string })[] = [
  { lastName: 'A', firstName: 'Élodie', createdAt: Date.parse('2019-10-31T22:59:59Z') },
  { lastName: 'B', collectivity: EPCI, createdAt: Date.parse('2019-10-31T23:00:00Z'), functionKey: 'dgs' },
  { lastName: 'C', collectivity: NIORT, status: 'waiting', category: 'A', functionKey: 'dga' },
  { lastName: 'D', status: 'pending', awaits: 'employer', decisionDueAt: 1000, source: 'group', groupId: GROUP },
  { lastName: 'E', status: 'pending', awaits: 'organiser', decisionDueAt: Date.parse('2100-01-01'), source: 'import' },
  { lastName: 'F', status: 'offered', decisionDueAt: Date.parse('2100-01-01'), collective: "L'Île 100%_d'Yeu" },
  { lastName: 'G', status: 'withdrawn', collectiveId: COLLECTIVE },
  { lastName: 'H', firstName: 'Tanguy', collectiveId: COLLECTIVE, actionCodeId: CODE },
  {
    ...{ lastName: 'I', firstName: 'Jean-Baptiste', remarks: 'x' },
    ...{ email: 'anne.le-roux@example.org', phone: '02-41 12\u00a034.56' },
  },
  { lastName: 'J', firstName: 'Jean Baptiste' },
];

describeOnEachEngine('a filter of registrations', (engine) => {
  let database: TestDatabase;
  let event: { id: string; timeZone: string };
  let people: RegistrationRecord[];
  let dinner: string;

  beforeAll(async () => {
    database = await openTestDatabase(engine);
    const id = await givenEvent(database, { slug: 'seminaire' });
    event = { id, timeZone: 'Europe/Paris' };
    dinner = newId();
    const other = await givenEvent(database, { slug: 'other' });
    await givenRegistrations(database, other, [{ lastName: 'Z', firstName: 'Élodie' }]);
    const noon = Date.parse('2019-10-15T10:00:00Z');
    people = await givenRegistrations(
      database,
      id,
      PEOPLE.map((one) => ({ createdAt: noon, ...one, firstName: one.firstName ?? `Prénom${one.lastName}` })),
    );
    const idOf = (lastName: string) => people.find((one) => one.lastName === lastName)!.id;
    await database.unitOfWork.run(async (tx) => {
      await tx.execute(
        `INSERT INTO event_options (id, event_id, title, hint, capacity, taken, closes_at, position) VALUES (?, ?, 'Dîner', NULL, NULL, 0, NULL, 1)`,
        [dinner, id],
      );
      for (const letter of ['A', 'C'])
        await tx.execute('INSERT INTO registration_options (registration_id, option_id) VALUES (?, ?)', [
          idOf(letter),
          dinner,
        ]);
      for (const [letter, phase, atelier, rank, gone] of [
        ['A', 1, 'A', 1, null],
        ['A', 1, 'B', 2, null],
        ['B', 2, 'A', 2, null],
        ['C', 1, 'C', 1, 5],
      ] as const)
        await tx.execute(
          'INSERT INTO registration_wishes (registration_id, phase, atelier, rank, gone_at) VALUES (?, ?, ?, ?, ?)',
          [idOf(letter), phase, atelier, rank, gone],
        );
      await tx.execute(
        `INSERT INTO outgoing_emails (id, dedupe_key, kind, locale, to_address, subject, html, body_text, attachments, links,
           message_id, status, attempts, next_attempt_at, event_id, about_id, created_at)
         VALUES (?, 'k', 'x', 'fr', 'x@example.org', 's', '', '', '[]', '[]', 'm', 'failed', 1, 0, ?, ?, 0)`,
        [newId(), id, idOf('B')],
      );
    });
  });
  afterAll(() => database.close());

  const query = () => new FilteredRegistrations(database.read, new MachineClock(), new DuplicatesQuery(database.read));
  const found = async (filter: RegistrationFilter) => {
    const ids = await query().ids(event, filter, 100);
    expect(await query().count(event, filter)).toBe(ids.length);
    return people
      .filter(({ id }) => ids.includes(id))
      .map(({ lastName }) => lastName)
      .join('');
  };

  it.each([
    [{}, 'ABCDEFGHIJ'],
    [{ statut: 'encours' }, 'ABCDEFHIJ'],
    [{ statut: ['waiting', 'pending'] }, 'CDE'],
    [{ type: 'epci' }, 'B'],
    [{ epci: '200060010' }, 'ABDEFGHIJ'],
    [{ departement: '79' }, 'C'],
    [{ categorie: 'A' }, 'C'],
    [{ fonction: ['dgs', 'dga'] }, 'BC'],
    [{ source: 'group' }, 'D'],
    [{ groupe: GROUP }, 'D'],
    [{ code: CODE }, 'H'],
    [{ collectif: '-' }, 'ABCDEIJ'],
    [{ collectif: COLLECTIVE }, 'GH'],
    [{ collectif: "L'Île 100%_d'Yeu" }, 'F'],
    [{ voeu: '..A' }, 'AB'],
    [{ voeu: '1.1.A' }, 'A'],
    [{ voeu: '.2.A' }, 'B'],
    [{ voeu: '..C' }, ''],
    [{ du: '2019-11-01' }, 'B'],
    [{ au: '2019-10-31' }, 'ACDEFGHIJ'],
    [{ du: '2019-10-31', au: '2019-10-31' }, 'A'],
    [{ attention: 'late' }, 'D'],
    [{ attention: 'offer' }, 'F'],
    [{ attention: 'mail' }, 'B'],
    [{ attention: 'duplicate' }, 'IJ'],
    [{ attention: 'any' }, 'BDFIJ'],
    // The atelier that C wished for is gone.
    [{ sansreponse: 'wishes', statut: 'confirmed' }, 'HIJ'],
    [{ sansreponse: 'wishes' }, 'CDEFGHIJ'],
    [{ sansreponse: 'employer' }, 'D'],
    [{ q: 'ÉLODIE' }, 'A'],
    [{ q: 'mauges', statut: 'confirmed' }, 'ABHIJ'],
    [{ q: '100%_' }, 'F'],
    // An address is one word, a name in two may be written in one, and who calls is found by the number.
    [{ q: 'anne.le-roux@example.org' }, 'I'],
    [{ q: 'roux.anne@example.org' }, ''],
    [{ q: 'Sèvre-Moine, anne' }, 'I'],
    [{ q: '02 41 12 34 56' }, 'I'],
    [{ q: '+33 2.41.12.34.56' }, 'I'],
    [{ q: '41 12 34' }, ''],
    [{ q: "zz' OR '1'='1" }, ''],
    [{ q: '"; DROP TABLE registrations; --' }, ''],
    [{ q: '\\' }, 'ABCDEFGHIJ'],
    [{ q: '%' }, 'ABCDEFGHIJ'],
    [{ q: 'élodie', type: 'epci' }, ''],
    [{ collectif: "' OR 1=1 --" }, ''],
    [{ collectif: '%' }, ''],
    [{ voeu: "..A' OR '1'='1" }, 'ABCDEFGHIJ'],
    [{ ref: "7KQ4-M2XD') OR 1=1" }, 'ABCDEFGHIJ'],
  ])('means of %j %s', async (asked, letters) => {
    expect(await found(filterOfAddress(asked))).toBe(letters);
  });

  it('means those who chose an option, and those who were ticked', async () => {
    expect(await found({ ...EVERYBODY, option: dinner })).toBe('AC');
    expect(await found({ ...EVERYBODY, only: people.slice(2, 4).map(({ reference }) => reference) })).toBe('CD');
  });

  it('means one reference, with its hyphen or without', async () => {
    const { reference } = people[3]!;
    for (const q of [reference, reference.toLowerCase(), reference.replace('-', '')])
      expect(await found({ ...EVERYBODY, text: q })).toBe('D');
  });

  it('is walked through slice by slice', async () => {
    const first = await query().ids(event, EVERYBODY, 4);
    const rest = await query().ids(event, EVERYBODY, 100, first.at(-1));
    expect([first.length, rest.length, new Set([...first, ...rest]).size]).toEqual([4, 6, 10]);
  });
});

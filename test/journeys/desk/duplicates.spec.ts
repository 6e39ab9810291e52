import { ReadDatabase } from '../../../src/platform/database/read-database.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import type { RegistrationRecord } from '../../../src/registrations/domain/registration.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { givenEvent } from '../../support/builders/events.js';
import { givenRegistrations } from '../../support/builders/registrations.js';
import { describeOnEachEngine } from '../../support/databases.js';
import { formOf } from '../../support/form-filler.js';
import { givenOrganiser, loggedIn } from '../../support/organisers.js';
import type { Visitor } from '../../support/visitor.js';

const HERE = '/organiser/evenements/seminaire/inscriptions';

describeOnEachEngine('two registrations of one person', (engine) => {
  let tablee: TestApp;
  let camille: Visitor;
  let reader: Visitor;
  let people: RegistrationRecord[];

  beforeAll(async () => {
    tablee = await startTestApp({ engine });
    const unitOfWork = tablee.app.get(UnitOfWork, { strict: false });
    const eventId = await givenEvent({ unitOfWork }, { slug: 'seminaire', capacity: 90 });
    const someone = (n: number) => ({ firstName: `Prénom${n * 7919}`, lastName: `Nom${n * 104729}` });
    people = await givenRegistrations({ unitOfWork }, eventId, [
      { firstName: 'Tanguy', lastName: 'Rivereau', remarks: 'Sans fruits de mer ?' },
      { firstName: 'Tanguy', lastName: 'RIVEREAU', phone: '02 41 00 00 00', status: 'pending' },
      someone(1),
      someone(2),
      someone(3),
    ]);
    const roles = (role: 'responsable' | 'lecture') => ({ roles: { [eventId]: role } });
    await givenOrganiser(tablee, roles('responsable'));
    await givenOrganiser(tablee, { email: 'reader@example.org', name: 'Lecteur', ...roles('lecture') });
    camille = await loggedIn(tablee);
    reader = await loggedIn(tablee, 'reader@example.org');
  });
  afterAll(() => tablee.close());

  const rows = <Row>(sql: string, parameters: readonly unknown[] = []) =>
    tablee.app.get(ReadDatabase, { strict: false }).query<Row>(sql, parameters);
  const statusOf = async ({ id }: { id: string }) =>
    (await rows<{ status: string }>('SELECT status AS "status" FROM registrations WHERE id = ?', [id]))[0]!.status;
  const [kept, merged] = [() => people[0]!, () => people[1]!];

  it('are shown with what makes them alike', async () => {
    const { text } = await reader.get(`${HERE}/doublons`);
    expect(text).toContain('Même nom, même employeur');
    expect(text).toContain('Tanguy RIVEREAU');
    expect((await camille.get(HERE)).text).toContain('Doublons possibles, 2');
  });

  it('are merged part by part: who has the place keeps it, and what was told stays readable', async () => {
    const page = `${HERE}/doublons/${merged().reference}/${kept().reference}`;
    await camille.send(
      `${HERE}/${merged().reference}`,
      { note: 'Vu au téléphone' },
      `${HERE}/${merged().reference}/notes`,
    );
    const { html, text } = await camille.get(page);
    expect(text).toContain("L'inscription la plus avancée reste");
    const { action, fields } = formOf(html, merged().reference);
    expect(action).toBe(`${HERE}/doublons/${kept().reference}/${merged().reference}`);
    const done = await camille.post(action, { ...fields, phone: 'merged', email: 'merged' });
    expect([done.status, done.location]).toEqual([303, `${HERE}/${kept().reference}`]);
    expect([await statusOf(kept()), await statusOf(merged())]).toEqual(['confirmed', 'withdrawn']);
    const after = await camille.get(done.location!);
    for (const words of ['02 41 00 00 00', merged().email, 'Vu au téléphone', 'Sans fruits de mer ?', 'Réunie avec']) {
      expect(after.text).toContain(words);
    }
    const ended = await camille.get(`${HERE}/${merged().reference}`);
    expect(ended.text).toContain('Réunie avec une autre inscription');
    expect((await camille.post(action, fields)).status).toBe(409);
    const mails = await rows('SELECT id FROM outgoing_emails WHERE about_id IN (?, ?)', [kept().id, merged().id]);
    expect(mails).toEqual([]);
  });

  it('are told apart for good', async () => {
    await tablee.app
      .get(UnitOfWork, { strict: false })
      .run((tx) =>
        tx.execute(`UPDATE registrations SET first_name = 'Anne', last_name = 'Lebrun' WHERE id IN (?, ?)`, [
          people[2]!.id,
          people[3]!.id,
        ]),
      );
    const { html, text } = await camille.get(`${HERE}/doublons`);
    expect(text).toContain('Anne Lebrun');
    const { action, fields } = formOf(html, '/distincts');
    await camille.post(action, fields);
    expect((await camille.get(`${HERE}/doublons`)).text).toContain('Aucun doublon');
  });
});

import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { ReadDatabase } from '../../../src/platform/database/read-database.js';
import { newId } from '../../../src/platform/ids/ids.js';
import type { RegistrationRecord } from '../../../src/registrations/domain/registration.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { givenEvent } from '../../support/builders/events.js';
import { givenRegistrations } from '../../support/builders/registrations.js';
import { describeOnEachEngine } from '../../support/databases.js';
import { formOf } from '../../support/form-filler.js';
import { givenOrganiser, loggedIn } from '../../support/organisers.js';
import type { Visitor } from '../../support/visitor.js';

const HERE = '/organiser/evenements/seminaire/inscriptions';

describeOnEachEngine('the list at work', (engine) => {
  let tablee: TestApp;
  let camille: Visitor;
  let ousmane: Visitor;
  let reader: Visitor;
  let eventId: string;
  let people: RegistrationRecord[];
  let dinner: string;

  beforeAll(async () => {
    tablee = await startTestApp({ engine });
    const unitOfWork = tablee.app.get(UnitOfWork, { strict: false });
    eventId = await givenEvent({ unitOfWork }, { slug: 'seminaire', capacity: 90 });
    dinner = newId();
    await unitOfWork.run((tx) =>
      tx.execute(
        `INSERT INTO event_options (id, event_id, title, hint, capacity, taken, closes_at, position) VALUES (?, ?, 'Dîner', NULL, 2, 0, NULL, 1)`,
        [dinner, eventId],
      ),
    );
    people = await givenRegistrations(
      { unitOfWork },
      eventId,
      Array.from({ length: 60 }, (_, n) => ({
        firstName: `Prénom${n * 7919}`,
        lastName: `Nom${n * 104729}`,
        createdAt: Date.parse('2019-10-01T08:00:00Z') + n * 60_000,
        ...(n === 4 && { status: 'pending' as const }),
      })),
    );
    const roles = (role: 'responsable' | 'organisateur' | 'lecture') => ({ roles: { [eventId]: role } });
    await givenOrganiser(tablee, roles('responsable'));
    await givenOrganiser(tablee, { email: 'ousmane@example.org', name: 'Ousmane Plessis', ...roles('organisateur') });
    await givenOrganiser(tablee, { email: 'reader@example.org', name: 'Lecteur', ...roles('lecture') });
    camille = await loggedIn(tablee);
    ousmane = await loggedIn(tablee, 'ousmane@example.org');
    reader = await loggedIn(tablee, 'reader@example.org');
  });
  afterAll(() => tablee.close());

  const rows = <Row>(sql: string, parameters: readonly unknown[] = []) =>
    tablee.app.get(ReadDatabase, { strict: false }).query<Row>(sql, parameters);
  const statusOf = async ({ id }: { id: string }) =>
    (await rows<{ status: string }>('SELECT status AS "status" FROM registrations WHERE id = ?', [id]))[0]!.status;
  const ticked = (...places: number[]) => places.map((n) => `&ref=${people[n]!.reference}`).join('');
  const act = async (visitor: Visitor, query: string, typed: Record<string, string> = {}) => {
    const { html } = await visitor.get(`${HERE}/actions?${query}`);
    const { action, fields } = formOf(html, '/actions');
    return visitor.post(action, { ...fields, ...typed });
  };

  describe('views', () => {
    it('are kept with filter, order and columns, for oneself or for the team', async () => {
      const state = '?q=nom&tri=name&colonnes=email%2Cepci';
      const wrong = await camille.send(`${HERE}${state}`, { etat: state, name: ' ' }, `${HERE}/vues`);
      expect(wrong.status).toBe(422);
      expect(wrong.text).toContain('Donnez un nom à cette vue');
      for (const [name, partage] of [
        ['Les noms', '1'],
        ['La mienne', ''],
      ]) {
        const kept = await camille.send(
          `${HERE}${state}`,
          { etat: `${state}&page=3&x=y`, name: name!, partage: partage! },
          `${HERE}/vues`,
        );
        expect([kept.status, kept.location]).toEqual([303, `${HERE}${state}`]);
      }
      const { text } = await camille.get(kept(state));
      expect(text).toContain('Les noms');
      expect(text).toContain('Adresse électronique');
      const theirs = await ousmane.get(HERE);
      expect(theirs.text).toContain('Les noms');
      expect(theirs.text).not.toContain('La mienne');
    });
    const kept = (state: string) => `${HERE}${state}`;

    it('are removed by whoever made them', async () => {
      const [view] = await rows<{ id: string }>(`SELECT id AS "id" FROM registration_views WHERE name = 'Les noms'`);
      await ousmane.send(HERE, {}, `${HERE}/vues/${view!.id}/suppression`);
      expect((await camille.get(HERE)).text).toContain('Les noms');
      await camille.send(HERE, {}, `${HERE}/vues/${view!.id}/suppression`);
      expect((await camille.get(HERE)).text).not.toContain('Les noms');
    });
  });

  describe('notes', () => {
    const page = () => `${HERE}/${people[0]!.reference}`;
    it('are for the team, mended by their author alone', async () => {
      expect((await camille.send(page(), { note: ' ' }, `${page()}/notes`)).status).toBe(422);
      await camille.send(page(), { note: 'A appelé : <b>viendra</b>\nà 9 h' }, `${page()}/notes`);
      const [note] = await rows<{ id: string }>('SELECT id AS "id" FROM registration_notes');
      const read = await reader.get(page());
      expect(read.html).toContain('A appelé : &lt;b&gt;viendra&lt;/b&gt;');
      expect(read.text).toContain('Camille Verney');
      expect(read.html).not.toContain('<textarea');
      expect((await ousmane.send(page(), { note: 'faux' }, `${page()}/notes/${note!.id}`)).status).toBe(404);
      expect((await camille.send(page(), { note: 'Viendra' }, `${page()}/notes/${note!.id}`)).status).toBe(303);
      expect((await ousmane.get(page())).text).toContain('Viendra');
      expect((await camille.get(`${HERE}?tri=oldest`)).text).toContain('1 note');
    });
  });

  describe('what is done to many', () => {
    it('asks nothing of nobody', async () => {
      expect((await camille.get(`${HERE}/actions?action=withdraw`)).text).toContain("Personne n'est choisi");
      expect((await camille.get(`${HERE}/actions?action=withdraw&q=nom`)).text).toContain("Personne n'est choisi");
      expect((await reader.get(`${HERE}/actions?action=withdraw&tous=1`)).status).toBe(403);
    });

    it('adds an option as long as there is room, says who went without, and takes it back', async () => {
      const done = await act(camille, `action=option${ticked(10, 11, 12)}`, { option: dinner, sens: 'ajouter' });
      expect(done.status).toBe(303);
      const { text, html } = await camille.get(done.location!);
      expect(text).toContain('« Dîner » ajouté à 2 personnes');
      expect(text).toContain("Laissées de côté : l'option est complète (1)");
      const taken = () => rows<{ taken: number }>('SELECT taken AS "taken" FROM event_options WHERE id = ?', [dinner]);
      expect(await taken()).toEqual([{ taken: 2 }]);
      const { action, fields } = formOf(html, '/annulation');
      expect((await camille.post(action, fields)).status).toBe(303);
      expect(await taken()).toEqual([{ taken: 0 }]);
      expect((await camille.get(done.location!)).text).toContain('Cette action a été reprise');
      expect((await camille.post(action, fields)).status).toBe(409);
    });

    it('adds to a collective and brings the one before back', async () => {
      const done = await act(ousmane, `action=collective${ticked(20, 21)}`, { nouveau: "Collectif de l'Île" });
      expect((await ousmane.get(`${HERE}?collectif=Collectif+de+l%27%C3%8Ele`)).text).toContain(
        '2 inscriptions sur 60',
      );
      expect((await ousmane.get(`${HERE}?q=collectif+ile`)).text).toContain('2 inscriptions sur 60');
      const { action, fields } = formOf((await ousmane.get(done.location!)).html, '/annulation');
      await ousmane.post(action, fields);
      expect((await ousmane.get(`${HERE}?q=collectif+ile`)).text).toContain('Personne autour de cette table');
    });

    it('is not done when the filter means others than were shown', async () => {
      const { html } = await camille.get(`${HERE}/actions?action=withdraw&tous=1&q=nom`);
      const { action, fields } = formOf(html, '/actions');
      expect(fields['nombre']).toBe('60');
      await act(ousmane, `action=withdraw${ticked(30)}`);
      const narrowed = await camille.get(`${HERE}/actions?action=withdraw&tous=1&q=nom&statut=confirmed`);
      expect(formOf(narrowed.html, '/actions').fields['nombre']).toBe('58');
      const answer = await camille.post(action, { ...fields, nombre: '58' });
      expect(answer.status).toBe(409);
      expect(answer.text).toContain('La liste a changé : le filtre désigne maintenant 60 personnes au lieu de 58');
      expect(await statusOf(people[31]!)).toBe('confirmed');
    });

    it('decides on requests alone, and says so before', async () => {
      const none = await camille.get(`${HERE}/actions?action=accept${ticked(30, 31)}`);
      expect(none.text).toContain("Aucune de ces inscriptions n'attend de décision");
      expect(none.html).not.toContain('name="nombre"');
      const some = await camille.get(`${HERE}/actions?action=refuse${ticked(4, 30)}`);
      expect(some.text).toContain('Refuser la demande');
      expect(some.text).toContain("Une autre personne choisie n'attend pas de décision");
      expect(formOf(some.html, '/actions').fields['nombre']).toBe('2');
    });

    it('withdraws each once, whoever else withdraws meanwhile', async () => {
      const query = `action=withdraw${ticked(40, 41, 42, 43)}`;
      const forms = await Promise.all(
        [camille, ousmane].map(async (visitor) =>
          formOf((await visitor.get(`${HERE}/actions?${query}`)).html, '/actions'),
        ),
      );
      const [a, b] = await Promise.all([
        camille.post(forms[0]!.action, { ...forms[0]!.fields, motif: 'Salle trop petite' }),
        ousmane.post(forms[1]!.action, { ...forms[1]!.fields, motif: 'Salle trop petite' }),
      ]);
      expect([a.status, b.status]).toEqual([303, 303]);
      const texts = await Promise.all([camille.get(a.location!), ousmane.get(b.location!)]);
      const counts = texts.map(({ text }) => Number(/Inscriptions annulées \((\d+)\)/.exec(text)?.[1] ?? 0));
      expect(counts[0]! + counts[1]!).toBe(4);
      const mails = await rows<{ kind: string; text: string }>(
        `SELECT kind AS "kind", body_text AS "text" FROM outgoing_emails WHERE about_id IN (?, ?, ?, ?)`,
        [40, 41, 42, 43].map((n) => people[n]!.id),
      );
      // The team ended it, and says why: nobody is thanked for having told so.
      expect(mails.map(({ kind }) => kind)).toEqual(Array(4).fill('registration-ended'));
      expect(mails[0]!.text).toContain('Salle trop petite');
      expect((await camille.get(`${HERE}/${people[40]!.reference}`)).text).toContain('Salle trop petite');
    });

    it('is done once when the button is pressed twice', async () => {
      const { html } = await camille.get(`${HERE}/actions?action=withdraw${ticked(44)}`);
      const { action, fields } = formOf(html, '/actions');
      const [a, b] = [await camille.post(action, fields), await camille.post(action, fields)];
      expect(a.location).toBe(b.location);
      expect((await camille.get(b.location!)).text).toContain('Une inscription annulée');
    });

    it('is told in the journal without a name', async () => {
      const { text } = await camille.get('/organiser/evenements/seminaire/journal');
      expect(text).toContain('Camille Verney a annulé');
      expect(text).toContain(people[44]!.reference);
      expect(text).not.toContain('Salle trop petite');
    });

    it('is told on the page of each one, with who did it', async () => {
      expect((await camille.get(`${HERE}/${people[44]!.reference}`)).text).toContain('Camille Verney a annulé');
      const { text } = await camille.get(`${HERE}/${people[20]!.reference}`);
      expect(text).toContain("a rattaché 2 personnes au collectif Collectif de l'Île");
      expect(text).toContain('a repris une action groupée (2 personnes)');
      expect((await camille.get(`${HERE}/${people[22]!.reference}`)).text).not.toContain('action groupée');
    });
  });

  it('exports what the page shows, with its columns', async () => {
    const answer = await camille.get(`${HERE}.json?statut=withdrawn&colonnes=email%2Cend-reason`);
    const file = JSON.parse(answer.html) as { filter: string; columns: { key: string }[]; registrations: object[] };
    expect(file.columns.map(({ key }) => key)).toEqual(['reference', 'last-name', 'first-name', 'email', 'end-reason']);
    expect(file.registrations).toHaveLength(6);
    expect(file.filter).toBe('?statut=withdrawn');
    const csv = await camille.get(`${HERE}.csv?ref=${people[50]!.reference}`);
    expect(csv.html.trim().split('\r\n')).toHaveLength(2);
    expect((await reader.get(`${HERE}.json`)).status).toBe(403);
  });

  it('says who comes, in figures without a name', async () => {
    const { text } = await reader.get(`${HERE}/qui-vient`);
    for (const words of ['Par territoire (EPCI)', 'CA Mauges Communauté', 'Dîner', 'Secrétaire de mairie', '49']) {
      expect(text).toContain(words);
    }
    expect(text).not.toContain('Nom104729');
  });
});

import { ReadDatabase } from '../../../src/platform/database/read-database.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { newId } from '../../../src/platform/ids/ids.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { givenEvent } from '../../support/builders/events.js';
import { describeOnEachEngine } from '../../support/databases.js';
import { FormFiller, formOf } from '../../support/form-filler.js';
import { givenOrganiser, loggedIn } from '../../support/organisers.js';
import { type Answer, Visitor } from '../../support/visitor.js';

const MAELLE = {
  firstName: 'Maëlle',
  lastName: 'Cesbron',
  email: 'maelle.cesbron@example.org',
  functionKey: 'archiviste',
  collectivity: 'Sèvremoine (49)',
};

describeOnEachEngine('lists of an event’s own', (engine) => {
  let tablee: TestApp;
  let eventId: string;
  let organiser: FormFiller;
  let desk: Visitor;
  const root = '/organiser/evenements/rencontre';
  const here = `${root}/formulaire`;
  const form = '/evenements/rencontre/inscription';
  const read = () => tablee.app.get(ReadDatabase, { strict: false });

  beforeAll(async () => {
    tablee = await startTestApp({ engine });
    const unitOfWork = tablee.app.get(UnitOfWork, { strict: false });
    eventId = await givenEvent({ unitOfWork }, { slug: 'rencontre' });
    await unitOfWork.run((tx) =>
      tx.execute(`INSERT INTO event_options (id, event_id, position, title, taken) VALUES (?, ?, 1, 'Dîner', 0)`, [
        newId(),
        eventId,
      ]),
    );
    await givenOrganiser(tablee, { roles: { [eventId]: 'responsable' } });
    desk = await loggedIn(tablee);
    organiser = new FormFiller(desk);
  });
  afterAll(() => tablee.close());

  async function saveList(list: string, typed: Record<string, string>): Promise<Answer> {
    await organiser.open(`${here}/listes/${list}`);
    return organiser.send(typed, { to: `/listes/${list}` });
  }
  const rowOf = async (list: string, key: string) => {
    const { html } = await desk.get(`${here}/listes/${list}`);
    return new RegExp(`name="entries\\.(\\d+)\\.key" value="${key}"`).exec(html)?.[1] ?? '';
  };
  async function register(typed: Record<string, string>, visitor = new Visitor(tablee.url)): Promise<Answer> {
    const { fields } = formOf((await visitor.get(form)).html);
    return visitor.post(form, { ...fields, ...typed });
  }
  const errorsOf = ({ html }: Answer) =>
    [...html.slice(html.indexOf('data-errors')).matchAll(/<li><a href="#([^"]+)">/g)].map(([, field]) => field);
  const stored = async (email: string) => {
    const [row] = await read().query<Record<string, string | null>>(
      `SELECT function_key AS "key", function_text AS "text", category AS "category", image_consent AS "image", answers AS "answers"
       FROM registrations WHERE event_id = ? AND email = ?`,
      [eventId, email],
    );
    return row;
  };

  it('are renamed, reordered, shortened and made longer at the desk, in both languages', async () => {
    const dst = await rowOf('fonctions', 'dst');
    await organiser.open(`${here}/listes/fonctions`);
    const moved = await organiser.send(
      { 'entries.0.fr': 'Direction générale', 'entries.8.fr': 'Archiviste', 'entries.8.en': 'Archivist' },
      { to: '/listes/fonctions', button: { monter: '8' } },
    );
    expect(moved.html).toContain(
      'id="entries.7.fr" name="entries.7.fr" type="text" autocomplete="off" value="Archiviste"',
    );
    const done = await organiser.send({ [`entries.${dst}.shown`]: '' }, { to: '/listes/fonctions' });
    expect(done.text).toContain('La liste est enregistrée.');
    expect(done.text).toContain(
      'Direction générale, DGA, Secrétaire de mairie, Encadrement, Élu, élue, Conseil, Archiviste, Autre',
    );
    await saveList('categories', { 'entries.5.fr': 'Contractuelle, contractuel', 'entries.5.shown': 'oui' });
    await saveList('images', { 'entries.0.shown': 'oui', 'entries.5.fr': "sur l'affiche", 'entries.5.shown': 'oui' });
    await organiser.open(`${here}/parties/usuelles`);
    await organiser.send({ 'standard.category': 'optional' });
    const { text, html } = await new Visitor(tablee.url).get(form);
    for (const words of [
      'Archiviste',
      'Direction générale',
      'Contractuelle, contractuel',
      "sur l'affiche",
      'sur des photographies',
    ])
      expect(text).toContain(words);
    expect(text).not.toContain('Direction générale des services');
    expect(html).not.toContain('value="dst"');
    expect(html).not.toContain('name="image.video"');
    const english = new Visitor(tablee.url);
    english.cookies.set('langue', 'en');
    expect((await english.get(form)).text).toContain('Archivist');
  });

  it('refuse what they do not offer, and what no list has', async () => {
    for (const [typed, field] of [
      [{ functionKey: 'dst' }, 'functionKey'],
      [{ functionKey: 'roi' }, 'functionKey'],
      [{ category: 'D' }, 'category'],
    ] as const)
      expect([typed, errorsOf(await register({ ...MAELLE, ...typed }))]).toEqual([typed, [field]]);
  });

  it('are said wherever a registration is read', async () => {
    const answer = await register({ ...MAELLE, category: 'contrac', 'image.sur-l-affiche': 'oui' });
    expect(answer.status).toBe(303);
    expect(await stored(MAELLE.email)).toMatchObject({
      key: 'archiviste',
      text: 'Archiviste',
      category: 'contrac',
      image: '{"photo":false,"sur-l-affiche":true}',
    });
    const { text } = await new Visitor(tablee.url).get(answer.location ?? '');
    for (const words of ['Archiviste', 'Contractuelle, contractuel', "sur l'affiche"]) expect(text).toContain(words);
    for (const [path, words] of [
      ['', 'Archiviste'],
      ['/inscriptions', 'Archiviste'],
      ['/inscriptions?fonction=archiviste&categorie=contrac', 'Catégorie Contractuelle, contractuel'],
      ['/inscriptions?fonction=dst', '0'],
      ['/inscriptions?fonction=jamais-vu&categorie=zz', 'jamais-vu'],
      ['/inscriptions/qui-vient', 'Contractuelle, contractuel'],
      ['/donnees-personnelles', ''],
    ] as const) {
      const page = await desk.get(`${root}${path}`);
      expect([path, page.status, page.text.includes(words)]).toEqual([path, 200, true]);
    }
    const csv = (await desk.bytes(`${root}/inscriptions.csv`)).body.toString('utf8');
    expect(csv).toMatch(/"Image\s:\ssur l'affiche"/);
    expect(csv).toContain('Archiviste');
  });

  it('keep their keys: a new name is everybody’s, also who registered before; in English too', async () => {
    const john = new Visitor(tablee.url);
    john.cookies.set('langue', 'en');
    await register({ ...MAELLE, email: 'john@example.org' }, john);
    expect(await stored('john@example.org')).toMatchObject({ text: 'Archivist' });
    const row = await rowOf('fonctions', 'archiviste');
    await saveList('fonctions', {
      [`entries.${row}.fr`]: 'Responsable des archives',
      [`entries.${row}.en`]: 'Records manager',
    });
    expect((await stored(MAELLE.email))?.['text']).toBe('Responsable des archives');
    expect((await stored('john@example.org'))?.['text']).toBe('Records manager');
    expect((await desk.get(`${root}/inscriptions?fonction=archiviste`)).text).toContain('Cesbron');
  });

  it('leave to people what they offer no more, and never forget what somebody has', async () => {
    const mine = new Visitor(tablee.url);
    const { location } = await register({ ...MAELLE, email: 'anne@example.org' }, mine);
    const row = await rowOf('fonctions', 'archiviste');
    const kept = await saveList('fonctions', { [`entries.${row}.fr`]: '', [`entries.${row}.en`]: '' });
    expect([kept.status, kept.text.includes('3 personnes ont cette réponse')]).toEqual([422, true]);
    await saveList('fonctions', { [`entries.${row}.shown`]: '' });
    expect(errorsOf(await register({ ...MAELLE, email: 'deux@example.org' }))).toEqual(['functionKey']);
    const change = await mine.get(`${location}/modifier`);
    const { action, fields } = formOf(change.html);
    expect([fields['functionKey'], fields['functionText']]).toEqual(['archiviste', '']);
    expect((await mine.post(action, { ...fields, phone: '06 12 34 56 78' })).status).toBe(303);
    expect(await stored('anne@example.org')).toMatchObject({ key: 'archiviste', text: 'Responsable des archives' });
    await saveList('images', { 'entries.5.shown': '' });
    const csv = (await desk.bytes(`${root}/inscriptions.csv`)).body.toString('utf8');
    expect(csv).toContain("sur l'affiche");
    expect(csv).not.toContain('vidéo');
    expect((await desk.get(`${root}/inscriptions`)).html).toContain('<option value="archiviste"');
    await saveList('fonctions', { [`entries.${row}.shown`]: 'oui' });
  });

  it('are what a code may fill in', async () => {
    await organiser.open(`${root}/evenement/codes`);
    const saved = await organiser.send({ 'codes-0-functionKey': 'archiviste' });
    expect(saved.status).toBe(200);
    const shown = await new Visitor(tablee.url).get(`${form}?code=CIDGI+006`);
    expect(formOf(shown.html).fields['functionKey']).toBe('archiviste');
  });

  it('are understood where functions are typed: in a group', async () => {
    const manager = new Visitor(tablee.url);
    const page = `${form}/groupe`;
    const { fields } = formOf((await manager.get(page)).html);
    expect((await manager.get(page)).html).toContain('<option value="Responsable des archives">');
    const typed = {
      ...{ managerName: 'Yves Bouchet', managerEmail: 'yves@example.org', collectivity: 'Sèvremoine (49)' },
      ...{ 'l1-lastName': 'Rousseau', 'l1-firstName': 'Luc', 'l1-email': 'luc@example.org' },
      'l1-function': 'responsable DES archives',
    };
    const preview = await manager.post(page, { ...fields, ...typed });
    expect(preview.text).toContain('Responsable des archives');
  });

  it('lead to questions: who is not asked stores nothing, whatever was sent', async () => {
    const open = async () => organiser.open(`${here}/questions/nouvelle?type=short`);
    const page = await open();
    const words = ['Fonction', 'Catégorie', 'Votre employeur', 'Options', "Droit à l'image", 'Dîner', 'EPCI'];
    for (const word of words) expect(page.text).toContain(word);
    await organiser.send(
      { 'label.fr': 'Quel fonds ?', required: 'oui', 'if.@function.archiviste': 'oui' },
      { to: '/questions/nouvelle' },
    );
    await open();
    const list = await organiser.send(
      { 'label.fr': 'Quelles communes ?', required: 'oui', 'if.@employer.epci': 'oui' },
      { to: '/questions/nouvelle' },
    );
    expect(list.text).toContain('Seulement si « Fonction » : Responsable des archives');
    expect(list.text).toContain('Seulement si « Votre employeur » : EPCI');
    const shown = await new Visitor(tablee.url).get(form);
    expect(shown.html).toMatch(/<option value="archiviste" class="on-1"/);
    expect(shown.html).toMatch(/<div class="field if-1"><label for="answers.quel-fonds"/);
    expect(shown.text).toContain('Si vous travaillez pour : EPCI.');
    const said = { 'answers.quel-fonds': 'Le cadastre', 'answers.quelles-communes': 'Toutes' };
    expect(errorsOf(await register({ ...MAELLE, email: 'trois@example.org' }))).toEqual(['answers.quel-fonds']);
    expect((await register({ ...MAELLE, ...said, email: 'trois@example.org', functionKey: 'dga' })).status).toBe(303);
    expect((await stored('trois@example.org'))?.['answers']).toBe('{}');
    const epci = { ...MAELLE, email: 'quatre@example.org', functionKey: 'dga', collectivity: 'CA Mauges Communauté' };
    expect(errorsOf(await register(epci))).toEqual(['answers.quelles-communes']);
    expect((await register({ ...epci, ...said })).status).toBe(303);
    expect((await stored('quatre@example.org'))?.['answers']).toBe('{"quelles-communes":"Toutes"}');
    const row = await rowOf('fonctions', 'archiviste');
    const needed = await saveList('fonctions', { [`entries.${row}.shown`]: '' });
    expect([needed.status, needed.text.includes('la question « Quel fonds ? » en dépend')]).toEqual([422, true]);
  });

  it('go with the event to its copy, whose options are its own', async () => {
    await organiser.open(`${here}/questions/nouvelle?type=short`);
    const [option] = await read().query<{ id: string }>('SELECT id FROM event_options WHERE event_id = ?', [eventId]);
    await organiser.send(
      { 'label.fr': 'Quel plat ?', [`if.@options.${option!.id}`]: 'oui' },
      { to: '/questions/nouvelle' },
    );
    await organiser.open('/organiser/evenements/nouveau?modele=rencontre');
    await organiser.send({ title: 'La suite', startsOn: '14/11/2091' });
    const [copy] = await read().query<{ body: string; option: string }>(
      `SELECT s.body AS "body", o.id AS "option" FROM events e JOIN event_options o ON o.event_id = e.id
       JOIN registration_settings s ON s.event_id = e.id AND s.topic = 'form' WHERE e.slug = 'la-suite-2091'`,
    );
    const { questions, lists } = JSON.parse(copy!.body) as {
      questions: { condition: unknown }[];
      lists: { functions: { key: string; label: { fr: string } }[] };
    };
    expect(questions.at(-1)?.condition).toEqual({ question: '@options', anyOf: [copy!.option] });
    expect(copy!.option).not.toBe(option!.id);
    expect(lists.functions.find(({ key }) => key === 'archiviste')?.label.fr).toBe('Responsable des archives');
  });
});

import { randomBytes } from 'node:crypto';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import type { Session } from '../../../src/programme/domain/programme.js';
import { DraftQuery } from '../../../src/programme/queries/draft.query.js';
import { EditProgramme } from '../../../src/programme/use-cases/edit-programme.js';
import { PublishProgramme } from '../../../src/programme/use-cases/publish-programme.js';
import { FollowAnswers } from '../../../src/registrations/form/use-cases/follow-answers.js';
import { WishesQuery } from '../../../src/registrations/wishes/queries/wishes.query.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { givenEvent } from '../../support/builders/events.js';
import { describeOnEachEngine } from '../../support/databases.js';
import { FormFiller, formOf } from '../../support/form-filler.js';
import { givenOrganiser, loggedIn } from '../../support/organisers.js';
import { PNG } from '../../support/pictures.js';
import { type Answer, Visitor } from '../../support/visitor.js';

const MAELLE = {
  firstName: 'Maëlle',
  lastName: 'Cesbron',
  email: 'maelle.cesbron@example.org',
  functionKey: 'secretaire-de-mairie',
  collectivity: 'Sèvremoine (49)',
};
const PDF = new Uint8Array(Buffer.from('%PDF-1.4\n1 0 obj <</Type/Catalog>> endobj'));
const ZIP = new Uint8Array(Buffer.concat([Buffer.from('PK\u0003\u0004'), randomBytes(2000)]));

const session = (phase: number, titles: readonly string[]): Session => ({
  id: `phase-${phase}`,
  day: '2090-11-15',
  kind: 'ateliers',
  title: `Ateliers, phase ${phase}`,
  text: null,
  start: phase === 1 ? '10:45' : '13:45',
  end: phase === 1 ? '12:15' : '15:15',
  allDay: false,
  printedTime: null,
  phase,
  venueId: null,
  room: null,
  speakers: [],
  parts: [],
  themes: [],
  tracks: titles.map((title, at) => ({ letter: 'ABCD'[at]!, title, seats: 24, speakers: [] })),
});
const TERRITORIES = ['Les Trois-Rivières', 'Grand-Bocage', 'Val-Saint-Aubin'];

describeOnEachEngine('a form of an event’s own', (engine) => {
  let tablee: TestApp;
  let eventId: string;
  let accountId: string;
  let organiser: FormFiller;
  let visitor: Visitor;
  let desk: Visitor;
  const here = '/organiser/evenements/rencontre/formulaire';
  const form = '/evenements/rencontre/inscription';
  const unitOfWork = () => tablee.app.get(UnitOfWork, { strict: false });

  beforeAll(async () => {
    tablee = await startTestApp({ engine });
    eventId = await givenEvent({ unitOfWork: unitOfWork() }, { slug: 'rencontre', code: 'CIDGI 006' });
    accountId = await givenOrganiser(tablee, { roles: { [eventId]: 'organisateur' } });
    desk = await loggedIn(tablee);
    organiser = new FormFiller(desk);
    visitor = new Visitor(tablee.url);
    await publish([session(1, TERRITORIES), session(2, TERRITORIES)]);
  });
  afterAll(() => tablee.close());

  async function publish(sessions: readonly Session[]): Promise<void> {
    const by = { accountId, name: 'Camille Verney' };
    const { version, revision } = await tablee.app.get(DraftQuery, { strict: false }).of(eventId);
    const change = { verb: 'taken-over' as const, title: 'Ateliers' };
    const seenVersion = await tablee.app
      .get(EditProgramme, { strict: false })
      .execute({ eventId, by, seen: { version, revision }, change: () => ({ sessions, change }) });
    await tablee.app.get(PublishProgramme, { strict: false }).execute({ eventId, by, seenVersion, tellPeople: false });
  }

  async function addQuestion(kind: string, fields: Record<string, string>): Promise<Answer> {
    await organiser.open(`${here}/questions/nouvelle?type=${kind}`);
    return organiser.send(fields, { to: '/questions/nouvelle' });
  }

  /** Sends the form as the browser shows it at `page`, with what is typed and chosen. */
  async function sendForm(
    page: string,
    typed: Record<string, string>,
    files: Record<string, { name: string; bytes: Uint8Array<ArrayBuffer> }> = {},
    shown?: string,
  ): Promise<Answer> {
    const html = shown ?? (await visitor.get(page)).html;
    const { action, fields } = formOf(html);
    const body = new FormData();
    for (const [name, value] of Object.entries({ ...fields, ...typed })) body.append(name, value);
    for (const [name, { name: filename, bytes }] of Object.entries(files))
      body.append(name, new Blob([bytes]), filename);
    return visitor.ask(action, { method: 'POST', body });
  }

  const errorsOf = ({ html }: Answer) =>
    [...html.slice(html.indexOf('data-errors')).matchAll(/<li><a href="#([^"]+)">([\s\S]*?)<\/a>/g)].map(
      ([, field]) => field,
    );

  it('is what it always was until somebody decides otherwise', async () => {
    const { text, html } = await visitor.get(form);
    expect(text).toContain('Téléphone');
    expect(text).not.toContain('Catégorie');
    expect(html).not.toContain('multipart');
    expect([...html.matchAll(/class="numeral"/g)]).toHaveLength(4);
  });

  it('is built at the desk without a script', async () => {
    const nights = {
      'label.fr': 'Arrivez-vous la veille ?',
      'label.en': 'Do you arrive the day before?',
      required: 'oui',
    };
    await addQuestion('choice', { ...nights, 'options.0.fr': 'Oui', 'options.0.en': 'Yes', 'options.1.fr': 'Non' });
    await addQuestion('short', {
      'label.fr': 'À quel hôtel ?',
      required: 'oui',
      'if.arrivez-vous-la-veille.oui': 'oui',
    });
    await addQuestion('several', {
      'label.fr': 'Vos sujets',
      max: '2',
      'options.0.fr': 'Eau',
      'options.1.fr': 'Voirie',
      'options.2.fr': 'École',
    });
    await addQuestion('number', { 'label.fr': 'Agents encadrés', min: '0', max: '500' });
    await addQuestion('long', { 'label.fr': 'Votre projet' });
    const list = await addQuestion('file', { 'label.fr': 'Ordre de mission', required: 'oui' });
    expect(list.text).toContain('La question est ajoutée.');
    expect(list.text).toContain('Seulement si « Arrivez-vous la veille ? » : Oui');
    await organiser.open(`${here}/parties/usuelles`);
    await organiser.send({ 'standard.category': 'required', 'standard.phone': 'hidden' });
    await organiser.open(`${here}/listes/images`);
    await organiser.send({ 'entries.0.shown': 'oui' }, { to: '/listes/images' });
    await organiser.open(`${here}/parties/voeux`);
    await organiser.send({ how: 'ranked', ranks: '2', distinctThemes: 'oui' });
    await organiser.open(`${here}/parties/textes`);
    const done = await organiser.send({ 'introduction.fr': 'Prenez **cinq minutes** !', 'closing.en': '' });
    expect(done.text).toContain('Prenez cinq minutes !');
    expect(done.text).toContain('2 classements sont demandés.');
  });

  it('moves a question by its arrows, but never before the one that it hangs on', async () => {
    await organiser.open(here);
    expect((await organiser.send({ place: '2' }, { to: '/a-quel-hotel/place' })).text).toContain('a changé de place');
    await organiser.open(here);
    expect((await organiser.send({ place: '0' }, { to: '/a-quel-hotel/place' })).text).toContain('reste à sa place');
    await organiser.open(here);
    const back = await organiser.send({ place: '1' }, { to: '/a-quel-hotel/place' });
    expect([...back.html.matchAll(/id="question-([\w-]+)"/g)].map(([, id]) => id)).toEqual([
      'arrivez-vous-la-veille',
      'a-quel-hotel',
      'vos-sujets',
      'agents-encadres',
      'votre-projet',
      'ordre-de-mission',
    ]);
  });

  it('shows both versions where two organisers saved the same question', async () => {
    const page = await desk.get(`${here}/questions/votre-projet`);
    const { action, fields } = formOf(page.html);
    await desk.post(action, { ...fields, 'label.fr': 'Votre projet, en bref' });
    const late = await desk.post(action, { ...fields, 'label.fr': 'Votre beau projet', 'hint.fr': 'Dix lignes' });
    expect(late.status).toBe(409);
    expect(late.text).toContain('Votre projet, en bref Votre beau projet');
    const again = formOf(late.html);
    expect(again.fields).toMatchObject({ 'label.fr': 'Votre beau projet', 'hint.fr': 'Dix lignes' });
    expect((await desk.post(again.action, again.fields)).status).toBe(303);
  });

  it('says at the desk what is wrong with a question, and keeps it', async () => {
    const wrong = await addQuestion('choice', { 'label.fr': '', 'options.0.fr': 'Seule' });
    expect([wrong.status, errorsOf(wrong)]).toEqual([422, ['label.fr', 'options.0.fr']]);
    expect(formOf(wrong.html, '/nouvelle').fields['options.0.fr']).toBe('Seule');
  });

  it('is shown to its organisers as the public will see it', async () => {
    const { status, text, html } = await desk.get(`${here}/apercu`);
    expect(status).toBe(200);
    expect(text).toContain('Aperçu du formulaire');
    expect(text).toContain('Ordre de mission');
    expect(html.slice(html.indexOf('<main'))).not.toMatch(/<button class="btn btn--go" type="submit">/);
  });

  let personal = '';
  it('keeps everything across errors, the file too, and drops what is hidden', async () => {
    const typed = {
      ...MAELLE,
      lastName: '',
      'answers.arrivez-vous-la-veille': 'oui',
      'answers.vos-sujets.eau': 'eau',
      'answers.vos-sujets.voirie': 'voirie',
      'answers.vos-sujets.ecole': 'ecole',
      'answers.agents-encadres': 'douze',
      'answers.votre-projet': 'Une "halle"\r\nau marché',
      'wishes.1.A': '1',
      'wishes.1.B': '1',
      'wishes.2.none': 'oui',
      'image.photo': 'oui',
    };
    const refused = await sendForm(form, typed, {
      'answers.ordre-de-mission': { name: 'C:\\ordre de mission é.PDF', bytes: PDF },
    });
    expect([refused.status, errorsOf(refused)]).toEqual([
      422,
      [
        'lastName',
        'category',
        'wishes.1.B',
        'answers.a-quel-hotel',
        'answers.vos-sujets.eau',
        'answers.agents-encadres',
      ],
    ]);
    expect(refused.text).toContain('ordre-de-mission-e.pdf 1 ko');
    const { fields } = formOf(refused.html);
    expect(fields).toMatchObject({
      'answers.arrivez-vous-la-veille': 'oui',
      'answers.agents-encadres': 'douze',
      'answers.votre-projet': 'Une "halle"\nau marché',
      'wishes.1.A': '1',
      'wishes.2.none': 'oui',
      'image.photo': 'oui',
    });
    const mended = {
      lastName: 'Cesbron',
      category: 'B',
      'answers.arrivez-vous-la-veille': 'non',
      'answers.a-quel-hotel': 'caché',
      'answers.vos-sujets.ecole': '',
      'answers.agents-encadres': '12',
      'wishes.1.B': '2',
    };
    const sent = await sendForm(form, mended, {}, refused.html);
    expect([sent.status, errorsOf(sent)]).toEqual([303, []]);
    personal = sent.location ?? '';
    const page = await visitor.get(personal);
    expect(page.text).toContain('Catégorie Catégorie B');
    expect(page.text).toContain('Arrivez-vous la veille ? Non');
    expect(page.text).toContain('Vos sujets Eau Voirie');
    expect(page.text).toContain('Agents encadrés 12');
    expect(page.text).toContain('1 er A. Les Trois-Rivières 2 e B. Grand-Bocage');
    expect(page.text).toContain('sans préférence');
    expect(page.text).not.toContain('caché');
    expect(page.text).not.toContain('hôtel');
  });

  it('opens a file to who sent it and to who may export, and to nobody else', async () => {
    const href = /href="([^"]+\/fichiers\/[^"]+)"/.exec((await visitor.get(personal)).html)?.[1] ?? '';
    const file = await visitor.bytes(href);
    expect([file.status, file.headers.get('content-type'), file.headers.get('cache-control')]).toEqual([
      200,
      'application/pdf',
      'no-store',
    ]);
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="ordre-de-mission-e.pdf"');
    expect(new Uint8Array(file.body)).toEqual(PDF);
    const id = href.split('/').at(-1) ?? '';
    const other = await sendForm(
      form,
      {
        ...MAELLE,
        email: 'autre@example.org',
        category: 'A',
        'answers.arrivez-vous-la-veille': 'non',
        'wishes.1.C': '1',
        'wishes.2.A': '1',
      },
      { 'answers.ordre-de-mission': { name: 'x.pdf', bytes: PDF } },
    );
    expect(other.status).toBe(303);
    expect((await visitor.get(`${other.location}/fichiers/${id}`)).status).toBe(404);
    const reference = /Billet ([\w-]{9})/.exec((await visitor.get(personal)).text)?.[1] ?? '';
    const ofPerson = `/organiser/evenements/rencontre/inscriptions/${reference}/fichiers/${id}`;
    expect((await desk.bytes(ofPerson)).body.length).toBe(PDF.length);
    expect((await desk.get('/organiser/evenements/rencontre/journal')).text).toContain(
      `a ouvert un fichier joint à l'inscription ${reference}`,
    );
    expect((await new Visitor(tablee.url).get(ofPerson)).status).toBe(303);
  });

  it.each([
    ['a program named .pdf', 'ordre.pdf', new Uint8Array(Buffer.from('MZ\u0090\u0000')), 'type accepté'],
    ['a zip named .pdf', 'ordre.pdf', ZIP, 'type accepté'],
    ['a page', 'ordre.pdf', new Uint8Array(Buffer.from('<!doctype html><script>1</script>')), 'type accepté'],
    ['a file beyond 5 MB', 'ordre.pdf', new Uint8Array(Buffer.alloc(5_000_001, '%PDF-')), 'trop lourd'],
    ['an empty file', 'ordre.pdf', new Uint8Array(0), 'est vide'],
  ])('refuses %s', async (_, name, bytes, words) => {
    const answer = await sendForm(
      form,
      {
        ...MAELLE,
        email: 'fichier@example.org',
        category: 'A',
        'answers.arrivez-vous-la-veille': 'non',
        'wishes.1.C': '1',
        'wishes.2.none': 'oui',
      },
      { 'answers.ordre-de-mission': { name, bytes } },
    );
    expect([answer.status, errorsOf(answer)]).toEqual([422, ['answers.ordre-de-mission']]);
    expect(answer.text).toContain(words);
  });

  it('takes nobody’s held file by its id', async () => {
    const [held] = await unitOfWork().run((tx) =>
      tx.query<{ id: string }>('SELECT id AS "id" FROM registration_files WHERE event_id = ?', [eventId]),
    );
    const typed = { ...MAELLE, email: 'voleur@example.org', category: 'A', 'wishes.1.C': '1', 'wishes.2.none': 'oui' };
    const answer = await sendForm(form, {
      ...typed,
      'answers.arrivez-vous-la-veille': 'non',
      'answers.ordre-de-mission': held!.id,
      'answers.ordre-de-mission.file': held!.id,
    });
    expect([answer.status, errorsOf(answer)]).toEqual([422, ['answers.ordre-de-mission']]);
  });

  it('speaks English where its organisers do, and French where they wrote no more', async () => {
    const english = new Visitor(tablee.url);
    await english.get(`/langue/en?retour=${form}`);
    const { text, html } = await english.get(form);
    expect(text).toContain('Do you arrive the day before?');
    expect(html).toContain('<span lang="fr">Vos sujets</span>');
    expect(html).toMatch(/for="answers.arrivez-vous-la-veille.oui">Yes</);
    expect(html).toMatch(/for="answers.arrivez-vous-la-veille.non"><span lang="fr">Non<\/span>/);
  });

  it('is changed later: the file stays unless another one comes or it is taken back', async () => {
    const change = `${personal}/modifier`;
    const shown = formOf((await visitor.get(change)).html).fields;
    expect(shown).toMatchObject({
      'wishes.1.A': '1',
      'wishes.1.B': '2',
      'answers.agents-encadres': '12',
      category: 'B',
    });
    const kept = await sendForm(change, { 'answers.agents-encadres': '13,5', 'wishes.1.A': '2', 'wishes.1.B': '1' });
    expect(kept.status).toBe(303);
    const page = await visitor.get(personal);
    expect(page.text).toContain('Agents encadrés 13,5');
    expect(page.text).toContain('1 er B. Grand-Bocage 2 e A. Les Trois-Rivières');
    expect(page.text).toContain('ordre-de-mission-e.pdf');
    const without = await sendForm(change, { 'answers.ordre-de-mission.drop': 'oui' });
    expect([without.status, errorsOf(without)]).toEqual([422, ['answers.ordre-de-mission']]);
    await sendForm(change, {}, { 'answers.ordre-de-mission': { name: 'scan.png', bytes: new Uint8Array(PNG) } });
    expect((await visitor.get(personal)).text).toContain('scan.png');
    const names = await unitOfWork().run((tx) =>
      tx.query<{ filename: string }>(
        'SELECT filename AS "filename" FROM registration_files WHERE registration_id IS NOT NULL ORDER BY filename',
      ),
    );
    expect(names.map(({ filename }) => filename)).toEqual(['scan.png', 'x.pdf']);
  });

  it('keeps the answers to a question that is asked no more', async () => {
    await organiser.open(`${here}/questions/agents-encadres`);
    const list = await organiser.send({}, { to: '/retrait' });
    expect(list.text).toContain('Les réponses déjà données restent lisibles.');
    expect(list.text).toContain("1 question n'est plus posée");
    expect((await visitor.get(form)).text).not.toContain('Agents encadrés');
    expect((await sendForm(`${personal}/modifier`, { remarks: 'Merci' })).status).toBe(303);
    expect((await visitor.get(personal)).text).toContain('Agents encadrés 13,5');
    const csv = await desk.bytes('/organiser/evenements/rencontre/inscriptions.csv');
    expect(csv.body.toString()).toContain('Agents encadrés');
    await organiser.open(`${here}/questions/vos-sujets`);
    await organiser.open(`${here}/questions/arrivez-vous-la-veille`);
    const page = await desk.get(`${here}/questions/arrivez-vous-la-veille`);
    expect(page.text).toContain("D'autres questions en dépendent : À quel hôtel ?");
    const token = formOf(page.html).fields['_csrf'] ?? '';
    expect((await desk.post(`${here}/questions/arrivez-vous-la-veille/retrait`, { _csrf: token })).status).toBe(409);
  });

  it('is served by the API, which names what it does not know', async () => {
    const post = (body: object) =>
      visitor.ask('/api/v1/events/rencontre/registrations', {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      });
    const body = { ...MAELLE, email: 'api@example.org', category: 'A' };
    const wrong = await post({
      ...body,
      answers: { 'arrivez-vous-la-veille': 'non', inconnue: 'x', 'vos-sujets': ['gaz'] },
      wishes: [{ phase: 9, atelier: 'A', rank: 1 }],
      imageConsent: { photo: 'oui' },
    });
    expect(wrong.status).toBe(422);
    const { errors } = JSON.parse(wrong.html) as { errors: { field: string }[] };
    expect(errors.map(({ field }) => field)).toEqual([
      'wishes',
      'imageConsent',
      'answers.inconnue',
      'answers.vos-sujets.eau',
      'answers.ordre-de-mission',
    ]);
    await organiser.open(`${here}/questions/ordre-de-mission`);
    const { action, fields } = formOf((await desk.get(`${here}/questions/ordre-de-mission`)).html);
    await desk.post(action, { ...fields, required: '' });
    const right = await post({
      ...body,
      answers: { 'arrivez-vous-la-veille': 'non', 'vos-sujets': ['ecole', 'eau'] },
      wishes: [
        { phase: 1, atelier: 'C', rank: 1 },
        { phase: 2, atelier: '', rank: 0 },
      ],
      imageConsent: { photo: true },
    });
    expect(right.status).toBe(201);
    const { manageUrl } = JSON.parse(right.html) as { manageUrl: string };
    expect((await visitor.get(new URL(manageUrl).pathname)).text).toContain('Vos sujets Eau École');
  });

  it('follows the ateliers when the programme is published anew', async () => {
    const wishes = () => tablee.app.get(WishesQuery, { strict: false }).of(eventId);
    const shape = async () =>
      [...(await wishes()).values()]
        .map((own) => [...own].map(([phase, letters]) => `${phase}${letters.join('')}`))
        .sort();
    expect(await shape()).toEqual([
      ['1BA', '2'],
      ['1C', '2'],
      ['1C', '2A'],
    ]);
    expect((await desk.get('/organiser/evenements/rencontre')).text).toContain('Vœux par atelier');
    await publish([session(1, ['Les Trois-Rivières', 'Val-Saint-Aubin']), session(2, TERRITORIES)]);
    expect(await shape()).toEqual([
      ['1A', '2'],
      ['1B', '2'],
      ['1B', '2A'],
    ]);
    expect((await desk.get(here)).text).toContain("1 personne avait classé un atelier qui n'est plus au programme");
    expect((await sendForm(`${personal}/modifier`, {})).status).toBe(303);
    expect((await visitor.get(personal)).text).toContain('1 er A. Les Trois-Rivières');
    expect((await desk.get(here)).text).not.toContain("n'est plus au programme");
  });

  it('refuses two first choices of the same atelier, and says why', async () => {
    const typed = { ...MAELLE, email: 'deux@example.org', category: 'A', 'answers.arrivez-vous-la-veille': 'non' };
    const answer = await sendForm(form, { ...typed, 'wishes.1.A': '1', 'wishes.2.A': '1' });
    expect([answer.status, errorsOf(answer)]).toEqual([422, ['wishes.2.A']]);
    expect(answer.text).toContain('ont le même thème');
  });

  it('forgets held files after a day', async () => {
    const held = () =>
      unitOfWork().run((tx) => tx.query('SELECT id FROM registration_files WHERE registration_id IS NULL'));
    await unitOfWork().run((tx) =>
      tx.execute(
        `INSERT INTO registration_files (id, event_id, question, claim_hash, filename, content_type, size, sha256, content, created_at)
         VALUES ('old', ?, 'q', 'h', 'f', 't', 1, 's', 'c', 0)`,
        [eventId],
      ),
    );
    expect(await tablee.app.get(FollowAnswers, { strict: false }).forgetHeld()).toBe(1);
    expect((await held()).length).toBeLessThan(3);
  });
});

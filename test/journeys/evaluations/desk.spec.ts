import { CollectedResponses } from '../../../src/evaluations/queries/collected-responses.query.js';
import { RatesQuery } from '../../../src/evaluations/queries/rates.query.js';
import { ManageCodes } from '../../../src/evaluations/use-cases/manage-codes.js';
import { OpenQuestionnaire } from '../../../src/evaluations/use-cases/open-questionnaire.js';
import { QuestionnaireQuery } from '../../../src/evaluations/queries/questionnaire.query.js';
import { InviteRespondents } from '../../../src/evaluations/use-cases/invite-respondents.js';
import { ReadDatabase } from '../../../src/platform/database/read-database.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { givenEvent } from '../../support/builders/events.js';
import { givenAteliers, givenPublishedSeats } from '../../support/builders/ateliers.js';
import { aQuestion, givenQuestionnaire } from '../../support/builders/questionnaires.js';
import { givenRegistrations } from '../../support/builders/registrations.js';
import { describeOnEachEngine } from '../../support/databases.js';
import { FormFiller, formOf } from '../../support/form-filler.js';
import { givenOrganiser, loggedIn } from '../../support/organisers.js';
import { Visitor } from '../../support/visitor.js';

const NOBODY = { accountId: null, name: 'Essai' };
const ROOT = '/organiser/evenements/seminaire/evaluations';

describeOnEachEngine('an organiser asks for opinions', (engine) => {
  let tablee: TestApp;
  let eventId: string;
  let organiser: Visitor;
  const get = <T>(type: abstract new (...parameters: never[]) => T): T => tablee.app.get(type, { strict: false });

  beforeAll(async () => {
    tablee = await startTestApp({ engine });
    eventId = await givenEvent({ unitOfWork: get(UnitOfWork) });
    await givenRegistrations({ unitOfWork: get(UnitOfWork) }, eventId, [
      { email: 'a@example.org' },
      { email: 'b@example.org' },
      { email: 'c@example.org' },
    ]);
    await givenOrganiser(tablee, { roles: { [eventId]: 'organisateur' } });
    await givenOrganiser(tablee, { email: 'anne@example.org', roles: { [eventId]: 'animateur' } });
    organiser = await loggedIn(tablee);
  });
  afterAll(() => tablee.close());

  it('from a model to the first answers, and what changes once there are some', async () => {
    const desk = new FormFiller(organiser);
    await desk.open(ROOT);
    const created = await desk.send({ modele: 'hot' });
    expect(created.text).toContain('Le brouillon est prêt.');
    const [questionnaire] = await get(QuestionnaireQuery).ofEvent(eventId);
    const here = `${ROOT}/${questionnaire!.id}`;

    // What is typed wrong comes back whole, with the reason.
    await desk.open(`${here}/reglages`);
    const wrong = await desk.send({ title: '', closes: 'bientôt', threshold: '2' });
    expect([wrong.status, wrong.text.includes('3 réponses sont à corriger')]).toEqual([422, true]);
    expect(formOf(wrong.html).fields['closes']).toBe('bientôt');
    const settled = await desk.send({ title: 'Votre avis', closes: '15/12/2090', threshold: '3', steps: 'Tout' });
    expect([settled.status, settled.text.includes('Gardez au moins 3 étapes')]).toEqual([422, true]);
    await desk.send({ steps: 'La journée\nLes ateliers\nLa suite' });

    await desk.open(`${here}/questions/nouvelle?type=several&etape=2`);
    const added = await desk.send({
      label: 'Qui en parlera ?',
      options: 'Les élus\nLes agents',
      'si:organisation:1': 'oui',
    });
    expect(added.text).toContain("Selon la réponse à « L'organisation et l'accueil étaient bons »");

    // Trying it stores nothing.
    const test = await organiser.get(`${here}/apercu`);
    expect(test.text).toContain("Rien de ce que vous répondez ici n'est enregistré");

    await desk.open(here);
    const opened = await desk.send({}, { to: '/ouverture', button: { maintenant: 'oui' } });
    expect(opened.text).toContain('Le questionnaire est en place.');
    await get(InviteRespondents).inviteDue();
    const mails = await get(ReadDatabase).query(`SELECT id FROM outgoing_emails WHERE kind = 'evaluation-invitation'`);
    expect(mails).toHaveLength(3);

    const [code] = await get(ReadDatabase).query<{ code: string }>('SELECT code FROM questionnaire_codes');
    const facilitator = await loggedIn(tablee, 'anne@example.org');
    const collect = await facilitator.get(`${here}/recueil`);
    expect(collect.text).toContain('0 réponse sur 3');
    expect(collect.html).toContain(`code ${code!.code}`);
    expect((await facilitator.get(here)).status).toBe(403);

    // What is ticked on the sheet is typed under the same numbers.
    const numbered = (html: string) =>
      [...html.matchAll(/>\s*(\d+)\. (?:<span>)?([^<]+)</g)].map(([, n, label]) => [n, label]);
    const sheet = await facilitator.get(`${here}/feuille`);
    expect(numbered(sheet.html)).toEqual(numbered((await facilitator.get(`${here}/papier`)).html));
    expect(numbered(sheet.html).length).toBeGreaterThan(10);
    await desk.open(`${here}/papier`);
    expect((await desk.send({})).text).toContain('Saisissez au moins une réponse');
    expect((await desk.send({ 'q.rythme': '5' })).status).toBe(422);
    const typed = await desk.send({ 'q.rythme': '4', 'q.recommandation': '9', 'q.remarques': 'Un buffet trop court' });
    expect(typed.text).toContain('1 réponse sur 3');
    expect(JSON.parse((await facilitator.get(`${here}/compte`)).html)).toMatchObject({ share: 33 });
    expect((await facilitator.get(`${here}/recueil`)).text).not.toContain('buffet');

    // A question that has an answer is replaced, not edited; its page says so.
    const before = (await get(QuestionnaireQuery).byId(questionnaire!.id))!;
    const pace = before.questions.find(({ key }) => key === 'rythme')!;
    const page = await desk.open(`${here}/questions/${pace.id}`);
    expect(page.text).toContain('Une personne a déjà répondu.');
    await desk.send({ label: 'Le rythme était le bon' });
    const after = (await get(QuestionnaireQuery).byId(questionnaire!.id))!;
    expect(
      after.questions
        .filter(({ key }) => key === 'rythme')
        .map(({ label, replacedBy }) => [label.fr, replacedBy !== null]),
    ).toEqual([
      ['Le rythme de la journée me convenait', true],
      ['Le rythme était le bon', false],
    ]);

    // Two organisers at once: nothing typed is lost, nothing is overwritten unseen.
    await desk.open(`${here}/reglages`);
    await organiser.send(here, { vers: 'bas' }, `${here}/questions/${after.questions[0]!.id}/place`);
    const meanwhile = await desk.send({ title: 'Votre opinion' });
    expect([meanwhile.status, meanwhile.text.includes("Quelqu'un d'autre a modifié")]).toEqual([409, true]);
    expect((await desk.send({})).text).toContain('Votre opinion');

    await desk.open(`${here}/cloture`);
    expect((await desk.send({})).text).toContain("dépouillées d'un seul coup".replace('dépouillées', 'dépouillées'));
    const { answered, responses } = await get(CollectedResponses).of(questionnaire!.id);
    expect([answered, responses[0]!.answers.find(({ question }) => question === pace.id)?.value]).toEqual([1, 4]);
    const verbs = await get(ReadDatabase).query<{ verb: string }>(
      `SELECT DISTINCT verb FROM audit_entries WHERE subject_kind = 'questionnaire' ORDER BY verb`,
    );
    expect(verbs.map(({ verb }) => verb)).toEqual([
      'paper-answer-typed',
      'questionnaire-changed',
      'questionnaire-closed',
      'questionnaire-code-added',
      'questionnaire-created',
      'questionnaire-opened',
    ]);
  });

  it('a facilitator waits for those whom the published plan seats in the atelier', async () => {
    const other = await givenEvent({ unitOfWork: get(UnitOfWork) }, { slug: 'ateliers', code: 'CIDGI 008' });
    await givenAteliers({ unitOfWork: get(UnitOfWork) }, other, [['A', 'B']], { A: 'Paul Huet' });
    const people = await givenRegistrations({ unitOfWork: get(UnitOfWork) }, other, [{}, {}, {}, {}]);
    await givenPublishedSeats(
      get(UnitOfWork),
      other,
      people.map(({ id }, index) => [id, index < 3 ? '1:1' : '1:2']),
    );
    const id = await givenQuestionnaire({ unitOfWork: get(UnitOfWork) }, other, {
      questions: [aQuestion({ key: 'rythme', kind: 'agreement' })],
    });
    await get(OpenQuestionnaire).execute(NOBODY, id, { now: true });
    await get(ManageCodes).add(NOBODY, id, [
      { atelier: null, label: '', expected: null },
      { atelier: 'atelier-a', label: 'Atelier A', expected: null },
    ]);
    await givenOrganiser(tablee, { email: 'paul@example.org', roles: { [other]: 'animateur' } });
    const facilitator = await loggedIn(tablee, 'paul@example.org');
    const here = `/organiser/evenements/ateliers/evaluations/${id}`;
    const codes = await get(RatesQuery).codes(id);
    const atelier = codes.find(({ label }) => label === 'Atelier A')!;
    const phone = new Visitor(tablee.url);
    const { action, fields } = formOf((await phone.get(`/e/${atelier.code}`)).html);
    await phone.post(action, { ...fields, 'q.rythme': '4' });
    const count = async (code: string) =>
      JSON.parse(
        (await facilitator.get(`${here}/compte?code=${code}`)).html.replaceAll(/[\u00a0\u202f]/g, ' '),
      ) as unknown;
    expect(await count(atelier.id)).toEqual({ main: '1 réponse sur 3', aside: 'En tout : 1 réponse sur 4', share: 33 });
    expect(await count('')).toEqual({ main: '1 réponse sur 4', aside: 'À ce code : 0 réponse', share: 25 });
    expect((await facilitator.get(`${here}/recueil?code=${atelier.id}`)).text).toContain('1 réponse sur 3');

    // Known by a name that the programme prints, a facilitator finds the own atelier first.
    expect((await facilitator.get(`${here}/recueil`)).html).toContain(
      `code ${codes.find((one) => one !== atelier)!.code}`,
    );
    await get(UnitOfWork).run((tx) =>
      tx.execute(
        `INSERT INTO facilitator_links (event_id, account_id, printed_name, linked_at, actor)
         SELECT ?, id, 'Paul Huet', 1, 'Essai' FROM organiser_accounts WHERE email = 'paul@example.org'`,
        [other],
      ),
    );
    expect((await facilitator.get(`${here}/recueil`)).html).toContain(`code ${atelier.code}`);
  });

  it('copies last edition’s under the same keys', async () => {
    const next = await givenEvent({ unitOfWork: get(UnitOfWork) }, { slug: 'suivant', code: 'CIDGI 007' });
    const [accountId] = await get(ReadDatabase).query<{ id: string }>(
      `SELECT id FROM organiser_accounts WHERE email = 'camille.verney@example.org'`,
    );
    await get(UnitOfWork).run((tx) =>
      tx.execute(`INSERT INTO event_roles (event_id, account_id, role) VALUES (?, ?, 'responsable')`, [
        next,
        accountId!.id,
      ]),
    );
    const [model] = await get(QuestionnaireQuery).ofEvent(eventId);
    const desk = new FormFiller(organiser);
    await desk.open('/organiser/evenements/suivant/evaluations');
    await desk.send({ modele: model!.id });
    const [copy] = await get(QuestionnaireQuery).ofEvent(next);
    const keys = async (id: string) =>
      (await get(QuestionnaireQuery).byId(id))!.questions
        .filter(({ replacedBy }) => replacedBy === null)
        .map(({ key }) => key);
    expect([copy!.status, await keys(copy!.id)]).toEqual(['draft', await keys(model!.id)]);
  });
});

import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { givenAnswered } from '../../support/builders/answers.js';
import { givenEvent } from '../../support/builders/events.js';
import { aQuestion } from '../../support/builders/questionnaires.js';
import { describeOnEachEngine } from '../../support/databases.js';
import { formOf } from '../../support/form-filler.js';
import { givenOrganiser, loggedIn } from '../../support/organisers.js';
import { readPdf } from '../../support/pdf.js';
import type { Visitor } from '../../support/visitor.js';

const LONG = `=SOMME(A1) <b>gras</b> ${'une question que personne ne sait poser en peu de mots '.repeat(8)}fin du libellé`;
const option = (key: string, fr: string) => ({ key, label: { fr, en: '' } });
const QUESTIONS = [
  aQuestion({ key: 'attentes', kind: 'agreement', label: { fr: LONG, en: '' } }),
  aQuestion({ key: 'nps', kind: 'recommendation' }),
  aQuestion({ key: 'format', kind: 'choice', options: [option('a', 'Ateliers'), option('p', 'Plénière')] }),
  aQuestion({ key: 'rare', kind: 'number' }),
  aQuestion({ key: 'mot', kind: 'long' }),
];
const PEOPLE = [4, 4, 4, 3, 3, 3, 2, 1, 0].map((attentes, at) => ({
  attentes,
  nps: [10, 10, 9, 9, 8, 7, 6, 3, 10][at]!,
  format: at < 6 ? 'a' : 'p',
  ...(at < 4 && { rare: 7000 + at }),
  mot: at === 0 ? 'Trop court : <script>alert(1)</script>' : `Texte ${at}`,
}));

describeOnEachEngine('the report of a questionnaire', (engine) => {
  let tablee: TestApp;
  let eventId: string;
  let organiser: Visitor;
  const list = '/organiser/evenements/journee/evaluations';

  beforeAll(async () => {
    tablee = await startTestApp({ engine });
    eventId = await givenEvent({ unitOfWork: tablee.app.get(UnitOfWork, { strict: false }) }, { slug: 'journee' });
    await givenOrganiser(tablee, { roles: { [eventId]: 'responsable' } });
    organiser = await loggedIn(tablee);
  });
  afterAll(() => tablee.close());

  async function report(id: string) {
    const { status, headers, body } = await organiser.bytes(`${list}/${id}/resultats/rapport.pdf`);
    expect([status, headers.get('content-type')]).toEqual([200, 'application/pdf']);
    return readPdf(body);
  }

  it('says who was asked, how many answered, and every figure; too few are hidden, texts are texts', async () => {
    const id = await givenAnswered(tablee, eventId, QUESTIONS, PEOPLE);
    const pdf = await report(id);
    expect([pdf.language, pdf.title.startsWith('Votre avis, ')]).toEqual(['fr-FR', true]);
    for (const words of [
      '=SOMME(A1) <b>gras</b> une question',
      'fin du libellé',
      'Personnes inscrites',
      'Anonymes',
      '75 % d’accord, sur 8 avis. Sans avis : 1.',
      'Recommandation : +33. 5 promoteurs (9 et 10) moins 2 détracteurs (0 à 6)',
      'Ateliers 6 67 %',
      'Plénière 3 33 %',
      'Question rare Trop peu de réponses pour être montré',
      '9 réponses écrites',
      `1 / ${pdf.pages}`,
    ]) {
      expect(pdf.text).toContain(words);
    }
    expect(pdf.text).not.toMatch(/700\d|Texte \d|\ufffd/);
    expect(pdf.tags).toEqual(
      expect.arrayContaining(['Document', 'H1', 'H2', 'H3', 'P', 'Table', 'TR', 'TH', 'TD', 'Figure']),
    );
    expect(pdf.alternatives).toContain('Pas du tout 1, plutôt pas 1, plutôt 3, tout à fait 3');
    expect(pdf.bookmarks).toEqual(['Votre avis', 'L’enquête', 'Les réponses, question par question']);
  });

  it('quotes what was kept, with n of N, and adds what was published', async () => {
    const id = await givenAnswered(tablee, eventId, QUESTIONS, PEOPLE);
    const page = /href="([^"]*\/verbatims\/[^"]+)"/.exec(
      (await organiser.get(`${list}/${id}/verbatims?q=court`)).html,
    )![1]!;
    const verbatim = formOf((await organiser.get(page)).html);
    await organiser.post(verbatim.action, { ...verbatim.fields, choisi: 'oui', critique: 'oui' });
    expect((await report(id)).text).not.toContain('Le repas');
    const { action, fields } = formOf((await organiser.get(`${list}/publication`)).html, '/publication');
    const content = { learnt: '- Le repas **chaud**', changes: 'Nous finirons à 16h30.', rule: 'Un par thème' };
    await organiser.post(action, { ...fields, ...content, [`q.${id}`]: 'oui', geste: 'publier' });
    const { text } = await report(id);
    expect(text).toContain('1 verbatim sur 9 « Trop court : <script>alert(1)</script> »');
    expect(text).toContain('Choix des verbatims : Un par thème');
    expect(text).toContain('• Le repas chaud Ce que nous changerons Nous finirons à 16 h 30.');
  });

  it('is recorded, and offered beside the other files', async () => {
    const id = await givenAnswered(tablee, eventId, QUESTIONS, PEOPLE);
    expect((await organiser.get(`${list}/${id}/resultats/exports`)).html).toContain(`${id}/resultats/rapport.pdf`);
    await report(id);
    const rows = await tablee.app
      .get(UnitOfWork, { strict: false })
      .run((tx) => tx.query<{ details: string }>('SELECT details FROM audit_entries WHERE subject_id = ?', [id]));
    expect(rows.map(({ details }) => details).join()).toContain('PDF');
  });
});

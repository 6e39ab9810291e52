import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { givenAnswered } from '../../support/builders/answers.js';
import { givenEvent } from '../../support/builders/events.js';
import { aQuestion } from '../../support/builders/questionnaires.js';
import { givenRegistrations } from '../../support/builders/registrations.js';
import { describeOnEachEngine } from '../../support/databases.js';
import { formOf } from '../../support/form-filler.js';
import { givenOrganiser, loggedIn } from '../../support/organisers.js';
import { Visitor } from '../../support/visitor.js';

/** As printed in 2018. */
const QUOTES = [
  "Ce séminaire a permis de confronter des expériences sur différents territoires et d'appréhender différentes pratiques susceptibles d'être mises en œuvre",
  'Je repars avec des idées, des contacts et de la motivation.',
  'Une organisation intéressante par la formule et par les échanges qui se tiennent entre les intervenants et les personnes venues assister à la séance',
  "Binôme DG Intervenant/Animateur très pertinent, pour pouvoir partir d'une situation concrète réelle",
  'Les témoignages étaient intéressants et un très bon point de départ aux discussions',
];
const CRITICAL = 'Le temps d’atelier était trop court, dit Maëlle Cesbron.';

describeOnEachEngine('quotations and their publication', (engine) => {
  let tablee: TestApp;
  let organiser: Visitor;
  let here: string;

  beforeAll(async () => {
    tablee = await startTestApp({ engine });
    const unitOfWork = tablee.app.get(UnitOfWork, { strict: false });
    const eventId = await givenEvent({ unitOfWork }, { slug: 'journee' });
    await givenRegistrations({ unitOfWork }, eventId, [{ firstName: 'Maëlle', lastName: 'Cesbron' }]);
    await givenOrganiser(tablee, { roles: { [eventId]: 'responsable' } });
    organiser = await loggedIn(tablee);
    const questions = [
      aQuestion({ key: 'mot', kind: 'long' }),
      aQuestion({ key: 'attentes', kind: 'agreement' }),
      aQuestion({ key: 'rare', kind: 'long' }),
    ];
    const id = await givenAnswered(tablee, eventId, questions, [
      ...[...QUOTES, CRITICAL].map((mot, at) => ({ mot, attentes: 3, ...(at < 2 && { rare: 'Seuls à le dire' }) })),
    ]);
    here = `/organiser/evenements/journee/evaluations/${id}`;
  });
  afterAll(() => tablee.close());

  /** The page of the verbatim that holds these words. */
  async function pageOf(words: string): Promise<string> {
    const { html } = await organiser.get(`${here}/verbatims?q=${encodeURIComponent(words)}`);
    return /href="([^"]*\/verbatims\/[^"]+)"/.exec(html)![1]!;
  }

  async function save(words: string, typed: Record<string, string>) {
    const { action, fields } = formOf((await organiser.get(await pageOf(words))).html);
    return organiser.post(action, { ...fields, ...typed });
  }

  async function report(typed: Record<string, string>) {
    const page = await organiser.get('/organiser/evenements/journee/evaluations/publication');
    const { action, fields } = formOf(page.html, '/publication');
    return organiser.post(action, { ...fields, ...typed });
  }

  it('reads, searches, and leaves what too few wrote', async () => {
    const { html } = await organiser.get(`${here}/verbatims`);
    expect(html).toContain('0 verbatim retenu sur 6');
    expect(html).not.toContain('Seuls à le dire');
    const found = await organiser.get(`${here}/verbatims?q=TEMOIGNAGES`);
    expect(found.html).toContain('1 verbatim affiché sur 6');
  });

  it('keeps a codebook: added, renamed, merged, counted', async () => {
    const themes = `${here}/themes`;
    const add = async (nom: string) => {
      const { fields } = formOf((await organiser.get(`${here}/verbatims`)).html, themes);
      return organiser.post(themes, { _csrf: fields['_csrf']!, nom });
    };
    expect([(await add('Rencontres')).status, (await add('Contacts')).status]).toEqual([303, 303]);
    expect((await add(' contacts ')).status).toBe(422);
    const idOf = async (label: string) =>
      new RegExp(`<option value="([^"]+)">${label} \\(`).exec((await organiser.get(`${here}/verbatims`)).html)![1]!;
    const [first, second] = [await idOf('Rencontres'), await idOf('Contacts')];
    expect((await save('motivation', { [`theme.${second}`]: 'oui' })).status).toBe(303);
    const { fields } = formOf((await organiser.get(`${here}/verbatims`)).html, themes);
    await organiser.post(`${themes}/${second}`, { _csrf: fields['_csrf']!, vers: first });
    await organiser.post(`${themes}/${first}`, { _csrf: fields['_csrf']!, nom: 'Rencontres et contacts' });
    expect((await organiser.get(`${here}/verbatims`)).html).toContain('Rencontres et contacts (1)');
  });

  it('proposes to hide names, and refuses what nobody said', async () => {
    const page = await pageOf('trop court');
    const form = formOf((await organiser.get(page)).html);
    const hidden = await organiser.post(form.action, { ...form.fields, geste: 'masquer' });
    expect(formOf(hidden.html).fields['texte']).toBe('Le temps d’atelier était trop court, dit […].');
    const bent = await save('trop court', { texte: 'Le temps d’atelier était long.' });
    expect([bent.status, bent.html.includes('Reprenez les mots')]).toEqual([422, true]);
  });

  it('publishes the five printed quotes once a critical one, or a reason, stands by', async () => {
    for (const quote of QUOTES) expect((await save(quote, { choisi: 'oui' })).status).toBe(303);
    const visitor = new Visitor(tablee.url);
    expect((await visitor.get('/evenements/journee/evaluation')).status).toBe(404);
    const id = here.split('/').at(-1)!;
    const whole = {
      [`q.${id}`]: 'oui',
      learnt: 'Se rencontrer compte.',
      changes: 'Plus de temps.',
      rule: 'Les imprimées.',
    };
    const refused = await report({ ...whole, geste: 'publier' });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('Retenez au moins un verbatim critique');
    expect(refused.html).toContain('Se rencontrer compte.');

    await save('trop court', { texte: 'Le temps d’atelier était trop court […]', critique: 'oui', choisi: 'oui' });
    expect((await report({ ...whole, geste: 'publier' })).status).toBe(303);
    const { html } = await visitor.get('/evenements/journee/evaluation');
    expect(html).toContain('6 verbatims sur 6');
    expect(html).toContain('des contacts et de la motivation');
    expect(html).toContain('Se rencontrer compte.');
    expect(html).not.toContain('Cesbron');
    expect((await visitor.get('/evenements/journee')).html).toContain('/evenements/journee/evaluation');

    expect((await report({ ...whole, geste: 'retirer' })).status).toBe(303);
    expect((await visitor.get('/evenements/journee/evaluation')).status).toBe(404);
    expect((await visitor.get('/evenements/journee')).html).not.toContain('/evenements/journee/evaluation');
  });
});

import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { givenAnswered } from '../../support/builders/answers.js';
import { givenEvent } from '../../support/builders/events.js';
import { aQuestion } from '../../support/builders/questionnaires.js';
import { describeOnEachEngine } from '../../support/databases.js';
import { givenOrganiser, loggedIn } from '../../support/organisers.js';
import type { Visitor } from '../../support/visitor.js';

const QUESTIONS = [
  aQuestion({ key: 'attentes', kind: 'agreement' }),
  aQuestion({ key: 'nps', kind: 'recommendation' }),
  aQuestion({ key: 'rare', kind: 'number' }),
  aQuestion({ key: 'mot', kind: 'long' }),
];
/** Nine people; four of them have a number to say. */
const PEOPLE = [4, 4, 4, 3, 3, 3, 2, 1, 0].map((attentes, at) => ({
  attentes,
  nps: [10, 10, 9, 9, 8, 7, 6, 3, 10][at]!,
  ...(at < 4 && { rare: at }),
  mot: `Texte ${at}`,
}));

describeOnEachEngine('results of a questionnaire', (engine) => {
  let tablee: TestApp;
  let eventId: string;
  let organiser: Visitor;
  const path = (id: string, rest = '') => `/organiser/evenements/journee/evaluations/${id}/resultats${rest}`;

  beforeAll(async () => {
    tablee = await startTestApp({ engine });
    const unitOfWork = tablee.app.get(UnitOfWork, { strict: false });
    eventId = await givenEvent({ unitOfWork }, { slug: 'journee' });
    await givenOrganiser(tablee, { roles: { [eventId]: 'organisateur' } });
    organiser = await loggedIn(tablee);
  });
  afterAll(() => tablee.close());

  it('tells distributions with their denominators, and nothing of too few', async () => {
    const id = await givenAnswered(tablee, eventId, QUESTIONS, PEOPLE);
    const { html } = await organiser.get(path(id));
    expect(html).toContain('Pas du tout 1, plutôt pas 1, plutôt 3, tout à fait 3');
    // 6 of the 8 with an opinion; 5 promoters less 2 detractors of 9.
    expect(html).toContain('75\u202f%</b>');
    expect(html).toContain('+33');
    expect(html).toContain('Trop peu de réponses pour être montré');
    expect(html).toContain('9 réponses écrites');
    expect(html).not.toContain('Texte 3');
  });

  it('gives the same figures as a file, and answers that lead to nobody', async () => {
    const id = await givenAnswered(tablee, eventId, QUESTIONS, PEOPLE);
    const figures = await organiser.get(path(id, '/chiffres.csv'));
    expect(figures.html).toContain('"Question attentes";"";"Tout à fait";"3";"8";"38 %"');
    expect(figures.html).toContain('"Question nps";"";"Promoteurs moins détracteurs, en points";"33";"9";""');
    expect(figures.html).toContain('"Question rare";"";"Trop peu de réponses pour être montré";"";"";""');
    const raw = await organiser.get(path(id, '/reponses.csv'));
    expect(raw.html.trim().split('\r\n')).toHaveLength(1 + 9 + 9);
    expect(raw.html).not.toContain('Question rare');
    expect((await organiser.get(path(id, '/chiffres.xlsx'))).status).toBe(200);
  });

  it('open: in groups of the threshold, and no answer one by one', async () => {
    const id = await givenAnswered(tablee, eventId, QUESTIONS, PEOPLE, { closed: false });
    expect((await organiser.get(path(id))).html).toContain('5 sont prises en compte');
    const raw = await organiser.get(path(id, '/reponses.csv'));
    expect([raw.status, raw.html.includes('pas encore clos')]).toEqual([409, true]);
  });

  it('compares with another questionnaire, in points and with both n', async () => {
    const here = await givenAnswered(tablee, eventId, QUESTIONS, PEOPLE);
    const there = await givenAnswered(tablee, eventId, QUESTIONS, PEOPLE.slice(0, 6), { title: 'L’an dernier' });
    const { html } = await organiser.get(path(here, `/comparaison?avec=${there}`));
    expect(html).toContain('9 réponses sur');
    expect(html).toContain('<b>−25 pt</b>');
    const unknown = await organiser.get(path(here, '/comparaison?avec=nulle-part'));
    expect([unknown.status, unknown.html.includes(' pt</b>')]).toEqual([200, false]);
  });

  it('facilitators wait for the closing, and read of their own ateliers only', async () => {
    const open = await givenAnswered(tablee, eventId, QUESTIONS, PEOPLE, { closed: false });
    const closed = await givenAnswered(tablee, eventId, QUESTIONS, PEOPLE);
    await givenOrganiser(tablee, {
      email: 'a@example.org',
      name: 'Ana Imbert',
      roles: { [eventId]: 'animateur' },
    });
    const facilitator = await loggedIn(tablee, 'a@example.org');
    expect((await facilitator.get(path(open))).html).toContain('quand le questionnaire sera clos');
    const { html } = await facilitator.get(path(closed));
    expect(html).toContain('les résultats de vos ateliers');
    expect(html).not.toContain('Question attentes');
    expect((await facilitator.get(path(closed, '/chiffres.csv'))).status).toBe(403);
  });
});

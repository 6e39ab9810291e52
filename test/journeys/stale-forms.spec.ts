import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { givenEvent } from '../support/builders/events.js';
import { givenRegistrations } from '../support/builders/registrations.js';
import { givenOrganiser, loggedIn } from '../support/organisers.js';
import { formOf } from '../support/form-filler.js';
import { routesOf } from '../support/routes.js';
import { Visitor } from '../support/visitor.js';

const HERE = '/organiser/evenements/seminaire';

/** Forms of the desk in which people type at length: the page, a field of it, and what else would make it one that is taken. */
const FORMS = [
  ['/regles/places', 'quotaCommune', { overbooking: '3', order: 'date', passing: 'once' }],
  ['/regles/validation', 'employerDays', { chain: 'employer', organiserDays: '7', remindDays: '2', whenLate: 'stay' }],
  ['/regles/modifications', 'employer-valeur', { 'employer-regle': 'before' }],
  ['/donnees-personnelles', 'registrationMonths', { needsDays: '30' }],
  ['/evaluations/publication', 'learnt', { geste: 'garder' }],
  ['/inscription-manuelle', 'lastName', { firstName: 'Maëlle' }],
  ['/inscriptions/REF/modifier', 'lastName', { firstName: 'Maëlle', version: '1' }],
] as const;
const TYPED = '57';

describe('a form of the desk that was left open too long', () => {
  let tablee: TestApp;
  let visitor: Visitor;
  let reference: string;

  beforeAll(async () => {
    tablee = await startTestApp();
    const unitOfWork = tablee.app.get(UnitOfWork, { strict: false });
    const eventId = await givenEvent({ unitOfWork });
    const [registration] = await givenRegistrations({ unitOfWork }, eventId, [{}]);
    reference = registration!.reference;
    await givenOrganiser(tablee, { roles: { [eventId]: 'responsable' } });
    visitor = await loggedIn(tablee);
  });
  afterAll(() => tablee.close());

  it.each(FORMS)('%s comes back filled, and saves nothing', async (page, field, others) => {
    const path = `${HERE}${page}`.replace('REF', reference);
    const stale = await visitor.post(path, { _csrf: 'of another day', version: '0', ...others, [field]: TYPED });
    expect([stale.status, stale.text]).toEqual([403, expect.stringContaining("Rien n'est perdu")]);
    expect(filled(stale.html)).toBe(true);
    expect(filled((await visitor.get(path)).html)).toBe(false);
  });

  /** As a browser sends a form of the page that it shows. */
  const FROM_OUR_PAGE = { 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'document' };
  const LONG = 'La salle ne contient pas plus de monde, et la suivante est prise.';
  const posts = () =>
    routesOf(tablee).filter(({ method, path }) => method === 'POST' && path.startsWith('/organiser/'));
  const addressOf = (path: string) =>
    path.replace(':slug', 'seminaire').replace(':reference', reference).replace(/:\w+/g, 'x');

  it('loses no text, whichever form it is', async () => {
    const lost: string[] = [];
    const forUs = posts().filter(({ path }) => !path.startsWith('/organiser/administration'));
    for (const { path } of forUs) {
      const answer = await visitor.post(addressOf(path), { _csrf: 'of another day', texte: LONG }, FROM_OUR_PAGE);
      const isKept = answer.text.includes(LONG) || /Rien n'est perdu|toujours là/.test(answer.text);
      // Things of the event that the address names are not there: nothing can have been typed about them.
      if (!isKept && answer.status !== 404) lost.push(`${String(answer.status)} ${path}`);
    }
    expect(forUs.length).toBeGreaterThan(120);
    expect(lost).toEqual([]);
  });

  it('keeps every one of them while somebody logs in again', async () => {
    const stranger = new Visitor(tablee.url);
    for (const { path } of posts()) {
      const { status, html } = await stranger.post(addressOf(path), { texte: LONG }, FROM_OUR_PAGE);
      expect([path, status, html.includes(`name="texte" value="${LONG}"`)]).toEqual([path, 401, true]);
    }
    // From elsewhere, and by a script, nobody puts words on a page of ours.
    const foreign = await stranger.post(`${HERE}/demandes`, { texte: LONG }, { 'sec-fetch-site': 'cross-site' });
    expect([foreign.status, foreign.location]).toEqual([303, '/connexion']);
  });

  it('is taken after the login, from where it waited', async () => {
    const path = `${HERE}/inscriptions/${reference}/notes`;
    const later = new Visitor(tablee.url);
    const waiting = await later.post(path, { note: LONG }, FROM_OUR_PAGE);
    for (const [name, value] of visitor.cookies) later.cookies.set(name, value);
    const again = formOf(waiting.html);
    const stale = await later.post(again.action, { ...again.fields, _csrf: 'of a visitor' }, FROM_OUR_PAGE);
    expect([stale.status, stale.text]).toEqual([403, expect.stringContaining('Envoyez-le à nouveau')]);
    const last = formOf(stale.html);
    const taken = await later.post(last.action, last.fields, FROM_OUR_PAGE);
    expect(taken.status).toBe(303);
    expect((await later.get(taken.location ?? '')).text).toContain(LONG);
  });

  const filled = (html: string) =>
    html.includes(`value="${TYPED}"`) || new RegExp(`>\\s*${TYPED}</textarea>`).test(html);
});

import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { EVENT_ROLES } from '../../../src/events/domain/event-role.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { givenEvent } from '../../support/builders/events.js';
import { givenRegistrations } from '../../support/builders/registrations.js';
import { givenOrganiser, loggedIn } from '../../support/organisers.js';

/** Every page of the desk, for an event of one's own by role, and for another's. */
const PAGES = [
  ['', 'responsable organisateur animateur accueil lecture'],
  ['/inscriptions', 'responsable organisateur accueil lecture'],
  ['/inscriptions/:reference', 'responsable organisateur accueil lecture'],
  ['/inscriptions.csv', 'responsable organisateur'],
  ['/inscriptions.xlsx', 'responsable organisateur'],
  ['/courriels', 'responsable organisateur'],
] as const;

describe('the desk', () => {
  let tablee: TestApp;
  let reference: string;
  beforeAll(async () => {
    tablee = await startTestApp();
    const unitOfWork = tablee.app.get(UnitOfWork, { strict: false });
    const own = await givenEvent({ unitOfWork }, { slug: 'own' });
    const others = await givenEvent({ unitOfWork }, { slug: 'others' });
    reference = (await givenRegistrations({ unitOfWork }, own, [{}]))[0]!.reference;
    await givenRegistrations({ unitOfWork }, others, [{}]);
    for (const role of EVENT_ROLES)
      await givenOrganiser(tablee, { email: `${role}@example.org`, roles: { [own]: role } });
    await givenOrganiser(tablee, { email: 'nobody@example.org' });
  });
  afterAll(() => tablee.close());

  it.each(EVENT_ROLES)('opens to %s what the role gives, and nothing of another event', async (role) => {
    const visitor = await loggedIn(tablee, `${role}@example.org`);
    for (const [page, roles] of PAGES) {
      const path = page.replace(':reference', reference);
      const own = await visitor.get(`/organiser/evenements/own${path}`);
      expect([page, own.status]).toEqual([page, roles.split(' ').includes(role) ? 200 : 403]);
      const other = await visitor.get(`/organiser/evenements/others${path}`);
      expect([page, other.status]).toEqual([page, 404]);
    }
  });

  it('says the same of an event of others and of none', async () => {
    const visitor = await loggedIn(tablee, 'nobody@example.org');
    const [others, none] = [
      await visitor.get('/organiser/evenements/others'),
      await visitor.get('/organiser/evenements/none'),
    ];
    expect([others.status, none.status]).toEqual([404, 404]);
    expect(others.text).toBe(none.text);
  });

  it("does not show one event's person under another, nor a mail of another's event", async () => {
    const visitor = await loggedIn(tablee, 'responsable@example.org');
    expect((await visitor.get(`/organiser/evenements/others/inscriptions/${reference}`)).status).toBe(404);
  });

  it('shows each their own events only', async () => {
    expect((await (await loggedIn(tablee, 'lecture@example.org')).get('/organiser')).text).toContain(
      'Construire ensemble',
    );
    expect((await (await loggedIn(tablee, 'nobody@example.org')).get('/organiser')).text).toContain('Aucun événement');
  });
});

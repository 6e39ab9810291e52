import { EVENT_ROLES, type EventRole } from '../../src/events/domain/event-role.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { newId } from '../../src/platform/ids/ids.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { givenEvent } from '../support/builders/events.js';
import { givenRegistrations } from '../support/builders/registrations.js';
import { givenOrganiser, loggedIn } from '../support/organisers.js';
import { type Route, routesOf } from '../support/routes.js';
import { type Answer, csrfOf, Visitor } from '../support/visitor.js';
import { ACCOUNT_ROUTES, ADMINISTRATOR_ROUTES, CREATION_ROUTES, OPEN_ROUTES } from './access-matrix.table.js';
import { EVENT_ROUTES } from './access-matrix.event-routes.js';

/** One event and things of it that addresses name. */
interface Tenant {
  readonly eventId: string;
  /** Values for `:slug`, `:reference`…; whatever is not here is `x`. */
  readonly names: Readonly<Record<string, string>>;
}

const INSUFFICIENT = 'Votre rôle sur cet événement ne le permet pas';

describe('who may call what', () => {
  let tablee: TestApp;
  let routes: Route[];
  let others: Tenant;
  beforeAll(async () => {
    tablee = await startTestApp();
    routes = routesOf(tablee);
    others = await givenTenant('others');
    // Somebody else's event has a team of its own.
    await givenOrganiser(tablee, { email: 'theirs@example.org', roles: { [others.eventId]: 'responsable' } });
  });
  afterAll(() => tablee.close());

  const unitOfWork = () => tablee.app.get(UnitOfWork, { strict: false });

  async function givenTenant(slug: string): Promise<Tenant> {
    const eventId = await givenEvent({ unitOfWork: unitOfWork() }, { slug, code: `CODE ${slug}` });
    const [person] = await givenRegistrations({ unitOfWork: unitOfWork() }, eventId, [{}]);
    const id = newId();
    await unitOfWork().run((tx) =>
      tx.execute(
        `INSERT INTO outgoing_emails (id, dedupe_key, kind, locale, to_address, subject, html, body_text, attachments,
           links, message_id, status, attempts, next_attempt_at, event_id, created_at)
         VALUES (?, ?, 'test', 'fr', 'a@example.org', 'Objet', '<p>Corps</p>', 'Corps',
           '[{"filename":"a.txt","contentType":"text/plain","content":"a"}]', '[]', ?, 'caught', 0, 0, ?, 1)`,
        [id, id, `<${id}@example.org>`, eventId],
      ),
    );
    return { eventId, names: { slug, reference: person!.reference, id, index: '0' } };
  }

  const nameOf = ({ method, path }: Route) => `${method} ${path}`;
  const concrete = (path: string, { names }: Tenant) =>
    path.replace(/:(\w+)/g, (_whole, name: string) => names[name] ?? 'x').replace(/\*\w*/g, 'x');

  /** Every form comes with a valid token: what is refused is refused for who asks. */
  async function call(visitor: Visitor, token: string, { method, path }: Route, tenant: Tenant): Promise<Answer> {
    const address = concrete(path, tenant);
    return method === 'GET' ? visitor.get(address) : visitor.ask(address, { method, body: body(token) });
  }
  const body = (token: string) => new URLSearchParams({ _csrf: token });
  const tokenOf = async (visitor: Visitor) => csrfOf((await visitor.get('/organiser/compte')).html);

  const closedRoutes = () => routes.filter(({ access }) => access === 'organiser' || access === 'administrator');
  const eventRoutes = () => routes.filter((route) => nameOf(route) in EVENT_ROUTES);

  it('is declared for every route there is, and for none that is not', () => {
    const declared = [
      ...Object.keys(EVENT_ROUTES),
      ...ACCOUNT_ROUTES,
      ...CREATION_ROUTES,
      ...ADMINISTRATOR_ROUTES,
    ].sort();
    expect(declared).toEqual(closedRoutes().map(nameOf).sort());
    const open = routes.filter((route) => !closedRoutes().includes(route)).map(nameOf);
    expect([...OPEN_ROUTES].sort()).toEqual([...new Set(open)].sort());
    expect(ADMINISTRATOR_ROUTES).toEqual(
      expect.arrayContaining(routes.filter(({ access }) => access === 'administrator').map(nameOf)),
    );
  });

  it('asks nobody to log in for what is open', async () => {
    for (const route of routes.filter((one) => one.method === 'GET' && OPEN_ROUTES.includes(nameOf(one)))) {
      const { status, location } = await new Visitor(tablee.url).get(concrete(route.path, others));
      expect([nameOf(route), status === 303 && location?.startsWith('/connexion')]).toEqual([nameOf(route), false]);
    }
  });

  it('shows nobody an event that is no more than a draft', async () => {
    await givenEvent({ unitOfWork: unitOfWork() }, { slug: 'draft', code: 'DRAFT 001', status: 'draft' });
    const ofEvents = routes.filter(({ path }) => /^\/(api\/v1\/events|evenements)\/:slug/.test(path));
    expect(ofEvents.length).toBeGreaterThan(8);
    for (const { method, path } of ofEvents.filter((one) => one.method === 'GET')) {
      const { status } = await new Visitor(tablee.url).ask(path.replace(':slug', 'draft'), { method });
      expect([path, status]).toEqual([path, 404]);
    }
  });

  it.each(EVENT_ROLES)('%s: on one’s own event what the role opens, on another’s nothing', async (role: EventRole) => {
    const own = await givenTenant(`own-${role}`);
    await givenOrganiser(tablee, { email: `${role}@example.org`, roles: { [own.eventId]: role } });
    // The role that ends a team is tried too: somebody stays responsible.
    await givenOrganiser(tablee, { email: `stays-${role}@example.org`, roles: { [own.eventId]: 'responsable' } });
    const visitor = await loggedIn(tablee, `${role}@example.org`);
    const token = await tokenOf(visitor);
    const wrong: string[] = [];
    for (const route of eventRoutes()) {
      const allowed = EVENT_ROUTES[nameOf(route)]!.split(' ').includes(role);
      const mine = await call(visitor, token, route, own);
      const refused = mine.status === 403 && mine.text.includes(INSUFFICIENT);
      const reached = [200, 302, 303, 404, 409, 410, 422].includes(mine.status);
      if (allowed ? !reached : !refused) wrong.push(`${nameOf(route)}: ${mine.status} on the own event`);
      const theirs = await call(visitor, token, route, others);
      if (theirs.status !== 404) wrong.push(`${nameOf(route)}: ${theirs.status} on another's event`);
    }
    expect(wrong).toEqual([]);
  });

  it.each([
    ['an account without any role', 'nobody@example.org', false],
    ['an administrator without any role', 'root@example.org', true],
  ])('%s: no event at all', async (_who, email, isAdministrator) => {
    const accountId = await givenOrganiser(tablee, { email });
    if (isAdministrator) await makeAdministrator(accountId);
    const visitor = await loggedIn(tablee, email);
    const token = await tokenOf(visitor);
    for (const route of eventRoutes()) {
      expect([nameOf(route), (await call(visitor, token, route, others)).status]).toEqual([nameOf(route), 404]);
    }
  });

  it.each([
    ['an organiser', 'anybody@example.org', false],
    ['an administrator', 'admin@example.org', true],
  ])('%s: their own account, and administration for administrators only', async (_who, email, isAdministrator) => {
    const accountId = await givenOrganiser(tablee, { email });
    if (isAdministrator) await makeAdministrator(accountId);
    const visitor = await loggedIn(tablee, email);
    const token = await tokenOf(visitor);
    const own = { eventId: '', names: {} };
    for (const route of closedRoutes()) {
      const name = nameOf(route);
      if (name in EVENT_ROUTES) continue;
      const { status } = await call(visitor, token, route, own);
      const wantsMore = ADMINISTRATOR_ROUTES.includes(name) || CREATION_ROUTES.includes(name);
      if (wantsMore && !isAdministrator) expect([name, status]).toEqual([name, 403]);
      else expect([name, [200, 303, 404, 422].includes(status)]).toEqual([name, true]);
    }
  });

  const makeAdministrator = (accountId: string) =>
    unitOfWork().run((tx) =>
      tx.execute('UPDATE organiser_accounts SET is_administrator = TRUE WHERE id = ?', [accountId]),
    );
});

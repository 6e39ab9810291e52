import { startTestApp, type TestApp } from '../support/app.js';
import { type Route, routesOf } from '../support/routes.js';
import { Visitor } from '../support/visitor.js';

const isClosed = ({ access }: Route) => access === 'organiser' || access === 'administrator';
const concrete = (path: string) => path.replace(/:\w+/g, 'x').replace(/\*\w*/g, 'x');

describe('every route', () => {
  let tablee: TestApp;
  let routes: Route[];
  beforeAll(async () => {
    tablee = await startTestApp({ settings: { DEMO: 'on' } });
    routes = routesOf(tablee);
  });
  afterAll(() => tablee.close());

  it('is known: the main ones are among them, and the server has no other', () => {
    const known = routes.map(({ method, path }) => `${method} ${path}`);
    expect(known).toEqual(
      expect.arrayContaining(['GET /', 'GET /connexion', 'POST /connexion/:token', 'GET /organiser']),
    );
    const printed = tablee.app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false });
    const registered = [...printed.matchAll(/\(([A-Z, ]+)\)/g)]
      .flatMap(([, methods]) => methods!.split(', '))
      .filter((method) => method !== 'HEAD');
    expect(registered).toHaveLength(new Set(known).size);
  });

  it('declares who may call it', () => {
    expect(routes.filter(({ access }) => access === undefined).map(({ handler }) => handler)).toEqual([]);
  });

  it("of the organiser's desk is for organisers, and no other is", () => {
    const ofDesk = ({ path }: Route) => path === '/organiser' || path.startsWith('/organiser/');
    expect(routes.filter(isClosed).filter((route) => !ofDesk(route))).toEqual([]);
    expect(routes.filter(ofDesk).filter((route) => !isClosed(route))).toEqual([]);
  });

  it('for organisers sends strangers to the login page and answers 401 to programs, whatever the method', async () => {
    const closed = routes.filter(isClosed);
    expect(closed.length).toBeGreaterThan(8);
    for (const { method, path } of closed) {
      const stranger = new Visitor(tablee.url);
      const page = await stranger.ask(concrete(path), { method });
      expect([method, path, page.status, page.location?.split('?')[0]]).toEqual([method, path, 303, '/connexion']);
      const json = await stranger.ask(concrete(path), { method, headers: { accept: 'application/json' } });
      expect([method, path, json.status, json.headers.get('content-type')]).toEqual([
        method,
        path,
        401,
        'application/problem+json; charset=utf-8',
      ]);
    }
  });

  it('with an invented session is as closed as without', async () => {
    const stranger = new Visitor(tablee.url);
    stranger.cookies.set('organisateur', 'A'.repeat(43));
    expect((await stranger.get('/organiser')).location).toBe('/connexion');
  });

  it('that changes something refuses a form without token, and changes nothing; the API needs none', async () => {
    const forms = routes.filter(
      ({ method, path, access }) =>
        !['GET', 'HEAD'].includes(method) &&
        (access === 'public' || access === 'participant-link') &&
        !path.startsWith('/api/'),
    );
    expect(forms.length).toBeGreaterThan(3);
    for (const { method, path } of forms) {
      const answer = await new Visitor(tablee.url).ask(concrete(path), {
        method,
        body: new URLSearchParams({ email: 'a@example.org' }),
      });
      // 404 and 410: an event or a link that is none is told before any form is looked at.
      expect([path, [403, 404, 410].includes(answer.status)]).toEqual([path, true]);
    }
  });
});

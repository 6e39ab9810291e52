import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { TravelToDay } from '../../../src/demonstration/use-cases/travel-to-day.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { loggedIn } from '../../support/organisers.js';
import { type Route, routesOf } from '../../support/routes.js';
import { csrfOf, Visitor } from '../../support/visitor.js';
import { Chance } from './chance.js';
import { type KnownThings, type StrangeRequest, strangeRequest } from './strange-requests.js';

/** `FUZZ_REQUESTS=100000 FUZZ_SEED=7` for a long night. */
const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 3000);
const SEED = Number(process.env.FUZZ_SEED ?? 20191022);
const AT_ONCE = 16;
/** Measured over 100,000 requests: the heap swings by a few megabytes around the same height. */
const HEAP_GROWTH_MB = 40;
/** After so many requests somebody logs in anew and turns the day back: the requests also log out and travel. */
const ANEW = 200;
const TRACES = /node_modules|at \w+ \(|SQLITE|SELECT .* FROM/;
const SEMINAR = 'seminaire-bloc-local-2019';

interface Outcome {
  readonly status: number;
  readonly body: string;
}

describe('requests that nobody of good sense would send', () => {
  let tablee: TestApp;
  let known: KnownThings;
  // Each its own connection: one that the server rightly ends must not take the next request with it.
  const agent = new Agent({ keepAlive: false, maxSockets: AT_ONCE });

  beforeAll(async () => {
    tablee = await startTestApp({ settings: { DEMO: 'on', LOG_LEVEL: 'silent' } });
    known = await thingsOf(tablee);
  });
  afterAll(async () => {
    agent.destroy();
    await tablee.close();
  });

  it(
    `${REQUESTS} times over every route: no 5xx, no trace of our code, the heap where it was`,
    async () => {
      const chance = new Chance(SEED);
      const failures: string[] = [];
      const statuses = new Map<number, number>();
      let sent = 0;
      const worker = async (until: number) => {
        while (sent < until) {
          if (sent++ % ANEW === 0) known = { ...known, browsers: await browsersOf(tablee) };
          const strange = strangeRequest(chance, known);
          const { status, body } = await send(strange);
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
          if (status >= 500 || TRACES.test(body)) failures.push(described(strange, status, body));
        }
      };
      const run = (until: number) => Promise.all(Array.from({ length: AT_ONCE }, () => worker(until)));
      await run(Math.ceil(REQUESTS / 3));
      const before = heapMegabytes();
      await run(REQUESTS);
      const after = heapMegabytes();

      expect(failures.slice(0, 10)).toEqual([]);
      expect(after - before).toBeLessThan(HEAP_GROWTH_MB);
      // The requests are not all refused at the door, or this would prove little.
      for (const status of [200, 303, 400, 403, 404, 413, 415, 422])
        expect([status, statuses.has(status)]).toEqual([status, true]);
      const report = [...statuses]
        .sort(([a], [b]) => a - b)
        .map(([status, count]) => `${status}: ${count}`)
        .join(', ');
      process.stdout.write(`fuzz, seed ${SEED}: ${report}; heap ${before.toFixed(0)} → ${after.toFixed(0)} MB\n`);
      await expectAlive();
    },
    60_000 + REQUESTS * 30,
  );

  it.each([
    ['no HTTP at all', 'bonjour\r\n\r\n'],
    ['binary', '\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03'],
    ['a bare line feed in a header', 'GET / HTTP/1.1\nHost: a\nX: b\n\n'],
    ['two lengths', 'POST /connexion HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 5\r\n\r\nabcde'],
    [
      'a length and chunks',
      'POST /connexion HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['a broken chunk', 'POST /connexion HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n'],
    ['headers of 40 kB', `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`],
    ['a space in the address', 'GET / / HTTP/1.1\r\nHost: a\r\n\r\n'],
    ['an absolute address', 'GET http://evil.example.org/ HTTP/1.1\r\nHost: a\r\n\r\n'],
    ['an address with a NUL', 'GET /\0 HTTP/1.1\r\nHost: a\r\n\r\n'],
    ['Latin-1 in the address', 'GET /\xe9v\xe9nements HTTP/1.1\r\nHost: a\r\n\r\n'],
    ['no host', 'GET / HTTP/1.1\r\n\r\n'],
    ['HTTP/9.9', 'GET / HTTP/9.9\r\nHost: a\r\n\r\n'],
    [
      'a body that never comes',
      'POST /connexion HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\nemail=',
    ],
    ['an upgrade', 'GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'],
    ['CONNECT', 'CONNECT example.org:443 HTTP/1.1\r\nHost: a\r\n\r\n'],
  ])('on a bare socket: %s', async (_, bytes) => {
    const answer = await onSocket(bytes);
    expect(answer).not.toMatch(/^HTTP\/1.1 5/);
    expect(answer).not.toMatch(/node_modules|at \w+ \(/);
    await expectAlive();
  });

  async function expectAlive(): Promise<void> {
    const visitor = new Visitor(tablee.url);
    expect((await visitor.get('/healthz')).status).toBe(200);
    expect((await visitor.get('/readyz')).status).toBe(200);
    expect((await visitor.get('/')).text).toContain('Code action');
  }

  function send({ method, path, headers, body }: StrangeRequest): Promise<Outcome> {
    const { hostname, port } = new URL(tablee.url);
    return new Promise((resolve, reject) => {
      const ours = request({ hostname, port, agent, method, path, headers }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => {
          resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(parts).toString('latin1').slice(0, 200_000) });
        });
        answer.on('error', reject);
      });
      // A body that is too long is answered while it is still being sent, and the connection ends: no harm done.
      ours.on('error', () => {
        resolve({ status: 0, body: '' });
      });
      ours.end(body ?? undefined);
    });
  }

  /** Whatever comes back within half a second. */
  function onSocket(bytes: string): Promise<string> {
    const { hostname, port } = new URL(tablee.url);
    return new Promise((resolve) => {
      let answer = '';
      const socket = connect(Number(port), hostname, () => socket.write(Buffer.from(bytes, 'latin1')));
      const end = () => {
        socket.destroy();
        resolve(answer);
      };
      socket.on('data', (part: Buffer) => (answer += part.toString('latin1')));
      socket.on('close', end);
      socket.on('error', end);
      setTimeout(end, 500);
    });
  }
});

async function thingsOf(tablee: TestApp): Promise<KnownThings> {
  const people = await Promise.all(['un', 'deux'].map((name) => registered(tablee, name)));
  return {
    routes: weighted(routesOf(tablee)),
    slugs: [
      SEMINAR,
      SEMINAR,
      'assises-niort-2022',
      'journee-transitions-professionnelles-sorgues-2024',
      'seminaire-bloc-local-2018',
    ],
    tokens: people.map(({ token }) => token),
    references: people.map(({ reference }) => reference),
    browsers: await browsersOf(tablee),
  };
}

async function browsersOf(tablee: TestApp): Promise<KnownThings['browsers']> {
  await tablee.app.get(TravelToDay, { strict: false }).execute('2019-10-22');
  const organiser = await loggedIn(tablee, 'organisatrice@example.org');
  return Promise.all(
    [new Visitor(tablee.url), organiser].map(async (browser) => ({
      csrf: csrfOf((await browser.get('/connexion')).html),
      cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    })),
  );
}

/** What changes something is asked as often as what is only read. */
function weighted(routes: readonly Route[]): Route[] {
  const changing = routes.filter(({ method }) => method !== 'GET');
  const times = Math.ceil(routes.length / changing.length) - 1;
  return [...routes, ...Array.from({ length: times }, () => changing).flat()];
}

async function registered({ url }: TestApp, name: string): Promise<{ token: string; reference: string }> {
  const person = {
    firstName: name,
    lastName: 'Cesbron',
    email: `${name}@example.org`,
    functionKey: 'dgs',
    collectivity: '49301',
  };
  const answer = await fetch(`${url}/api/v1/events/${SEMINAR}/registrations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(person),
  });
  const { manageUrl, reference } = (await answer.json()) as { manageUrl: string; reference: string };
  return { token: manageUrl.split('/').at(-1) ?? '', reference };
}

function described({ method, path, headers, body }: StrangeRequest, status: number, answer: string): string {
  return `${status} ${method} ${path.slice(0, 200)} ${JSON.stringify(headers).slice(0, 400)} ${body?.toString('latin1').slice(0, 400) ?? ''} → ${answer.slice(0, 300)}`;
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

function heapMegabytes(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

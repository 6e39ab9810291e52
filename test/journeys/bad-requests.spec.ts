import { request } from 'node:http';
import { startTestApp, type TestApp } from '../support/app.js';
import { csrfOf, Visitor } from '../support/visitor.js';

describe('a request that is none of ours', () => {
  let tablee: TestApp;
  let visitor: Visitor;
  let token: string;
  beforeAll(async () => {
    tablee = await startTestApp();
    visitor = new Visitor(tablee.url);
    token = csrfOf((await visitor.get('/connexion')).html);
  });
  afterAll(() => tablee.close());

  const form = 'application/x-www-form-urlencoded';
  const post = (body: string | Uint8Array<ArrayBuffer>, type: string) =>
    visitor.ask('/connexion', { method: 'POST', body, headers: { 'content-type': type } });

  it.each([
    ['a form of 200 kB', `email=${'a'.repeat(200_000)}`, form, 413],
    ['a form of a megabyte', `email=${'a'.repeat(1_000_000)}`, form, 413],
    ['JSON of 200 kB', `{"email":"${'a'.repeat(200_000)}"}`, 'application/json', 413],
    ['a file', 'x', 'multipart/form-data; boundary=x', 415],
    ['XML', '<a/>', 'application/xml', 415],
    ['a text', 'email=a', 'text/plain', 415],
    ['an unknown type', 'x', 'nonsense', 415],
    ['a broken percent sign', 'email=%', form, 400],
    ['broken UTF-8 behind percent signs', 'email=%E9', form, 400],
    ['broken UTF-8', new Uint8Array([0x65, 0x3d, 0xe9, 0xff]), form, 400],
    ['broken JSON', '{"email":', 'application/json', 400],
    ['JSON in broken UTF-8', new Uint8Array([0x22, 0xe9, 0x22]), 'application/json', 400],
    ['JSON of twenty thousand lists in one another', '['.repeat(20_000) + ']'.repeat(20_000), 'application/json', 400],
    ['JSON that would poison prototypes', '{"__proto__":{"admin":true}}', 'application/json', 400],
    ['six hundred fields', Array.from({ length: 600 }, (_, n) => `f${n}=`).join('&'), form, 400],
    ['nothing at all', '', form, 403],
    ['JSON instead of a form', 'null', 'application/json', 403],
    ['a list instead of a form', '[1]', 'application/json', 403],
  ])('%s is refused in plain words', async (_what, body, type, status) => {
    const answer = await post(body, type);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.html).toContain('<h1>');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it.each([
    '/%',
    '/%E9',
    '/connexion/%C3',
    `/connexion/${'a'.repeat(2000)}`,
    '/connexion/%00',
    '/..%2f..%2fetc/passwd',
    '/connexion/é',
    '/evenements/%F0%9F%92%A9',
    '/?code=%',
    '/organiser/evenements/%2e%2e',
  ])('the address %s is no 5xx', async (path) => {
    const status = await rawStatus(tablee.url, path);
    expect(status).toBeGreaterThanOrEqual(200);
    expect(status).toBeLessThan(500);
  });

  it.each([
    ['without token', {}],
    ['with an empty one', { _csrf: '' }],
    ['with an invented one', { _csrf: 'a'.repeat(90) }],
    ['with a very long one', { _csrf: 'a'.repeat(30_000) }],
  ])('a form %s changes nothing', async (_what, fields) => {
    expect((await visitor.post('/connexion', { email: 'a@example.org', ...fields })).status).toBe(403);
  });

  it("a form with another browser's token, or sent from another site, changes nothing", async () => {
    const other = new Visitor(tablee.url);
    await other.get('/connexion');
    expect((await other.post('/connexion', { email: 'a@example.org', _csrf: token })).status).toBe(403);
    const foreign = { 'sec-fetch-site': 'cross-site' };
    expect((await visitor.post('/connexion', { email: 'a@example.org', _csrf: token }, foreign)).status).toBe(403);
    expect((await visitor.post('/connexion', { email: 'a@example.org', _csrf: token })).status).toBe(200);
  });
});

/** As written, without the tidying of URL. */
function rawStatus(url: string, path: string): Promise<number> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = request(
      { hostname, port, agent: false, path: Buffer.from(path, 'utf8').toString('latin1') },
      (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      },
    );
    sent.on('error', reject);
    sent.end();
  });
}

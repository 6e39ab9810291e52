import { Validator } from '@seriousme/openapi-schema-validator';
import { startTestApp, type TestApp } from '../../support/app.js';

interface Operation {
  readonly parameters?: readonly { name: string; in: string; schema: { example?: string } }[];
  readonly requestBody?: { content: Record<string, { examples?: Record<string, { value: object }> }> };
  readonly responses: Record<string, { content?: Record<string, { schema: { $ref?: string } }> }>;
}

interface Document {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, Operation>>;
}

/** What somebody who has nothing but the document can do with the demonstration. */
describe('the document of the API', () => {
  let tablee: TestApp;
  let document: Document;

  beforeAll(async () => {
    tablee = await startTestApp({ settings: { DEMO: 'on' } });
    document = (await (await fetch(`${tablee.url}/api/openapi.json`)).json()) as Document;
  });
  afterAll(() => tablee.close());

  const operations = () =>
    Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => ({ name: `${method} ${path}`, path, operation })),
    );
  const addressOf = (path: string, { parameters = [] }: Operation) =>
    path.replace(/\{(\w+)\}/g, (_whole, name: string) => parameters.find((one) => one.name === name)!.schema.example!);

  it('is valid OpenAPI 3.1', async () => {
    expect(document.openapi).toBe('3.1.0');
    const judged = await new Validator().validate({ ...document });
    expect(judged.errors ?? []).toEqual([]);
  });

  it('gives a whole body, accepted as it stands, wherever a body is asked for', async () => {
    const withBody = operations().filter(({ operation }) => operation.requestBody);
    expect(withBody.map(({ name }) => name)).toEqual(['post /api/v1/events/{slug}/registrations']);
    for (const { path, operation } of withBody) {
      const example = operation.requestBody!.content['application/json']!.examples!['complete']!.value;
      const answer = await fetch(`${tablee.url}${addressOf(path, operation)}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(example),
      });
      expect([answer.status, await answer.text()]).toEqual([201, expect.stringContaining('"status":"confirmed"')]);
    }
  });

  it('names an event that is there', async () => {
    const { operation } = operations().find(({ name }) => name === 'get /api/v1/events/{slug}')!;
    const answer = await fetch(`${tablee.url}${addressOf('/api/v1/events/{slug}', operation)}`);
    expect([answer.status, await answer.json()]).toEqual([
      200,
      expect.objectContaining({ actionCodes: ['CIDGI 006'], startsOn: '2019-11-15' }),
    ]);
  });

  it('says that refusals are problem details, on every call', () => {
    for (const { operation } of operations()) {
      const refusals = Object.entries(operation.responses).filter(([status]) => !status.startsWith('2'));
      expect(refusals.map(([status]) => status)).toContain('default');
      for (const [, { content }] of refusals) expect(Object.keys(content ?? {})).toEqual(['application/problem+json']);
    }
  });
});

describe('the events, for another system', () => {
  let tablee: TestApp;

  beforeAll(async () => {
    tablee = await startTestApp({ settings: { DEMO: 'on' } });
  });
  afterAll(() => tablee.close());

  async function get(path: string, headers: Record<string, string> = {}) {
    const answer = await fetch(`${tablee.url}/api/v1/events${path}`, { headers });
    return { status: answer.status, json: (await answer.json()) as Record<string, unknown> };
  }
  const slugs = (json: Record<string, unknown>) => (json['items'] as { slug: string }[]).map(({ slug }) => slug);

  test.each([
    'cidgi006',
    'CIDGI%20%20006',
    'cidgi%C2%A0006',
    'cidgi%E2%80%AF006',
    'cidgi+006',
    'Cidgi-006',
    '%EF%BC%A3IDGI006%0A',
  ])('the code %s', async (code) => {
    const { json } = await get(`?code=${code}`);
    expect([slugs(json), json['nextCursor']]).toEqual([['seminaire-bloc-local-2019'], null]);
  });

  it('knows no other code', async () => {
    expect((await get('?code=cidgi007')).json).toEqual({ items: [], nextCursor: null });
  });

  it('come whole, page after page', async () => {
    const whole = slugs((await get('')).json);
    const read: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { json } = await get(`?limit=3${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`);
      read.push(...slugs(json));
      cursor = json['nextCursor'] as string | null;
    }
    expect([read.length, read]).toEqual([11, whole]);
  });

  test.each([
    ['?limit=0', 'limit', 'out-of-range', 'Choose a number within the limits'],
    ['?limit=much', 'limit', 'not-number', 'Enter a whole number'],
    ['?cursor=yesterday', 'cursor', 'cursor-unknown', 'Use the value of nextCursor of the page before'],
    [`?code=${'a'.repeat(201)}`, 'code', 'too-long-query', 'Shorten this text: 200 characters at most'],
  ])('%s is refused in the language of the request', async (query, field, code, detail) => {
    const { status, json } = await get(query, { 'accept-language': 'en-GB,en;q=0.9' });
    expect([status, json['errors']]).toEqual([422, [{ field, pointer: `#/${field}`, code, detail }]]);
  });
});

describe('what a program may send', () => {
  let tablee: TestApp;

  beforeAll(async () => {
    tablee = await startTestApp({ settings: { DEMO: 'on' } });
  });
  afterAll(() => tablee.close());

  const post = async (
    type: string | undefined,
    body: string,
    path = 'events/seminaire-bloc-local-2019/registrations',
  ) => {
    const headers = type === undefined ? {} : { 'content-type': type };
    const answer = await fetch(`${tablee.url}/api/v1/${path}`, { method: 'POST', headers, body });
    return [answer.status, answer.headers.get('content-type')];
  };

  test.each([
    ['application/x-www-form-urlencoded', 'firstName=A', 415],
    ['multipart/form-data; boundary=x', '--x--', 415],
    ['text/plain', '{}', 415],
    ['application/json', '', 422],
    ['application/json; charset=utf-8', '{}', 422],
    ['application/json', '[]', 422],
    ['application/json', '{', 400],
  ])('%s: %j', async (type, body, status) => {
    expect(await post(type, body)).toEqual([status, 'application/problem+json; charset=utf-8']);
  });

  it('may name JSON where it sends nothing', async () => {
    expect(await post('application/json', '', 'registrations/7KQ4-M2XD/withdrawal')).toEqual([
      401,
      'application/problem+json; charset=utf-8',
    ]);
  });
});

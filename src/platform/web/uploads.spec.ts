import fastify, { type FastifyInstance } from 'fastify';
import { readUploads } from './uploads.js';

describe('a form with a file', () => {
  let server: FastifyInstance;
  beforeAll(async () => {
    server = fastify();
    server.removeAllContentTypeParsers();
    await readUploads(server);
    server.post('/file', { config: { uploads: { fileBytes: 10, fieldBytes: 20 } } }, (request) => ({
      fields: { ...(request.body as object) },
      uploads: Object.entries(request.uploads ?? {}).map(([name, { filename, contentType, bytes, tooLarge }]) => [
        name,
        filename,
        contentType,
        bytes.toString('latin1'),
        tooLarge,
      ]),
    }));
    server.post('/none', () => 'reached');
  });
  afterAll(() => server.close());

  const part = (disposition: string, body: string) =>
    `--x\r\ncontent-disposition: form-data; ${disposition}\r\n\r\n${body}\r\n`;
  const file = (body: string, filename = 'a.csv') =>
    `--x\r\ncontent-disposition: form-data; name="fichier"; filename="${filename}"\r\ncontent-type: text/csv\r\n\r\n${body}\r\n`;

  async function send(payload: string, url = '/file'): Promise<[number, unknown]> {
    const headers = { 'content-type': 'multipart/form-data; boundary=x' };
    const answer = await server.inject({ method: 'POST', url, headers, payload });
    return [answer.statusCode, answer.statusCode === 200 ? answer.json() : null];
  }

  it.each<[string, string, [number, unknown]]>([
    [
      'gives its fields and its file',
      `${part('name="_csrf"', 'jeton')}${file('été')}--x--\r\n`,
      [200, { fields: { _csrf: 'jeton' }, uploads: [['fichier', 'a.csv', 'text/csv', 'Ã©tÃ©', false]] }],
    ],
    [
      'says that the file is too large, and keeps the fields after it',
      `${file('01234567890')}${part('name="_csrf"', 'jeton')}--x--\r\n`,
      [200, { fields: { _csrf: 'jeton' }, uploads: [['fichier', 'a.csv', 'text/csv', '', true]] }],
    ],
    [
      'takes a file that is just small enough',
      `${file('0123456789')}--x--\r\n`,
      [200, { fields: {}, uploads: [['fichier', 'a.csv', 'text/csv', '0123456789', false]] }],
    ],
    ['has no file where the input was left empty', `${file('', '')}--x--\r\n`, [200, { fields: {}, uploads: [] }]],
    [
      'keeps the first of two fields',
      `${part('name="a"', '1')}${part('name="a"', '2')}--x--\r\n`,
      [200, { fields: { a: '1' }, uploads: [] }],
    ],
    ['with a field that is too long is refused', `${part('name="a"', 'b'.repeat(21))}--x--\r\n`, [413, null]],
    ['with a second file is refused', `${file('1')}${file('2')}--x--\r\n`, [413, null]],
    ['far beyond the limits is not read', `${file('0'.repeat(10_000))}--x--\r\n`, [413, null]],
    ['that breaks off is refused', file('0123'), [400, null]],
    ['without any part is refused', 'nonsense', [400, null]],
  ])('%s', async (_what, payload, expected) => {
    expect(await send(payload)).toEqual(expected);
  });

  it('poisons no prototype', async () => {
    const [status] = await send(`${part('name="__proto__"', 'x')}--x--\r\n`);
    expect(status).not.toBe(500);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  it('is refused by a route that takes none', async () => {
    expect(await send(`${part('name="a"', '1')}--x--\r\n`, '/none')).toEqual([415, null]);
  });
});

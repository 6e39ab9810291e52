import { get } from 'node:http';
import { brotliDecompressSync } from 'node:zlib';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { startTestApp, type TestApp } from '../../support/app.js';

/** Kilobytes of a first visit, compressed as served: what the project promises to people on a train. */
const LIMIT_BYTES = 150_000;

const FORM = '/evenements/seminaire-bloc-local-2019/inscription';

interface Piece {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly bytes: number;
  readonly text: string;
}

describe('the weight of a first visit', () => {
  let tested: TestApp;
  beforeAll(async () => {
    tested = await startTestApp({ settings: { DEMO: 'on' } });
  });
  afterAll(() => tested.close());

  it.each([
    '/',
    '/evenements/seminaire-bloc-local-2019',
    '/evenements/assises-niort-2022',
    '/evenements/seminaire-bloc-local-2018',
    FORM,
  ])('of %s stays below 150 kB, fonts included', async (path) => {
    if (path === FORM) await askFortyQuestions();
    const page = await ask(path);
    const files = [
      ...new Set([...page.text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map((match) => match[1] ?? '')),
    ];
    const pieces = await Promise.all([...files, ...(await fontsOf(files))].map((file) => ask(file)));
    const total = page.bytes + pieces.reduce((sum, { bytes }) => sum + bytes, 0);
    process.stdout.write(`${path}: ${(total / 1000).toFixed(1)} kB\n`);
    expect(total).toBeLessThan(LIMIT_BYTES);
    // Nothing is asked of anybody else.
    expect(page.text).not.toMatch(/(?:href|src)="(?:https?:)?\/\/[^"]+\.(?:css|js|woff2|png|svg)"/);
  });

  it('is asked for once: files stay with the browser for a year', async () => {
    const page = await ask('/');
    const sheet = /href="(\/assets\/[^"]+\.css)"/.exec(page.text)?.[1] ?? '';
    expect((await ask(sheet)).headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-encoding': 'br',
    });
    expect((await ask(sheet.replace(/assets\/[^/]+/, 'assets/former'))).headers['cache-control']).toBe('no-cache');
  });

  /** As many as a form may have, each with words as long as organisers write them. */
  async function askFortyQuestions(): Promise<void> {
    const words = (fr: string) => ({ fr, en: '' });
    const questions = Array.from({ length: 40 }, (_, at) => ({
      id: `question-${at}`,
      kind: ['short', 'long', 'choice', 'several', 'number'][at % 5],
      label: words(`Question ${at} : que prévoyez-vous pour votre territoire l'année prochaine ?`),
      hint: words('Une phrase ou deux suffisent ; les organisateurs la liront avant la rencontre.'),
      options: Array.from({ length: 8 }, (__, key) => ({
        key: `r-${key}`,
        label: words(`Réponse ${key}, assez longue`),
      })),
      condition: at % 4 === 1 ? { question: '@function', anyOf: ['dgs', 'dga'] } : null,
    }));
    const form = { image: ['photo', 'video', 'press'], standard: { category: 'required' }, questions };
    await tested.app.get(UnitOfWork, { strict: false }).run(async (tx) => {
      await tx.execute(
        `INSERT INTO registration_settings (event_id, topic, body, version, updated_at)
         SELECT id, 'form', ?, 1, 0 FROM events WHERE slug = 'seminaire-bloc-local-2019'`,
        [JSON.stringify(form)],
      );
      await tx.execute('UPDATE events SET version = version + 1');
    });
  }

  /** Fonts that every page needs: those without `unicode-range`, and the narrow space, which is in every French page. */
  async function fontsOf(files: readonly string[]): Promise<string[]> {
    const sheet = files.find((file) => file.endsWith('.css')) ?? '';
    const { text } = await ask(sheet, 'identity');
    const faces = [...text.matchAll(/@font-face\{[^}]*\}/g)].map(String);
    const always = faces.filter((face) => !face.includes('unicode-range') || face.includes('U+202F'));
    expect(always).toHaveLength(4);
    const paths = always.map((face) => new URL(/url\("([^"]+)"/.exec(face)?.[1] ?? '', `http://x${sheet}`).pathname);
    return paths.filter((path) => !files.includes(path));
  }

  function ask(path: string, encoding = 'br'): Promise<Piece> {
    return new Promise((resolve, reject) => {
      get(`${tested.url}${path}`, { headers: { 'accept-encoding': encoding } }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => {
          const body = Buffer.concat(chunks);
          if (answer.statusCode !== 200) reject(new Error(`${path}: ${answer.statusCode}`));
          resolve({
            headers: answer.headers,
            bytes: body.length,
            text: readable(body, answer.headers['content-encoding']),
          });
        });
      }).on('error', reject);
    });
  }
});

function readable(body: Buffer, encoding: string | undefined): string {
  if (encoding !== 'br') return body.toString();
  return brotliDecompressSync(body).toString();
}

import type { TestApp } from '../../support/app.js';
import { startTestApp } from '../../support/app.js';

interface Page {
  readonly status: number;
  readonly location: string | null;
  readonly html: string;
  /** What a person reads: tags away, odd spaces plain. */
  readonly text: string;
}

/** A browser without JavaScript: it keeps cookies and sends forms. */
class Visitor {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly url: string) {}

  async get(path: string): Promise<Page> {
    return this.ask(path, {});
  }

  async travel(day: string, path = '/demonstration'): Promise<Page> {
    const { html } = await this.get(path);
    const token = /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
    return this.ask(path, { method: 'POST', body: new URLSearchParams({ _csrf: token, jour: day }) });
  }

  private async ask(path: string, init: RequestInit): Promise<Page> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(`${this.url}${path}`, { ...init, redirect: 'manual', headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.cookies.set(name, value);
    }
    const html = await answer.text();
    const text = html
      .replace(/<[^>]+>/g, ' ')
      .replace(/&#x27;|’/g, "'")
      .replace(/\s+/g, ' ');
    return { status: answer.status, location: answer.headers.get('location'), html, text };
  }
}

const TODAY = /Démonstration : nous sommes le ([^.]+?) \./;

describe('the demonstration and its days', () => {
  let tablee: TestApp;
  let visitor: Visitor;
  beforeAll(async () => {
    tablee = await startTestApp({ settings: { DEMO: 'on' } });
    visitor = new Visitor(tablee.url);
  });
  afterAll(() => tablee.close());

  it('begins on Tuesday 22 October 2019, and says so on top of the page', async () => {
    const { status, text } = await visitor.get('/demonstration');
    expect(status).toBe(200);
    expect(TODAY.exec(text)?.[1]).toBe('mardi 22 octobre 2019');
  });

  it.each([
    ['2019-10-15', 'mardi 15 octobre 2019', 'inscriptions ouvertes'],
    ['2019-11-15', 'vendredi 15 novembre 2019', 'inscriptions closes'],
    ['2019-11-16', 'samedi 16 novembre 2019', 'événement terminé'],
    ['2019-09-15', 'dimanche 15 septembre 2019', 'inscriptions à venir'],
    ['25/03/2022', 'vendredi 25 mars 2022', 'événement terminé'],
    ['2019-10-22', 'mardi 22 octobre 2019', 'inscriptions ouvertes'],
  ])('travels to %s, where CIDGI 006 is in another state', async (typed, expected, state) => {
    const sent = await visitor.travel(typed);
    expect([sent.status, sent.location]).toEqual([303, '/demonstration']);
    const { text } = await visitor.get('/demonstration');
    expect(TODAY.exec(text)?.[1]).toBe(expected);
    expect(text).toContain(`CIDGI 006 Construire ensemble un processus coopératif pour son territoire · ${state}`);
  });

  it('shows the four ways and marks where one is', async () => {
    const { html } = await visitor.get('/demonstration');
    expect(
      [...html.matchAll(/name="jour" value="(\d[^"]*)"( aria-current="date")?/g)].map(([, day, current]) => [
        day,
        Boolean(current),
      ]),
    ).toEqual([
      ['2019-10-15', false],
      ['2019-10-22', true],
      ['2019-11-15', false],
      ['2019-11-16', false],
    ]);
  });

  it.each([
    ['nothing', ''],
    ['a word', 'demain'],
    ['a day that never was', '2019-02-30'],
    ['a day before all events', '1789-07-14'],
    ['a script', '"><script>alert(1)</script>'],
    ['ten thousand digits', '9'.repeat(10_000)],
    ['a NUL', '2019-11-15\0'],
  ])('keeps the page where somebody types %s', async (_, typed) => {
    const { status, html, text } = await visitor.travel(typed);
    expect(status).toBe(422);
    expect(html).toMatch(/<title>Erreur/);
    expect(text).toContain('Saisissez un jour entre le 1er janvier 2014 et le 31 décembre 2025');
    expect(html).not.toContain('<script>alert');
    expect(TODAY.exec(text)?.[1]).toBe('mardi 22 octobre 2019');
  });

  it('does nothing for a form of another site', async () => {
    const answer = await fetch(`${tablee.url}/demonstration`, {
      method: 'POST',
      body: new URLSearchParams({ jour: '2019-11-15' }),
    });
    expect(answer.status).toBe(403);
    expect(TODAY.exec((await visitor.get('/demonstration')).text)?.[1]).toBe('mardi 22 octobre 2019');
  });
});

describe('without the demonstration', () => {
  it('has no such page, no banner and nobody invented', async () => {
    const tablee = await startTestApp({ settings: { DEMO: 'off' } });
    try {
      const visitor = new Visitor(tablee.url);
      expect((await visitor.get('/demonstration')).status).toBe(404);
      expect((await visitor.travel('2019-11-15')).status).toBeGreaterThanOrEqual(403);
      const { text } = await visitor.get('/connexion');
      expect(text).not.toMatch(TODAY);
    } finally {
      await tablee.close();
    }
  });
});

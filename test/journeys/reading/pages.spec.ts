import { ReadDatabase } from '../../../src/platform/database/read-database.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { Visitor } from '../../support/visitor.js';

const SEMINAR = '/evenements/seminaire-bloc-local-2019';
const spaces = (text: string) => text.replace(/\s+/g, ' ');

describe('reading', () => {
  let tested: TestApp;
  let visitor: Visitor;
  beforeAll(async () => {
    tested = await startTestApp({ settings: { DEMO: 'on' } });
  });
  beforeEach(() => {
    visitor = new Visitor(tested.url);
  });
  afterAll(() => tested.close());

  describe('a code', () => {
    it.each(['cidgi006', 'CIDGI  006', 'cidgi\u00a0006', ' Cidgi-006 ', 'ＣＩＤＧＩ００６'])(
      'typed as "%s" opens the seminar',
      async (typed) => {
        const { status, location } = await visitor.get(`/code?code=${encodeURIComponent(typed)}`);
        expect([status, location]).toEqual([303, `${SEMINAR}?code=CIDGI%20006`]);
        const { text } = await visitor.get(location ?? '');
        expect(spaces(text)).toContain('26 places restantes sur 90');
      },
    );

    it('that nobody has is told, with what was understood and what was probably meant', async () => {
      const { status, text } = await visitor.get('/code?code=cidgi%20oo6');
      expect(status).toBe(404);
      expect(spaces(text)).toMatch(/Aucun événement ne porte ce code.*Vouliez-vous dire : CIDGI 006/);
    });

    it.each(['', '%00', '%F0%9F%98%80', 'x'.repeat(10_000), '%E2%80%AE006', '"><script>alert(1)</script>'])(
      'that is no code ("%s") breaks nothing',
      async (typed) => {
        const { status, html } = await visitor.get(`/code?code=${typed}`);
        expect([404, 414]).toContain(status);
        expect(html).not.toContain('<script>alert');
      },
    );

    it('of a past event says so', async () => {
      const { location } = await visitor.get('/code?code=cidgi005');
      expect(spaces((await visitor.get(location ?? '')).text)).toContain(
        'Votre code est bien celui de cet événement. Événement terminé',
      );
    });

    it('of another event counts for nothing', async () => {
      const { status, html } = await visitor.get(`${SEMINAR}?code=CIDGI005`);
      expect(status).toBe(200);
      expect(html).not.toContain('inscription?code=');
    });
  });

  it('changes language and appearance, and comes back', async () => {
    const { status, location } = await visitor.get(`/langue/en?retour=${SEMINAR}`);
    expect([status, location]).toEqual([303, SEMINAR]);
    expect((await visitor.get(SEMINAR)).html).toContain('<html lang="en"');
    await visitor.get('/apparence?retour=/');
    await visitor.get('/apparence?retour=/');
    expect((await visitor.get('/')).html).toContain('<html lang="en" dir="ltr" data-theme="sombre">');
    expect((await visitor.get('/langue/fr?retour=//elsewhere.example.org')).location).toBe('/');
  });

  it('shows a page for what does not exist, and problem+json to programs', async () => {
    expect((await visitor.get('/nulle-part')).text).toContain('Cette page n’existe pas'.replace('’', "'"));
    const answer = await visitor.get('/nulle-part', { accept: 'application/json' });
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(JSON.parse(answer.html)).toMatchObject({
      type: 'about:blank',
      status: 404,
      title: 'Cette page n’existe pas',
    });
  });

  describe('an address that says its language', () => {
    const alternates = (html: string) =>
      [
        ...html.matchAll(
          /<link rel="(canonical|alternate)"(?: hreflang="([\w-]+)")? href="[^"]*?\/evenements([^"]*)">/g,
        ),
      ].map(([, rel, language, path]) => `${language ?? rel} ${path?.replaceAll('&#x3D;', '=')}`);
    const path = '/seminaire-bloc-local-2019';

    it('is shown in it, remembered for whoever chose none, and names both', async () => {
      const shared = await visitor.get(`${SEMINAR}?langue=en`);
      expect(shared.html).toContain('<html lang="en"');
      expect(alternates(shared.html)).toEqual([
        `canonical ${path}?langue=en`,
        `fr ${path}`,
        `en ${path}?langue=en`,
        `x-default ${path}`,
      ]);
      expect((await visitor.get('/')).html).toContain('<html lang="en"');
    });

    it('leaves a choice made before as it was', async () => {
      await visitor.get('/langue/fr?retour=/');
      expect((await visitor.get(`${SEMINAR}?langue=en`)).html).toContain('<html lang="en"');
      const { html } = await visitor.get(SEMINAR);
      expect([html.includes('<html lang="fr"'), alternates(html)[0]]).toEqual([true, `canonical ${path}`]);
    });

    it('keeps a code that it holds, and says nothing of the code to search engines', async () => {
      const { html } = await visitor.get(`${SEMINAR}?code=CIDGI006&langue=en`);
      expect([html.includes('inscription?code'), alternates(html)[0]]).toEqual([true, `canonical ${path}?langue=en`]);
    });
  });

  describe('a kept page', () => {
    const etag = async () => (await visitor.get(SEMINAR)).headers.get('etag') ?? '';

    it('is not sent twice to who has it', async () => {
      const { status, html } = await visitor.get(SEMINAR, { 'if-none-match': await etag() });
      expect([status, html]).toEqual([304, '']);
    });

    it('is another one for each language, and says what decides', async () => {
      const french = await etag();
      await visitor.get('/langue/en?retour=/');
      expect(await etag()).not.toBe(french);
      expect((await visitor.get(SEMINAR)).headers.get('vary')).toBe('accept-encoding, cookie');
    });

    it('changes with the first reading after a place is taken, and only then', async () => {
      const before = await etag();
      expect(await etag()).toBe(before);
      const [event] = await tested.app
        .get(ReadDatabase)
        .query<{ id: string }>("SELECT id FROM events WHERE slug = 'seminaire-bloc-local-2019'");
      await tested.app.get(UnitOfWork).run(async (tx) => {
        await tx.execute(
          'UPDATE event_places SET taken = taken + 1, communes = communes + 1, version = version + 1 WHERE event_id = ?',
          [event?.id],
        );
      });
      expect(await etag()).not.toBe(before);
      expect(spaces((await visitor.get(SEMINAR)).text)).toContain('25 places restantes sur 90');
      expect(spaces((await visitor.get('/')).text)).toContain('25 places restantes sur 90');
    });

    it('changes when the clock passes what it shows', async () => {
      expect(spaces((await visitor.get('/')).text)).toContain('Inscriptions ouvertes');
      await visitor.send('/demonstration', { jour: '2019-11-20' });
      expect(spaces((await visitor.get(SEMINAR)).text)).toContain('Événement terminé');
      await visitor.send('/demonstration', { jour: '2019-10-22' });
      expect(spaces((await visitor.get(SEMINAR)).text)).toContain("S'inscrire");
    });
  });
});

import { parse } from 'csv-parse/sync';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { schemaFaults } from '../../support/json-schema.js';
import { Visitor } from '../../support/visitor.js';
import { parseXml } from '../../support/xml.js';

const ASSISES = '/evenements/assises-niort-2022';

describe('what programs read of the public events', () => {
  let tablee: TestApp;
  let visitor: Visitor;
  beforeAll(async () => {
    tablee = await startTestApp({ settings: { DEMO: 'on' } });
    visitor = new Visitor(tablee.url);
  });
  afterAll(() => tablee.close());

  const change = (sql: string, ...parameters: unknown[]) =>
    tablee.app.get(UnitOfWork, { strict: false }).run((tx) => tx.execute(sql, parameters));

  it.each([
    ['/robots.txt', 'text/plain; charset=utf-8'],
    ['/sitemap.xml', 'application/xml; charset=utf-8'],
    ['/evenements.ics', 'text/calendar; charset=utf-8'],
    [`${ASSISES}/programme.json`, 'application/json; charset=utf-8'],
    [`${ASSISES}/programme.csv`, 'text/csv; charset=utf-8'],
    [`${ASSISES}/programme.xlsx`, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    [`${ASSISES}/schedule.xml`, 'text/xml; charset=utf-8'],
    [`${ASSISES}/schedule.json`, 'application/json; charset=utf-8'],
    [`${ASSISES}/evenement.jsonld`, 'application/ld+json; charset=utf-8'],
    ['/formats/tablee-programme-1.schema.json', 'application/schema+json; charset=utf-8'],
  ])('%s is open to all, and not sent twice to who has it', async (path, type) => {
    const first = await visitor.get(path);
    expect([first.status, first.headers.get('content-type'), first.headers.get('access-control-allow-origin')]).toEqual(
      [200, type, '*'],
    );
    const again = await visitor.get(path, { 'if-none-match': first.headers.get('etag') ?? '' });
    expect([again.status, again.html]).toEqual([304, '']);
  });

  it('robots are told where not to go, and where the map is', async () => {
    const { html } = await visitor.get('/robots.txt');
    expect(html).toContain('Disallow: /organiser\n');
    expect(html).toContain(`Sitemap: ${tablee.environment.publicUrl}/sitemap.xml\n`);
  });

  it('the site map names pages that are there', async () => {
    const root = parseXml(
      (await visitor.get('/sitemap.xml')).html.replace(' xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"', ''),
    );
    const pages = root.all('url').map((url) => url.one('loc').text.slice(tablee.environment.publicUrl.length));
    expect(pages).toEqual(
      expect.arrayContaining(['/', '/series/seminaire-des-directions-du-bloc-local', ASSISES, '/mentions-legales']),
    );
    for (const page of pages) expect([page, (await visitor.get(page)).status]).toEqual([page, 200]);
  });

  it('the page of a series lists its editions, the latest first', async () => {
    const { status, text } = await visitor.get('/series/seminaire-des-directions-du-bloc-local');
    expect(status).toBe(200);
    expect(text).toContain('Construire ensemble un processus coopératif pour son territoire');
    expect((await visitor.get('/series/aucune')).status).toBe(404);
  });

  it('our own format keeps to its own schema', async () => {
    const schema = JSON.parse((await visitor.get('/formats/tablee-programme-1.schema.json')).html) as Record<
      string,
      unknown
    >;
    for (const slug of ['assises-niort-2022', 'seminaire-bloc-local-2018', 'seminaire-bloc-local-2019']) {
      const { html } = await visitor.get(`/evenements/${slug}/programme.json`);
      expect([slug, schemaFaults(schema, JSON.parse(html))]).toEqual([slug, []]);
    }
    const session = { day: '2019-11-15', kind: 'party', title: 'x', start: '9 h' };
    const wrong = { format: 'tablee-programme/1', timeZone: 'Europe/Paris', sessions: [session], more: 1 };
    expect(schemaFaults(schema, wrong).sort()).toEqual([
      ' additional more',
      '/sessions/0//kind enum',
      '/sessions/0//start anyOf',
    ]);
  });

  it('a CSV has a line for each session, and one for each atelier', async () => {
    const { html } = await visitor.get(`${ASSISES}/programme.csv`);
    const rows = parse<Record<string, string>>(html, { bom: true, delimiter: ';', columns: true });
    expect(rows).toHaveLength(15);
    expect(rows.some((row) => row.Titre && row.Lieu)).toBe(true);
  });

  it('an event in structured data says what its page says', async () => {
    const found = JSON.parse((await visitor.get(`${ASSISES}/evenement.jsonld`)).html) as Record<string, unknown>;
    expect(found).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'Event',
      eventStatus: 'https://schema.org/EventScheduled',
      eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
      url: `${tablee.environment.publicUrl}${ASSISES}`,
    });
    expect(String(found.startDate)).toMatch(/^2022-03-24/);
    expect(found.subEvent).toHaveLength(13);
  });

  it('the page of an event holds it too, and nothing in a title can end it', async () => {
    const title = 'Coopérer </script><script>alert(1)</script> & <b>produire</b> \u2028';
    await change(`UPDATE events SET title = ?, version = version + 1 WHERE slug = 'seminaire-bloc-local-2018'`, title);
    const { html } = await visitor.get('/evenements/seminaire-bloc-local-2018');
    const blocks = [...html.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g)];
    expect(blocks).toHaveLength(1);
    const found = JSON.parse(blocks[0]![1]!) as { name: string; superEvent: { '@type': string } };
    expect([found.name, found.superEvent['@type']]).toEqual([title, 'EventSeries']);
    expect(html).not.toContain('<script>alert');
    for (const [, href] of html.matchAll(/<link rel="alternate" type="[^"]+" href="([^"]+)">/g)) {
      expect([href, (await visitor.get(href!)).status]).toEqual([href, 200]);
    }
  });

  it('the page of an event names the other editions of its series, and follows them', async () => {
    const page = '/evenements/seminaire-bloc-local-2019';
    const titles = async () =>
      [...(await visitor.get(page)).html.matchAll(/<cite[^>]*>([^<]+)<\/cite>/g)].map(([, cite]) => cite);
    expect(await titles()).toHaveLength(4);
    await change(
      `UPDATE events SET title = ?, version = version + 1 WHERE slug = 'seminaire-bloc-local-2017'`,
      'Autre titre',
    );
    expect(await titles()).toContain('Autre titre');
  });

  it('the calendar of all events holds every dated one, under the names of their own files', async () => {
    const feed = (await visitor.get('/evenements.ics')).html.replaceAll('\r\n ', '');
    expect(feed).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT6H');
    const uids = [...feed.matchAll(/^UID:(.+)\r$/gm)].map(([, uid]) => uid);
    const own = (await visitor.get(`${ASSISES}/programme.ics`)).html.replaceAll('\r\n ', '');
    const ownUids = [...own.matchAll(/^UID:(.+)\r$/gm)].map(([, uid]) => uid);
    expect(ownUids).toHaveLength(2);
    expect(uids).toEqual(expect.arrayContaining(ownUids));
    expect(new Set(uids).size).toBe(uids.length);
  });

  it('a calendar entry keeps its name and gets a higher number when the event changes', async () => {
    const read = async () => (await visitor.get(`${ASSISES}/programme.ics`)).html.replaceAll('\r\n ', '');
    const lines = (file: string, name: string) =>
      [...file.matchAll(new RegExp(`^${name}:(.+)\\r$`, 'gm'))].map(([, value]) => value);
    const before = await read();
    await change(
      `UPDATE events SET calendar_sequence = calendar_sequence + 1, version = version + 1, updated_at = ? WHERE slug = 'assises-niort-2022'`,
      Date.parse('2022-01-10T08:00:00Z'),
    );
    const after = await read();
    expect(lines(after, 'UID')).toEqual(lines(before, 'UID'));
    expect(lines(before, 'SEQUENCE')).toEqual(['0', '0']);
    expect([lines(after, 'SEQUENCE'), lines(after, 'LAST-MODIFIED')[0]]).toEqual([['1', '1'], '20220110T080000Z']);
  });

  it.each(['programme.json', 'schedule.xml', 'evenement.jsonld'])('no draft shows in %s', async (file) => {
    expect((await visitor.get(`/evenements/nulle-part/${file}`)).status).toBe(404);
  });
});

import { DEMONSTRATION_ORGANISER } from '../../../src/demonstration/use-cases/fill-demonstration.js';
import type { EventRole } from '../../../src/events/domain/event-role.js';
import { ReadDatabase } from '../../../src/platform/database/read-database.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { readCatalogues } from '../../../src/platform/i18n/catalogues.js';
import { LOCALES } from '../../../src/platform/i18n/locale.js';
import { LinkTokens } from '../../../src/platform/mail/link-tokens.js';
import { MailDetailQuery } from '../../../src/platform/mail/queries/mail-detail.query.js';
import { MailListQuery } from '../../../src/platform/mail/queries/mail-list.query.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import type { Catalogue } from '../../support/flat-catalogue.js';
import { Mailbox } from '../../support/mailbox.js';
import { givenOrganiser, loggedIn } from '../../support/organisers.js';
import { faultsOf, wordsOf } from '../../support/page-faults.js';
import { routesOf } from '../../support/routes.js';
import { Visitor } from '../../support/visitor.js';
import { router, type Visit, walk } from './crawler.js';

const words = wordsOf(readCatalogues() as Record<'fr' | 'en', Catalogue>);
const SEMINAR = '/evenements/seminaire-bloc-local-2019';
/** A mail as its addressee sees it: no page of ours, and in the addressee's language. */
const MAIL = '/organiser/courriels/:id/apercu';
/** The same form, for who comes with a collective. */
const SAME_PAGE = ['/evenements/:slug/inscription/collectif/:collectif', '/evenements/:slug/inscription'];
const MAELLE = {
  firstName: 'Maëlle',
  lastName: 'Cesbron',
  email: 'maelle.cesbron@example.org',
  functionKey: 'dgs',
  collectivity: '49301',
};

/** Both languages, every page that a link of the demonstration leads to, a few addresses of each route. */
describe('whoever follows every link', () => {
  let tablee: TestApp;
  let routeOf: ReturnType<typeof router>;
  let camille: Visitor;
  const reached = new Set<string>();
  beforeAll(async () => {
    tablee = await startTestApp({ settings: { DEMO: 'on' } });
    routeOf = router(routesOf(tablee));
    camille = await loggedIn(tablee, DEMONSTRATION_ORGANISER.email);
  });
  afterAll(() => tablee.close());

  const get = <T>(type: abstract new (...parameters: never[]) => T): T => tablee.app.get(type, { strict: false });
  const idsOf = async (sql: string): Promise<string[]> =>
    (await get(ReadDatabase).query<{ id: string }>(sql)).map(({ id }) => id);
  const token = (purpose: string, id: string) => get(LinkTokens).token(purpose, id, 1);

  /** A browser of somebody with one role on every event of the demonstration. */
  async function inTheRole(role: EventRole, name: string): Promise<{ visitor: Visitor; accountId: string }> {
    const events = await idsOf('SELECT id AS "id" FROM events');
    const email = `${role}@example.org`;
    const roles = Object.fromEntries(events.map((id) => [id, role]));
    const accountId = await givenOrganiser(tablee, { email, name, roles });
    return { visitor: await loggedIn(tablee, email), accountId };
  }

  /** The programme of 2018 names the account, and somebody responsible says that it is theirs. */
  async function facilitates(accountId: string, name: string): Promise<void> {
    const sessions = await get(ReadDatabase).query<{ id: string; tracks: string }>(
      `SELECT s.id AS "id", s.tracks AS "tracks" FROM sessions s JOIN events e ON e.id = s.event_id
       WHERE e.slug = 'seminaire-bloc-local-2018' AND s.tracks LIKE '%"letter"%'`,
    );
    await get(UnitOfWork).run(async (tx) => {
      for (const { id, tracks } of sessions) {
        const named = (JSON.parse(tracks) as object[]).map((track) => ({ ...track, facilitators: [{ name }] }));
        await tx.execute('UPDATE sessions SET tracks = ? WHERE id = ?', [JSON.stringify(named), id]);
      }
    });
    const page = '/organiser/evenements/seminaire-bloc-local-2018/tables/animateurs';
    expect((await camille.send(page, { compte: accountId, nom: name })).status).toBe(303);
  }

  async function faults(visitor: Visitor, starts: readonly string[], each: number): Promise<string[]> {
    const wrong: string[] = [];
    for (const locale of LOCALES) {
      visitor.cookies.set('langue', locale);
      const { visits, lost } = await walk(visitor, routeOf, starts, { each, publicUrl: tablee.environment.publicUrl });
      for (const { pattern } of visits) reached.add(pattern);
      wrong.push(...lost.map((one) => `${locale} ${one}`));
      wrong.push(...visits.flatMap((visit) => faultsIn(visit, locale)));
      wrong.push(...sameTitles(visits).map((one) => `${locale} ${one}`));
    }
    return wrong;
  }

  function faultsIn({ address, pattern, from, status, page }: Visit, locale: string): string[] {
    const where = `${locale} ${address} (from ${from})`;
    if (![200, 302, 303].includes(status)) return [`${where}: answered ${status}`];
    if (!page || status !== 200 || pattern === MAIL) return [];
    const language = page.lang === locale ? [] : [`is in ${page.lang}`];
    return [...language, ...faultsOf(page, words)].map((fault) => `${where}: ${fault}`);
  }

  it('who registers, with the mails that follow', async () => {
    const visitor = new Visitor(tablee.url);
    const { status, location } = await visitor.send(
      `${SEMINAR}/inscription?code=CIDGI006`,
      MAELLE,
      `${SEMINAR}/inscription`,
    );
    expect(status).toBe(303);
    const mails = await new Mailbox(get(MailListQuery), get(MailDetailQuery)).of(MAELLE.email);
    expect(mails).toHaveLength(1);
    expect(await faults(visitor, [location!, ...mails.flatMap(({ hrefs }) => hrefs.map(pathOf))], 4)).toEqual([]);
  });

  it('the public', async () => {
    expect(await faults(new Visitor(tablee.url), ['/'], 3)).toEqual([]);
  });

  it('who answers for the events', async () => {
    const past = '/organiser/evenements/seminaire-bloc-local-2018';
    const starts = ['/organiser', past, `${past}/tables`, `${past}/evaluations`];
    expect(await faults(camille, starts, 4)).toEqual([]);
  });

  it.each(['animateur', 'accueil', 'lecture'] as const)('%s', async (role) => {
    const { visitor, accountId } = await inTheRole(role, 'Sacha Morvan');
    if (role === 'animateur') await facilitates(accountId, 'Sacha Morvan');
    expect(await faults(visitor, ['/organiser'], 3)).toEqual([]);
  });

  it('participants of each event, by their personal links', async () => {
    const people = await idsOf('SELECT MIN(id) AS "id" FROM registrations GROUP BY event_id, status');
    const pages = people.map((id) => `/inscriptions/${token('registration', id)}`);
    expect(await faults(new Visitor(tablee.url), pages, pages.length)).toEqual([]);
  });

  it('who registered colleagues, who invites to a collective', async () => {
    const groups = await idsOf('SELECT id AS "id" FROM registration_groups');
    const collectives = await idsOf('SELECT MIN(id) AS "id" FROM territory_collectives GROUP BY event_id');
    const pages = [
      ...groups.map((id) => `/groupes/${token('group', id)}`),
      ...collectives.map((id) => `/collectifs/${token('collective', id)}`),
    ];
    expect(await faults(new Visitor(tablee.url), pages, 3)).toEqual([]);
  });

  it('comes to most pages there are: the others are answers to forms, or stand in mails', () => {
    expect(reached.size).toBeGreaterThan(110);
  });
});

const pathOf = (href: string): string => {
  const { pathname, search, protocol } = new URL(href);
  return protocol.startsWith('http') ? `${pathname}${search}` : '/';
};

/** A page whose title is another page's: whoever has both open cannot tell them apart. */
function sameTitles(visits: readonly Visit[]): string[] {
  const titles = new Map<string, string>();
  return visits.flatMap(({ pattern, status, page }) => {
    if (!page || status !== 200) return [];
    const other = titles.get(page.title) ?? pattern;
    titles.set(page.title, other);
    const isSame = other === pattern || [other, pattern].every((one) => SAME_PAGE.includes(one));
    return isSame ? [] : [`${pattern} has the title of ${other}: ${page.title}`];
  });
}

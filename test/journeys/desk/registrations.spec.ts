import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import type { RegistrationRecord } from '../../../src/registrations/domain/registration.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { givenEvent } from '../../support/builders/events.js';
import { givenRegistrations } from '../../support/builders/registrations.js';
import { givenOrganiser, loggedIn } from '../../support/organisers.js';
import type { Visitor } from '../../support/visitor.js';

const HOUR = 3_600_000;
const START = Date.parse('2019-09-16T07:00:00Z');

const epci = {
  type: 'epci',
  kind: 'CA',
  code: '200060010',
  name: 'CA Mauges Communauté',
  departmentCode: null,
  epciCode: null,
  epciName: null,
} as const;
const other = { ...epci, type: 'other', kind: 'association', code: null, name: 'ADGCF' } as const;

/** Sixty-four as in 2019, with one of each kind of case that a list meets. */
const SIXTY_FOUR: Partial<RegistrationRecord>[] = Array.from({ length: 64 }, (_, n) => ({
  firstName: `Prénom${n}`,
  lastName: `Nom${n}`,
  createdAt: START + Math.floor(n / 2) * HOUR, // two at a time: the id decides
  updatedAt: START + Math.floor(n / 2) * HOUR,
  ...(n === 7 && {
    firstName: 'Marie-Antoinette',
    lastName: "de La Rochebrochard d'Auzay",
    functionText: 'Chargée de coopération',
  }),
  ...(n === 8 && { lastName: 'Épaud', status: 'waiting' as const }),
  ...(n === 9 && { status: 'withdrawn' as const, withdrawnAt: START + 10 * HOUR }),
  ...(n === 10 && { status: 'pending' as const }),
  ...(n >= 37 && n < 60 && { collectivity: epci }),
  ...(n === 61 && { collectivity: other, collective: 'Mauges 100%_étoilées' }),
  ...(n === 62 && {
    lastName: '<script>alert(1)</script>',
    firstName: '{{constructor}}',
    remarks: '<img src=x onerror=alert(1)>',
  }),
}));

describe('the list of registrations', () => {
  let tablee: TestApp;
  let visitor: Visitor;
  const unitOfWork = () => ({ unitOfWork: tablee.app.get(UnitOfWork, { strict: false }) });

  beforeAll(async () => {
    tablee = await startTestApp();
    const empty = await givenEvent(unitOfWork(), { slug: 'empty' });
    const one = await givenEvent(unitOfWork(), { slug: 'one' });
    const many = await givenEvent(unitOfWork(), { slug: 'many' });
    const thousands = await givenEvent(unitOfWork(), { slug: 'thousands', capacity: null });
    await givenRegistrations(unitOfWork(), one, [{}]);
    await givenRegistrations(unitOfWork(), many, SIXTY_FOUR);
    await givenRegistrations(
      unitOfWork(),
      thousands,
      Array.from({ length: 2345 }, (_, n) => ({ lastName: `Nom${n}`, createdAt: START + n, updatedAt: START + n })),
    );
    await givenOrganiser(tablee, {
      roles: { [empty]: 'responsable', [one]: 'responsable', [many]: 'responsable', [thousands]: 'responsable' },
    });
    visitor = await loggedIn(tablee);
  });
  afterAll(() => tablee.close());

  const path = (slug: string, query = '') => `/organiser/evenements/${slug}/inscriptions${query}`;
  const namesIn = (html: string) =>
    [...html.matchAll(/<a class="name" href="[^"]*">([^<]*)<\/a>/g)].map(([, name]) => name!);
  const nextIn = (html: string) =>
    /<a href="([^"]+)" rel="next">/.exec(html)?.[1]?.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&') ?? null;

  async function walk(first: string): Promise<string[][]> {
    const pages: string[][] = [];
    for (let next: string | null = first; next !== null;) {
      const { status, html } = await visitor.get(next);
      expect(status).toBe(200);
      pages.push(namesIn(html));
      next = nextIn(html);
    }
    return pages;
  }

  it('with nobody, says so and what to do', async () => {
    const { status, text } = await visitor.get(path('empty'));
    expect(status).toBe(200);
    expect(text).toContain('La table est encore vide');
    expect(text).toContain('0 inscrit, 90 places libres');
  });

  it('with one', async () => {
    const { html, text } = await visitor.get(path('one'));
    expect(namesIn(html)).toEqual(['Maëlle Cesbron']);
    expect(text).toContain('1 inscrit, 89 places libres');
    expect(text).toContain('1 à 1 sur 1');
    expect(nextIn(html)).toBeNull();
  });

  it('with sixty-four, newest first, fifty a page, each once', async () => {
    const pages = await walk(path('many'));
    expect(pages.map(({ length }) => length)).toEqual([50, 14]);
    expect(new Set(pages.flat()).size).toBe(64);
    expect(pages[1]!.at(-1)).toMatch(/^Prénom[01] Nom[01]$/);
    const second = await visitor.get(nextIn((await visitor.get(path('many'))).html)!);
    expect(second.text).toContain('51 à 64 sur 64');
    expect(second.html).toContain('<span aria-current="page"><span class="sr">Page </span>2</span>');
  });

  it('with thousands, to the last one', async () => {
    const pages = await walk(path('thousands'));
    expect(pages).toHaveLength(47);
    expect(new Set(pages.flat()).size).toBe(2345);
    expect(pages.at(-1)!.at(-1)).toBe('Maëlle Nom0');
  });

  it.each([
    ['?q=epaud', ['Prénom8 Épaud']],
    ['?q=%C3%89PAUD', ['Prénom8 Épaud']],
    ['?q=rochebrochard+auzay', ['Marie-Antoinette de La Rochebrochard d&#x27;Auzay']],
    ["?q=auzay+l'+marie", ['Marie-Antoinette de La Rochebrochard d&#x27;Auzay']],
    ['?q=adgcf', ['Prénom61 Nom61']],
    ['?q=100%25_', ['Prénom61 Nom61']],
    ['?statut=waiting', ['Prénom8 Épaud']],
    ['?statut=withdrawn', ['Prénom9 Nom9']],
    ['?statut=pending', ['Prénom10 Nom10']],
    ['?type=other', ['Prénom61 Nom61']],
    ['?type=other&statut=withdrawn', []],
    ["?q=x'%20UNION%20SELECT%20email--", []],
  ])('filters %s', async (query, names) => {
    const { status, html } = await visitor.get(path('many', query));
    expect(status).toBe(200);
    expect(namesIn(html)).toEqual(names);
  });

  it('with a filter that nobody meets, offers to take it away', async () => {
    const { text, html } = await visitor.get(path('many', '?q=benoit&type=epci'));
    expect(text).toContain('Personne autour de cette table');
    expect(text).toContain('Aucune inscription ne répond à « benoit » avec ces filtres.');
    expect(html).toContain(`href="${path('many')}?type&#x3D;epci"`);
  });

  it.each([
    '?suite=garbage',
    '?suite=%00',
    '?statut=nonsense',
    '?type[]=x',
    '?q=%F0%9F%92%A9',
    `?q=${'a'.repeat(5000)}`,
    '?q=a&q=b',
    '?suite=',
    '?__proto__=x',
  ])('is not shaken by %s', async (query) => {
    expect((await visitor.get(path('many', query))).status).toBe(200);
  });

  it('shows what people typed as text', async () => {
    const { html } = await visitor.get(path('many'));
    expect(html).not.toContain('<script>alert');
    expect(html).toContain('{{constructor}} &lt;script&gt;alert(1)&lt;/script&gt;');
  });

  it('leads to the person, with all answers and no token', async () => {
    const { html } = await visitor.get(path('many', '?q=nom61'));
    const person = await visitor.get(/<a class="name" href="([^"]*)"/.exec(html)![1]!);
    expect(person.status).toBe(200);
    expect(person.headers.get('cache-control')).toBe('no-store');
    for (const answer of ['Prénom61 Nom61', 'ADGCF', 'Mauges 100%_étoilées', 'person.61@example.org']) {
      expect(person.text).toContain(answer);
    }
    expect(person.html).not.toContain('/inscriptions/0');
  });

  it('counts on the dashboard: figures, who comes, functions, curve, what to do, and the last moves', async () => {
    const { status, text, html } = await visitor.get('/organiser/evenements/many');
    expect(status).toBe(200);
    // 64 less one waiting, one withdrawn, one pending.
    for (const words of ['61 sur 90', '37 communes', '23 EPCI', '1 autre', '29 libres', 'Valider une inscription']) {
      expect(text).toContain(words);
    }
    expect(html.match(/<i><\/i>|<i class="[exo]"><\/i>/g)!.length).toBeGreaterThanOrEqual(90);
    expect(text).toContain('16 septembre');
    expect(text).not.toContain('NaN');
  });

  it.each(['empty', 'one', 'thousands'])('counts for %s as well', async (slug) => {
    const { status, text } = await visitor.get(`/organiser/evenements/${slug}`);
    expect(status).toBe(200);
    expect(text).not.toMatch(/NaN|undefined|null|Infinity/);
  });
});

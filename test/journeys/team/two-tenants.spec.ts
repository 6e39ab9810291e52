import { EventQueries } from '../../../src/events/queries/event.queries.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { givenEvent } from '../../support/builders/events.js';
import { describeOnEachEngine } from '../../support/databases.js';
import { givenOrganiser, loggedIn } from '../../support/organisers.js';
import { type Visitor } from '../../support/visitor.js';

/** Two organisations in one house: what one of them does, the other cannot even guess. */
describeOnEachEngine('two organisations', (engine) => {
  let tablee: TestApp;
  let camille: Visitor;
  let denis: Visitor;
  let person: { reference: string };
  /** Addresses of Camille's event that Denis may have copied from her screen. */
  let addresses: string[];

  beforeAll(async () => {
    tablee = await startTestApp({ engine });
    const unitOfWork = tablee.app.get(UnitOfWork, { strict: false });
    const [hers, his] = [
      await givenEvent({ unitOfWork }, { slug: 'hers', code: 'HERS 001', title: 'Journée de Camille' }),
      await givenEvent({ unitOfWork }, { slug: 'his', code: 'HIS 001', title: 'Journée de Denis' }),
    ];
    await givenOrganiser(tablee, { roles: { [hers]: 'responsable' } });
    await givenOrganiser(tablee, { email: 'denis@example.org', name: 'Denis', roles: { [his]: 'responsable' } });
    [camille, denis] = [await loggedIn(tablee), await loggedIn(tablee, 'denis@example.org')];
    person = await registered('hers', { lastName: 'Cesbron', email: 'maelle@example.org' });
    await registered('his', { lastName: 'Abgrall', email: 'joel@example.org' });
    await camille.send(
      '/organiser/evenements/hers/equipe',
      { name: 'Sophie Garnaud', email: 'sophie@example.org', role: 'lecture' },
      '/organiser/evenements/hers/equipe/invitations',
    );
    const mails = hrefs((await camille.get('/organiser/evenements/hers/courriels')).html, '/organiser/courriels/');
    addresses = [
      ...hrefs((await camille.get('/organiser/evenements/hers')).html, '/organiser/evenements/hers'),
      `/organiser/evenements/hers/inscriptions/${person.reference}`,
      '/organiser/evenements/hers/inscriptions.csv',
      '/organiser/evenements/hers/inscriptions.xlsx',
      '/organiser/evenements/hers/journal',
      '/organiser/evenements/hers/equipe',
      ...mails.flatMap((mail) => [mail, `${mail}/apercu`, `${mail}/pieces/0`]),
    ];
  });
  afterAll(() => tablee.close());

  async function registered(slug: string, who: Record<string, string>): Promise<{ reference: string }> {
    const event = await tablee.app.get(EventQueries, { strict: false }).bySlug(slug);
    if (!event) throw new Error(`no event ${slug}`);
    const answer = await fetch(`${tablee.url}/api/v1/events/${slug}/registrations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ firstName: 'Maëlle', functionKey: 'dgs', collectivity: 'Sèvremoine (49)', ...who }),
    });
    expect(answer.status).toBe(201);
    return (await answer.json()) as { reference: string };
  }
  const hrefs = (html: string, start: string) => [
    ...new Set(
      Array.from(html.matchAll(/href="([^"?#]*)/g), ([, href]) => href!).filter((href) => href.startsWith(start)),
    ),
  ];

  it('reach their own pages, mails, files and journal, and 404 at each of the other’s', async () => {
    expect(addresses.filter((address) => address.includes('/courriels/')).length).toBeGreaterThanOrEqual(6);
    for (const address of addresses) {
      const [own, others] = [await camille.bytes(address), await denis.get(address)];
      // The invitation has no attachment: then 404 is the honest answer for herself too.
      const expected = address.includes('/pieces/') ? [200, 404] : [200];
      expect([address, expected.includes(own.status), others.status]).toEqual([address, true, 404]);
    }
  });

  it('find nothing of each other in any list, search or journal of their own', async () => {
    for (const page of [
      '/organiser',
      '/organiser/courriels',
      '/organiser/evenements/his',
      '/organiser/evenements/his/inscriptions?q=cesbron',
      `/organiser/evenements/his/inscriptions?q=${person.reference}`,
      '/organiser/evenements/his/courriels',
      '/organiser/evenements/his/equipe',
      '/organiser/evenements/his/journal',
    ]) {
      const { status, text } = await denis.get(page);
      expect([page, status]).toEqual([page, 200]);
      expect(text.replace(/« cesbron »|cesbron avec/gi, '')).not.toMatch(
        /Journée de Camille|Maëlle Cesbron|Sophie Garnaud|maelle@/,
      );
    }
    const csv = await denis.bytes('/organiser/evenements/his/inscriptions.csv');
    expect(csv.body.toString()).toContain('Abgrall');
    expect(csv.body.toString()).not.toContain('Cesbron');
  });

  it('cannot write into each other’s events, whatever they know', async () => {
    const token = /name="_csrf" value="([^"]+)"/.exec((await denis.get('/organiser/compte')).html)![1]!;
    const journal = (await camille.get('/organiser/evenements/hers/journal')).text;
    const mail = addresses.find((address) => /courriels\/[^/]+$/.test(address))!;
    for (const address of [
      '/organiser/evenements/hers/equipe/invitations',
      '/organiser/evenements/hers/equipe/organisations',
      `${mail}/renvoi`,
    ]) {
      const { status } = await denis.post(address, {
        _csrf: token,
        name: 'D',
        email: 'd@example.org',
        role: 'responsable',
      });
      expect([address, status]).toEqual([address, 404]);
    }
    expect((await camille.get('/organiser/evenements/hers/journal')).text).toBe(journal);
  });

  it('leave in the journal who took the list out of the house', async () => {
    await camille.bytes('/organiser/evenements/hers/inscriptions.xlsx');
    await camille.ask('/organiser/evenements/hers/inscriptions.csv', { method: 'HEAD' });
    const { text } = await camille.get('/organiser/evenements/hers/journal');
    expect(text).toContain('Camille Verney a exporté les inscriptions (Excel)');
    expect(text).toContain('Camille Verney a invité Sophie Garnaud (lecture)');
    expect(text.match(/CSV/g)).toHaveLength(1);
  });
});

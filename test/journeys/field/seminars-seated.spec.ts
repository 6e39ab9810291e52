import { OpenPlanQuery } from '../../../src/ateliers/queries/open-plan.query.js';
import { PlansQuery } from '../../../src/ateliers/queries/plans.query.js';
import { FIRST_DEMONSTRATION_DAY } from '../../../src/demonstration/domain/demonstration-day.js';
import { DEMONSTRATION_ORGANISER } from '../../../src/demonstration/use-cases/fill-demonstration.js';
import { TravelToDay } from '../../../src/demonstration/use-cases/travel-to-day.js';
import { EventQueries } from '../../../src/events/queries/event.queries.js';
import { LinkTokens } from '../../../src/platform/mail/link-tokens.js';
import { ReadDatabase } from '../../../src/platform/database/read-database.js';
import { REGISTRATION_LINK } from '../../../src/registrations/domain/personal-link.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { describeOnEachEngine } from '../../support/databases.js';
import { loggedIn } from '../../support/organisers.js';
import { type Answer, Visitor } from '../../support/visitor.js';

const S2018 = 'seminaire-bloc-local-2018';
const S2019 = 'seminaire-bloc-local-2019';
/** Enough pages to see that it holds for all. */
const everySixth = (_: unknown, place: number) => place % 6 === 0;

describeOnEachEngine('the seminars of 2018 and 2019, seated', (engine) => {
  let tablee: TestApp;
  const get = <T>(type: abstract new (...parameters: never[]) => T): T => tablee.app.get(type, { strict: false });

  beforeAll(async () => {
    tablee = await startTestApp({ engine, settings: { DEMO: 'on' } });
  });
  afterAll(() => tablee.close());

  /** Everybody of an event who comes, by name. */
  async function people(slug: string): Promise<{ id: string; name: string }[]> {
    return get(ReadDatabase).query(
      `SELECT r.id AS "id", r.last_name AS "name" FROM registrations r JOIN events e ON e.id = r.event_id
       WHERE e.slug = ? AND r.status = 'confirmed' ORDER BY r.last_name, r.first_name, r.id`,
      [slug],
    );
  }

  const personal = (id: string): Promise<Answer> =>
    new Visitor(tablee.url).get(`/inscriptions/${get(LinkTokens).token(REGISTRATION_LINK, id, 1)}`);

  it('2018: people read one table in each phase, and have had both questions', async () => {
    await get(TravelToDay).execute('2018-11-08');
    for (const { id } of (await people(S2018)).filter(everySixth)) {
      const { status, text } = await personal(id);
      const seats = [...text.matchAll(/Phase (\d)[^T]*? Table (\d+) ([AB]),/g)];
      expect([status, seats.map(([, phase]) => phase), new Set(seats.map(([, , , letter]) => letter)).size]).toEqual([
        200,
        ['1', '2'],
        2,
      ]);
    }
  });

  it('2019: nobody reads a seat of the draft, and everybody one once it is published', async () => {
    await get(TravelToDay).execute(FIRST_DEMONSTRATION_DAY);
    const there = await people(S2019);
    expect(there).toHaveLength(64);
    const read = async () => {
      const pages = await Promise.all(there.filter(everySixth).map(({ id }) => personal(id)));
      return pages.filter(({ text }) => text.includes('Votre place dans les ateliers')).length;
    };
    expect(await read()).toBe(0);
    const event = (await get(EventQueries).bySlug(S2019))!;
    const { drafts } = await get(PlansQuery).of(event.id);
    const { plan } = await get(OpenPlanQuery).of(event.id, drafts[0]!.id);
    const camille = await loggedIn(tablee, DEMONSTRATION_ORGANISER.email);
    const page = `/organiser/evenements/${S2019}/tables/plans/${plan.id}/publication`;
    const preview = await camille.get(page);
    expect(preview.text).toContain('64 personnes verront leur atelier et leur table');
    const seen = /name="seen" value="(\d+)"/.exec(preview.html)![1]!;
    expect((await camille.send(page, { seen })).status).toBe(303);
    expect(await read()).toBe(11);
  });
});

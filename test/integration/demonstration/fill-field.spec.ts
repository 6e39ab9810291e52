import { qualityOf } from '../../../src/ateliers/domain/plan/quality.js';
import { problemsOf } from '../../../src/ateliers/domain/plan/problems.js';
import { OpenPlanQuery } from '../../../src/ateliers/queries/open-plan.query.js';
import { PlansQuery } from '../../../src/ateliers/queries/plans.query.js';
import { PublishedPlanQuery } from '../../../src/ateliers/queries/published-plan.query.js';
import { OPINIONS, PRINTED_QUOTES_2018, REPORT_2018 } from '../../../src/demonstration/data/opinions.js';
import { VADEMECUM_2018 } from '../../../src/demonstration/data/bloc-local-2018-vademecum.js';
import { CollectedResponses } from '../../../src/evaluations/queries/collected-responses.query.js';
import { QuestionnaireQuery } from '../../../src/evaluations/queries/questionnaire.query.js';
import { RatesQuery } from '../../../src/evaluations/queries/rates.query.js';
import { EventQueries } from '../../../src/events/queries/event.queries.js';
import { Clock } from '../../../src/platform/clock/clock.js';
import { dayOf } from '../../../src/platform/clock/paris-time.js';
import { ReadDatabase } from '../../../src/platform/database/read-database.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { describeOnEachEngine } from '../../support/databases.js';
import { Visitor } from '../../support/visitor.js';

describeOnEachEngine('what was done with the events of the demonstration', (engine) => {
  let tablee: TestApp;
  const get = <T>(type: abstract new (...parameters: never[]) => T): T => tablee.app.get(type, { strict: false });
  const idOf = async (slug: string) => (await get(EventQueries).bySlug(slug))!.id;
  const rows = <Row>(sql: string, parameters: readonly unknown[] = []) => get(ReadDatabase).query<Row>(sql, parameters);

  beforeAll(async () => {
    const start = performance.now();
    tablee = await startTestApp({ engine, settings: { DEMO: 'on' } });
    process.stdout.write(`the demonstration (${engine}) was there after ${Math.round(performance.now() - start)} ms\n`);
  });
  afterAll(() => tablee.close());

  it('leaves the day where it begins, and writes to nobody', async () => {
    expect(dayOf(get(Clock).now().getTime())).toBe('2019-10-22');
    expect(await rows('SELECT kind FROM outgoing_emails')).toEqual([]);
  });

  it('seats the 72 people of 2018 twice, as published, and the 64 of 2019 in a draft', async () => {
    const id2018 = await idOf('seminaire-bloc-local-2018');
    expect((await get(PublishedPlanQuery).of(id2018))?.seats.size).toBe(72);
    const id2019 = await idOf('seminaire-bloc-local-2019');
    expect(await get(PublishedPlanQuery).of(id2019)).toBeNull();
    for (const [eventId, people] of [
      [id2018, 72],
      [id2019, 64],
    ] as const) {
      const { drafts } = await get(PlansQuery).of(eventId);
      const { situation } = await get(OpenPlanQuery).of(eventId, drafts[0]!.id);
      const { placed, needed } = qualityOf(situation);
      expect([placed, needed]).toEqual([2 * people, 2 * people]);
      const unsettled = problemsOf(situation).filter(({ problem }) => !['same-employer', 'alone'].includes(problem));
      expect(unsettled).toEqual([]);
    }
  });

  it.each(OPINIONS.map((opinions) => [opinions.slug, opinions] as const))(
    'has answers for %s',
    async (slug, { answering, isClosed, model }) => {
      const [questionnaire] = await get(QuestionnaireQuery).ofEvent(await idOf(slug));
      const asked = { 'seminaire-bloc-local-2018': 72, 'seminaire-bloc-local-2019': 64 }[slug] ?? 48;
      expect(questionnaire).toMatchObject({ moment: model, mode: 'anonymous', status: isClosed ? 'closed' : 'open' });
      expect(await get(RatesQuery).of(questionnaire!)).toEqual({ answered: answering, asked });
    },
  );

  it('holds the five quotes that the vademecum prints, and each question of the model answered', async () => {
    const [row] = await get(QuestionnaireQuery).ofEvent(await idOf('seminaire-bloc-local-2018'));
    const questionnaire = (await get(QuestionnaireQuery).byId(row!.id))!;
    const { responses } = await get(CollectedResponses).of(row!.id);
    const answers = responses.flatMap((response) => response.answers);
    const texts = answers.map(({ value }) => value);
    const printed = VADEMECUM_2018.flatMap(({ items }) => items);
    for (const quote of PRINTED_QUOTES_2018) {
      expect(texts.filter((text) => text === quote)).toHaveLength(1);
      expect(printed).toContain(`« ${quote} »`);
    }
    const silent = questionnaire.questions.filter(({ id }) => !answers.some(({ question }) => question === id));
    expect(silent.map(({ key }) => key)).toEqual([]);
    const subjects = new Set(answers.map(({ subject }) => subject).filter((subject) => subject !== null));
    expect(subjects.size).toBe(4);
  });

  it('publishes what came of 2018: five printed quotations and a critical one, for everybody to read', async () => {
    const { text, status } = await new Visitor(tablee.url).get('/evenements/seminaire-bloc-local-2018/evaluation');
    expect(status).toBe(200);
    for (const { text: quote } of REPORT_2018.chosen) expect(text).toContain(quote.replace(/’/g, "'"));
    expect(text).toContain('61 réponses sur 72');
  });

  it('keeps what some tables of 2018 wrote', async () => {
    const [count] = await rows<{ n: number }>('SELECT COUNT(*) AS "n" FROM atelier_notes WHERE event_id = ?', [
      await idOf('seminaire-bloc-local-2018'),
    ]);
    expect(Number(count!.n)).toBe(6);
  });

  it('has collectives, a group, needs, wishes and a dinner with places of its own', async () => {
    const id2019 = await idOf('seminaire-bloc-local-2019');
    const of2019 = `r.event_id = ? AND r.status = 'confirmed'`;
    const count = async (sql: string, id = id2019) =>
      Number((await rows<{ n: number }>(`SELECT COUNT(*) AS "n" ${sql}`, [id]))[0]!.n);
    expect(
      await count(`FROM registrations r WHERE ${of2019} AND r.collective_id IS NULL AND r.collective IS NOT NULL`),
    ).toBe(0);
    expect(await count(`FROM territory_collectives r WHERE r.event_id = ?`)).toBeGreaterThanOrEqual(5);
    expect(await count(`FROM registrations r WHERE ${of2019} AND r.source = 'group'`)).toBeGreaterThanOrEqual(2);
    expect(await count('FROM registration_needs r WHERE r.event_id = ?')).toBe(6);
    const wishing = 'FROM registration_wishes w JOIN registrations r ON r.id = w.registration_id WHERE r.event_id = ?';
    expect(await count(`${wishing} AND w.rank <= 1`)).toBe(64);
    const [assises] = [(await get(EventQueries).bySlug('assises-niort-2022'))!];
    expect(assises.options).toMatchObject([{ title: 'Dîner du jeudi 24 mars', capacity: 40, taken: 31 }]);
    expect(await count(`${wishing} AND w.rank <= 1`, assises.id)).toBe(48);
  });
});

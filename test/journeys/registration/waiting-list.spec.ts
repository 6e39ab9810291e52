import { Clock } from '../../../src/platform/clock/clock.js';
import { ReadDatabase } from '../../../src/platform/database/read-database.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { MailDetailQuery } from '../../../src/platform/mail/queries/mail-detail.query.js';
import { MailListQuery } from '../../../src/platform/mail/queries/mail-list.query.js';
import { COMPLETE_REGISTRATION } from '../../../src/registrations/api/registration.input.js';
import { EndOverdueOffers } from '../../../src/registrations/places/use-cases/end-overdue-offers.js';
import { startTestApp, type TestApp, type TestAppOptions } from '../../support/app.js';
import { givenEvent, type EventGiven } from '../../support/builders/events.js';
import { describeOnEachEngine } from '../../support/databases.js';
import { Mailbox } from '../../support/mailbox.js';
import { givenOrganiser, loggedIn } from '../../support/organisers.js';
import { csrfOf, Visitor } from '../../support/visitor.js';

const HOUR = 3_600_000;
const MONDAY = Date.parse('2090-10-02T08:00:00Z');

class TestClock extends Clock {
  at = MONDAY;
  now(): Date {
    return new Date(this.at);
  }
}

interface Person {
  readonly email: string;
  readonly status: number;
  readonly body: { status: string; position: number | null; cause?: string | null; code?: string };
  /** The personal page. */
  readonly page: string;
}

describeOnEachEngine('the waiting list', (engine) => {
  let tablee: TestApp;
  let organiser: Visitor;
  let mailbox: Mailbox;
  const clock = new TestClock();
  const withClock: Pick<TestAppOptions, 'override'> = {
    override: (builder) => builder.overrideProvider(Clock).useValue(clock),
  };
  let events = 0;

  beforeAll(async () => {
    tablee = await startTestApp({ engine, ...withClock });
    mailbox = new Mailbox(
      tablee.app.get(MailListQuery, { strict: false }),
      tablee.app.get(MailDetailQuery, { strict: false }),
    );
    await givenOrganiser(tablee);
    organiser = await loggedIn(tablee);
  });
  beforeEach(() => {
    clock.at = MONDAY;
  });
  afterAll(() => tablee.close());

  /** A full event with people who wait, and with the organisers' rules where the test has some. */
  async function given(
    event: EventGiven,
    people: number,
    rules: Readonly<Record<string, string>> | null,
  ): Promise<{ slug: string; id: string; people: Person[] }> {
    const slug = `plein-${++events}`;
    const unitOfWork = tablee.app.get(UnitOfWork);
    const id = await givenEvent({ unitOfWork }, { ...event, slug, code: `CIDGI ${events}` });
    await unitOfWork.run((tx) =>
      tx.execute(
        "INSERT INTO event_roles (event_id, account_id, role) SELECT ?, id, 'responsable' FROM organiser_accounts",
        [id],
      ),
    );
    if (rules) expect((await save(slug, rules)).status).toBe(303);
    const asked: Person[] = [];
    for (let at = 0; at < people; at++) asked.push(await register(slug, `${slug}.${at}@example.org`));
    return { slug, id, people: asked };
  }

  const UNCHANGED = { overbooking: '0', order: 'date', communeShare: '50', passing: 'once', offerHours: '48' };
  function save(slug: string, rules: Readonly<Record<string, string>>) {
    return organiser.send(`/organiser/evenements/${slug}/regles/places`, { ...UNCHANGED, version: '0', ...rules });
  }

  async function register(slug: string, email: string, body: object = {}): Promise<Person> {
    const answer = await fetch(`${tablee.url}/api/v1/events/${slug}/registrations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...COMPLETE_REGISTRATION, actionCode: undefined, email, ...body }),
    });
    const json = (await answer.json()) as Person['body'] & { manageUrl?: string };
    return { email, status: answer.status, body: json, page: json.manageUrl ? new URL(json.manageUrl).pathname : '' };
  }

  const browser = () => new Visitor(tablee.url);
  const withdraw = ({ page }: Person) => browser().send(`${page}/annuler`);
  const answer = ({ page }: Person, reponse: string) => browser().send(page, { reponse }, `${page}/place`);
  const read = async ({ page }: Person) => (await browser().get(page)).text;
  const mails = async ({ email }: Person) =>
    (await mailbox.of(email)).map(({ kind }) => kind.replace('registration-', ''));

  async function counters(eventId: string) {
    const [row] = await tablee.app
      .get(ReadDatabase)
      .query<Record<'taken' | 'held' | 'waiting', number>>(
        'SELECT taken AS "taken", held AS "held", waiting AS "waiting" FROM event_places WHERE event_id = ?',
        [eventId],
      );
    return row;
  }

  it('gives five free places to the first five of twenty, at once and by date', async () => {
    const { id, people } = await given({ capacity: 10 }, 30, null);
    expect(people.map(({ body }) => body.status)).toEqual([
      ...Array.from({ length: 10 }, () => 'confirmed'),
      ...Array.from({ length: 20 }, () => 'waiting'),
    ]);
    expect(people.slice(10).map(({ body }) => body.position)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
    for (const leaving of [0, 3, 4, 7, 9]) await withdraw(people[leaving]!);
    expect(await counters(id)).toEqual({ taken: 10, held: 0, waiting: 15 });
    expect(await read(people[14]!)).toContain('Inscription confirmée');
    expect(await read(people[15]!)).toContain('Position 1.');
    expect(await read(people[29]!)).toContain('Position 15.');
    expect(await mails(people[10]!)).toEqual(['waiting', 'promoted']);
    expect(await mails(people[15]!)).toEqual(['waiting']);
    expect(await mails(people[0]!)).toEqual(['confirmed', 'withdrawn']);
  });

  it('offers five free places to the first five of twenty, and holds them meanwhile', async () => {
    const { slug, id, people } = await given({ capacity: 10 }, 30, { passing: 'offer', offerHours: '24' });
    for (const leaving of [0, 3, 4, 7, 9]) await withdraw(people[leaving]!);
    expect(await counters(id)).toEqual({ taken: 5, held: 5, waiting: 15 });
    const offered = people[10]!;
    expect(await mails(offered)).toEqual(['waiting', 'offered']);
    const mail = await mailbox.last(offered.email);
    expect(mail.subject).toMatch(/Une place se libère pour vous/);
    expect(mail.text.replace(/\s+/g, ' ')).toContain('gardée à votre nom jusqu’au 3 octobre 2090 à 10 h');
    expect(await read(offered)).toMatch(
      /Prenez-vous cette place \? .*jusqu'au 3 octobre 2090 à 10 h \..*Je prends cette place.*Je la laisse/,
    );
    // Nobody walks past those who wait, and no page says that a place is free.
    const late = await register(slug, `late.${slug}@example.org`);
    expect(late.body).toMatchObject({ status: 'waiting', position: 16 });
    expect((await browser().get(`/evenements/${slug}`)).text).toContain("liste d'attente");

    expect((await answer(offered, 'oui')).status).toBe(303);
    await answer(offered, 'oui');
    expect(await read(offered)).toContain('Inscription confirmée');
    expect(await mails(offered)).toEqual(['waiting', 'offered', 'confirmed']);
    await answer(people[11]!, 'non');
    expect(await read(people[11]!)).toContain('Inscription annulée');
    expect(await mails(people[15]!)).toEqual(['waiting', 'offered']);
    expect(await counters(id)).toEqual({ taken: 6, held: 4, waiting: 15 });
    // An answer that is none, and one of somebody who was offered nothing, change nothing.
    await answer(people[12]!, 'peut-être');
    await answer(people[20]!, 'oui');
    expect(await counters(id)).toEqual({ taken: 6, held: 4, waiting: 15 });
  });

  it('passes on what nobody took in time, once, however many processes look', async () => {
    const { id, people } = await given({ capacity: 1 }, 4, { passing: 'offer', offerHours: '24' });
    await withdraw(people[0]!);
    const other = await startTestApp({ settings: { DATABASE_URL: tablee.environment.databaseUrl }, ...withClock });
    try {
      const look = () => [tablee, other].map(({ app }) => app.get(EndOverdueOffers, { strict: false }).execute());
      clock.at = MONDAY + 24 * HOUR - 1;
      await Promise.all(look());
      expect(await counters(id)).toEqual({ taken: 0, held: 1, waiting: 2 });
      clock.at += 1;
      await Promise.all([...look(), ...look()]);
    } finally {
      await other.close();
    }
    expect(await counters(id)).toEqual({ taken: 0, held: 1, waiting: 1 });
    expect(await mails(people[1]!)).toEqual(['waiting', 'offered', 'offer-expired']);
    expect(await mails(people[2]!)).toEqual(['waiting', 'offered']);
    expect(await read(people[1]!)).toContain("votre réponse n'est pas arrivée à temps");
    // Too late: nothing is taken from the next.
    await answer(people[2]!, 'oui');
    expect(await read(people[2]!)).toContain('Inscription confirmée');
    expect(await counters(id)).toEqual({ taken: 1, held: 0, waiting: 1 });
  });

  it('ends an overdue offer without any job as soon as somebody comes', async () => {
    const { slug, id, people } = await given({ capacity: 1 }, 2, { passing: 'offer', offerHours: '24' });
    await withdraw(people[0]!);
    clock.at = MONDAY + 25 * HOUR;
    expect(await read(people[1]!)).toContain('Le délai de réponse est passé');
    const next = await register(slug, `next.${slug}@example.org`);
    expect(next.body.status).toBe('confirmed');
    expect(await counters(id)).toEqual({ taken: 1, held: 0, waiting: 0 });
    expect(await mails(people[1]!)).toEqual(['waiting', 'offered', 'offer-expired']);
  });

  it('lets people in when organisers raise the overbooking, and tells them how many', async () => {
    const { slug, id, people } = await given({ capacity: 2 }, 5, null);
    const saved = await save(slug, { overbooking: '2' });
    expect(saved.location).toMatch(/regles\/places\?entres=2$/);
    expect(await counters(id)).toEqual({ taken: 4, held: 0, waiting: 1 });
    expect(await mails(people[3]!)).toEqual(['waiting', 'promoted']);
    const page = await organiser.get(saved.location!);
    expect(page.text).toContain("2 personnes de la liste d'attente en profitent aussitôt");
    expect(page.text).toContain('dont 2 en surréservation');
    // Less of it evicts nobody, and lets nobody in.
    await save(slug, { overbooking: '0', version: '1' });
    await withdraw(people[0]!);
    expect(await counters(id)).toEqual({ taken: 3, held: 0, waiting: 1 });
  });

  it('keeps quotas of types and of collectivities, says why, and lets the first in whom they allow', async () => {
    const quotas = { quotaCommune: '2', perCollectivity: '1' };
    const { slug, people } = await given({ capacity: 10 }, 0, quotas);
    expect(people).toEqual([]);
    const from = (n: number, collectivity: string, collectivityCode?: string) =>
      register(slug, `q${n}.${slug}@example.org`, { collectivity, collectivityCode });
    const first = await from(1, 'Sèvremoine');
    const same = await from(2, 'Sèvremoine');
    const angers = await from(3, 'Angers');
    const third = await from(4, 'Ligné', '44082');
    const epci = await from(5, 'Mauges Communauté');
    expect([first, same, angers, third, epci].map(({ body }) => [body.status, body.position, body.cause])).toEqual([
      ['confirmed', null, null],
      ['waiting', 1, 'quota-collectivity'],
      ['confirmed', null, null],
      ['waiting', 2, 'quota-type'],
      ['confirmed', null, null],
    ]);
    expect((await mailbox.last(same.email)).text.replace(/\s+/g, ' ')).toContain(
      'Le nombre de places prévu pour votre type de collectivité',
    );
    expect(await read(third)).toContain('Les places prévues pour les communes sont prises. Votre tour vient');
    const form = await browser().get(`/evenements/${slug}/inscription`);
    expect(form.text).toContain(
      'Une personne par collectivité au plus. Les places prévues pour les communes sont prises.',
    );
    // Angers leaves: the first who waits is of Sèvremoine, which has one already, so that Ligné comes.
    await withdraw(angers);
    expect(
      [await read(same), await read(third)].map((text) => /Position 1\.|Inscription confirmée/.exec(text)?.[0]),
    ).toEqual(['Position 1.', 'Inscription confirmée']);
    // Whoever has a place takes it to no employer that is full.
    const fields = {
      firstName: 'Léa',
      lastName: 'Roy',
      functionKey: 'dgs',
      collectivity: 'Sèvremoine',
      email: epci.email,
    };
    const refused = await browser().send(`${epci.page}/modifier`, fields);
    expect([refused.status, refused.text]).toEqual([
      422,
      expect.stringContaining('Les places prévues pour ce type de collectivité sont prises'),
    ]);
    await save(slug, { perCollectivity: '1', version: '1' });
    expect(await read(same)).toContain("quelqu'un vient déjà pour la vôtre, Sèvremoine");
  });

  it('refuses with the cause where there is no waiting list', async () => {
    const { slug } = await given({ capacity: 2, waitingList: false }, 0, { perCollectivity: '1', quotaEpci: '0' });
    const from = (n: number, collectivity: string) =>
      register(slug, `r${n}.${slug}@example.org`, { collectivity, collectivityCode: undefined });
    const codes = [];
    for (const [n, employer] of ['Sèvremoine', 'Sèvremoine', 'Mauges Communauté', 'Angers', 'Nantes'].entries())
      codes.push((await from(n, employer)).body.code ?? 'in');
    expect(codes).toEqual([
      'in',
      'registration-quota-collectivity',
      'registration-quota-epci',
      'in',
      'registration-full',
    ]);
  });

  it('keeps what organisers typed when it is wrong, or when another saved meanwhile', async () => {
    const { slug } = await given({ capacity: 2 }, 0, null);
    const wrong = await save(slug, { overbooking: 'dix', perCollectivity: '0', passing: 'offer', offerHours: '' });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('value="dix"');
    expect(wrong.html.match(/href="#(overbooking|perCollectivity|offerHours)"/g)).toHaveLength(3);
    await save(slug, { overbooking: '3' });
    const late = await save(slug, { overbooking: '4', perCollectivity: '2' });
    expect([late.status, late.text]).toEqual([
      409,
      expect.stringContaining("Une autre personne a enregistré d'autres règles"),
    ]);
    expect(late.html).toContain('value="4"');
    expect(
      (
        await organiser.post(`/organiser/evenements/${slug}/regles/places`, {
          ...UNCHANGED,
          overbooking: '4',
          version: '1',
          _csrf: csrfOf(late.html),
        })
      ).status,
    ).toBe(303);
    expect((await organiser.get(`/organiser/evenements/${slug}/journal`)).text).toContain(
      'a modifié les règles des places',
    );
  });
});

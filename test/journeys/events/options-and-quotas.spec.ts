import { ReadDatabase } from '../../../src/platform/database/read-database.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { COMPLETE_REGISTRATION } from '../../../src/registrations/api/registration.input.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { givenEvent, type EventGiven } from '../../support/builders/events.js';
import { givenOption } from '../../support/builders/options.js';
import { describeOnEachEngine } from '../../support/databases.js';
import { Visitor } from '../../support/visitor.js';

interface Registered {
  readonly status: number;
  readonly body: {
    status?: string;
    code?: string;
    reference: string;
    manageUrl: string;
    errors?: { field: string; code: string }[];
  };
}

describeOnEachEngine('options and quotas', (engine) => {
  let tablee: TestApp;
  let unitOfWork: UnitOfWork;
  let read: ReadDatabase;
  let number = 0;

  beforeAll(async () => {
    tablee = await startTestApp({ engine });
    unitOfWork = tablee.app.get(UnitOfWork);
    read = tablee.app.get(ReadDatabase);
  });
  afterAll(() => tablee.close());

  async function given(event: EventGiven = {}): Promise<{ slug: string; id: string; code: string }> {
    const slug = `assises-${String(++number)}`;
    const code = `CIDGI ${String(number)}`;
    return { slug, code, id: await givenEvent({ unitOfWork }, { capacity: 500, ...event, slug, code }) };
  }

  async function register(slug: string, body: object): Promise<Registered> {
    const answer = await fetch(`${tablee.url}/api/v1/events/${slug}/registrations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...COMPLETE_REGISTRATION, actionCode: undefined, ...body }),
    });
    return { status: answer.status, body: (await answer.json()) as Registered['body'] };
  }

  function withdraw({ body }: Registered): Promise<unknown> {
    return fetch(`${tablee.url}/api/v1/registrations/${body.reference}/withdrawal`, {
      method: 'POST',
      headers: { authorization: `Bearer ${body.manageUrl.split('/').at(-1) ?? ''}` },
    });
  }

  /** The counter beside what it counts. */
  async function optionCount(id: string): Promise<{ taken: number; counted: number }> {
    const [row] = await read.query<{ taken: number; counted: number }>(
      `SELECT o.taken AS "taken", (SELECT COUNT(*) FROM registration_options c JOIN registrations r ON r.id = c.registration_id
         WHERE c.option_id = o.id AND r.status = 'confirmed') AS "counted" FROM event_options o WHERE o.id = ?`,
      [id],
    );
    return { taken: row!.taken, counted: Number(row!.counted) };
  }

  async function codeCount(eventId: string): Promise<{ taken: number; counted: number }> {
    const [row] = await read.query<{ taken: number; counted: number }>(
      `SELECT c.taken AS "taken", (SELECT COUNT(*) FROM registrations r WHERE r.action_code_id = c.id
         AND r.status <> 'withdrawn') AS "counted" FROM action_codes c WHERE c.event_id = ?`,
      [eventId],
    );
    return { taken: row!.taken, counted: Number(row!.counted) };
  }

  const setQuota = (eventId: string, quota: number) =>
    unitOfWork.run((tx) => tx.execute('UPDATE action_codes SET quota = ? WHERE event_id = ?', [quota, eventId]));

  it('never gives a place of the dinner twice, whoever asks at the same moment', async () => {
    const { slug, id } = await given();
    const dinner = await givenOption(unitOfWork, id, { capacity: 7 });
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, n) => register(slug, { email: `p${String(n)}@example.org`, options: [dinner] })),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(7);
    const refused = answers.filter(({ status }) => status === 422);
    expect(refused).toHaveLength(33);
    expect(refused[0]!.body.errors).toEqual([
      expect.objectContaining({ field: `option-${dinner}`, code: 'option-full' }) as unknown,
    ]);
    expect(await optionCount(dinner)).toEqual({ taken: 7, counted: 7 });
    // Only the option is refused: the event itself has room.
    expect((await register(slug, { email: 'p39b@example.org', options: [] })).status).toBe(201);
  });

  it('lets only so many come with a code, whoever asks at the same moment, and one more when one leaves', async () => {
    const { slug, id, code } = await given();
    await setQuota(id, 5);
    const ask = (n: number) => register(slug, { email: `q${String(n)}@example.org`, actionCode: code });
    const answers = await Promise.all(Array.from({ length: 30 }, (_, n) => ask(n)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(5);
    expect([
      ...new Set(
        answers
          .filter(({ status }) => status !== 201)
          .map(({ status, body }) => `${String(status)} ${body.code ?? ''}`),
      ),
    ]).toEqual(['410 registration-code-full']);
    expect(await codeCount(id)).toEqual({ taken: 5, counted: 5 });
    await withdraw(answers.find(({ status }) => status === 201)!);
    expect(await codeCount(id)).toEqual({ taken: 4, counted: 4 });
    expect((await ask(99)).status).toBe(201);
    expect((await ask(100)).body.code).toBe('registration-code-full');
    // Those without the code are not concerned.
    expect((await register(slug, { email: 'without@example.org' })).status).toBe(201);
    expect(await codeCount(id)).toEqual({ taken: 5, counted: 5 });
  });

  it('frees what whoever leaves held, and gives whoever was waiting what still has room', async () => {
    const { slug, id } = await given({ capacity: 2 });
    const dinner = await givenOption(unitOfWork, id, { capacity: 2 });
    const first = await register(slug, { email: 'first@example.org', options: ['Dîner du jeudi'] });
    await register(slug, { email: 'second@example.org' });
    const third = await register(slug, { email: 'third@example.org', options: [dinner] });
    expect([first.body.status, third.body.status]).toEqual(['confirmed', 'waiting']);
    expect(await optionCount(dinner)).toEqual({ taken: 1, counted: 1 });
    await withdraw(first);
    expect(await optionCount(dinner)).toEqual({ taken: 1, counted: 1 });
    const page = await new Visitor(tablee.url).get(new URL(third.body.manageUrl).pathname);
    expect(page.text).toContain('Options Dîner du jeudi');
  });

  it('keeps counters exact through random histories', async () => {
    const { slug, id, code } = await given({ capacity: 6 });
    await setQuota(id, 9);
    const dinner = await givenOption(unitOfWork, id, { capacity: 3 });
    const live: Registered[] = [];
    let seed = 20221122;
    const chance = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
    for (let step = 0; step < 60; step++) {
      if (live.length > 0 && chance(3) === 0) {
        await withdraw(live.splice(chance(live.length), 1)[0]!);
      } else {
        const answer = await register(slug, {
          email: `h${String(step)}@example.org`,
          actionCode: chance(2) === 0 ? code : undefined,
          options: chance(2) === 0 ? [dinner] : [],
        });
        if (answer.status === 201) live.push(answer);
      }
      const [option, ofCode] = [await optionCount(dinner), await codeCount(id)];
      expect(option.taken).toBe(option.counted);
      expect(ofCode.taken).toBe(ofCode.counted);
      expect(option.taken).toBeLessThanOrEqual(3);
      expect(ofCode.taken).toBeLessThanOrEqual(9);
    }
  });

  it('says before, refuses only the option, keeps the rest of the form, and lets people change their mind', async () => {
    const { slug, id } = await given();
    const dinner = await givenOption(unitOfWork, id, { capacity: 1 });
    const page = `/evenements/${slug}/inscription`;
    const answers = {
      firstName: 'Maëlle',
      lastName: 'Cesbron',
      email: 'maelle@example.org',
      functionKey: 'elu',
      collectivity: 'Sèvremoine',
      [`option-${dinner}`]: 'oui',
    };
    const visitor = new Visitor(tablee.url);
    expect((await visitor.get(page)).text).toContain('Dîner du jeudi 1 place libre.');
    await register(slug, { email: 'faster@example.org', options: [dinner] });
    const refused = await visitor.send(page, answers);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain("« Dîner du jeudi » n'a plus de place");
    expect(refused.html).toContain('value="Maëlle"');
    expect(refused.html).toContain(`href="#option-${dinner}"`);
    const { [`option-${dinner}`]: _, ...rest } = answers;
    const accepted = await visitor.post(page, {
      ...rest,
      _csrf: /name="_csrf" value="([^"]+)"/.exec(refused.html)![1]!,
    });
    expect(accepted.status).toBe(303);
    const personal = accepted.location!;
    expect((await visitor.get(personal)).text).toContain('Options Aucune');
    await unitOfWork.run((tx) => tx.execute('UPDATE event_options SET capacity = 2 WHERE id = ?', [dinner]));
    const changed = await visitor.send(`${personal}/modifier`, answers);
    expect(changed.status).toBe(303);
    expect((await visitor.get(personal)).text).toContain('Options Dîner du jeudi');
    expect((await visitor.get(`${personal}/modifier`)).html).toMatch(new RegExp(`id="option-${dinner}"[^>]* checked`));
    expect(await optionCount(dinner)).toEqual({ taken: 2, counted: 2 });
    const [mail] = await read.query<{ text: string }>(
      `SELECT body_text AS "text" FROM outgoing_emails WHERE kind = 'registration-changed'`,
    );
    expect(mail!.text).toMatch(/Options\s+Dîner du jeudi/);
    await visitor.send(`${personal}/modifier`, rest);
    expect(await optionCount(dinner)).toEqual({ taken: 1, counted: 1 });
    expect((await visitor.get('/api/v1/events/' + slug)).html).toContain('"title":"Dîner du jeudi"');
  });
});

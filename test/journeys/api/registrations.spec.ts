import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { ReadDatabase } from '../../../src/platform/database/read-database.js';
import { COMPLETE_REGISTRATION } from '../../../src/registrations/api/registration.input.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { givenEvent, type EventGiven } from '../../support/builders/events.js';
import { describeOnEachEngine } from '../../support/databases.js';

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly json: {
    status?: string | number;
    position?: number | null;
    reference?: string;
    manageUrl?: string;
    code?: string;
    errors?: { field: string; code: string; detail: string }[];
  };
  readonly type: string;
}

describeOnEachEngine('another system registers people', (engine) => {
  let tablee: TestApp;
  let read: ReadDatabase;
  let events = 0;

  beforeAll(async () => {
    tablee = await startTestApp({ engine });
    read = tablee.app.get(ReadDatabase);
  });
  afterAll(() => tablee.close());

  async function given(event: EventGiven): Promise<string> {
    const slug = `seminaire-${String(++events)}`;
    await givenEvent({ unitOfWork: tablee.app.get(UnitOfWork) }, { ...event, slug, code: `CIDGI ${String(events)}` });
    return slug;
  }

  async function call(path: string, init: RequestInit = {}): Promise<Answer> {
    const response = await fetch(`${tablee.url}${path}`, init);
    const text = await response.text();
    return {
      status: response.status,
      text,
      json: JSON.parse(text) as Answer['json'],
      type: response.headers.get('content-type') ?? '',
    };
  }

  const register = (slug: string, body: object, headers: Record<string, string> = {}) =>
    call(`/api/v1/events/${slug}/registrations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ ...COMPLETE_REGISTRATION, actionCode: undefined, ...body }),
    });

  const withdraw = (registration: Answer['json']) =>
    call(`/api/v1/registrations/${registration.reference!}/withdrawal`, {
      method: 'POST',
      headers: { authorization: `Bearer ${registration.manageUrl!.split('/').at(-1)!}` },
    });

  const rows = (slug: string) =>
    read.query<{ status: string; email: string; rank: number | null }>(
      `SELECT r.status AS "status", r.email AS "email", r.waiting_rank AS "rank" FROM registrations r
       JOIN events e ON e.id = r.event_id WHERE e.slug = ? ORDER BY r.created_at, r.id`,
      [slug],
    );
  const counters = async (slug: string) =>
    (
      await read.query(
        `SELECT p.taken AS "taken", p.waiting AS "waiting", p.communes AS "communes" FROM event_places p
         JOIN events e ON e.id = p.event_id WHERE e.slug = ?`,
        [slug],
      )
    )[0];
  const mails = async (slug: string) =>
    (
      await read.query<{ mail: string }>(
        `SELECT m.kind || ' ' || m.to_address AS "mail" FROM outgoing_emails m JOIN events e ON e.id = m.event_id
         WHERE e.slug = ? ORDER BY m.created_at, m.id`,
        [slug],
      )
    ).map(({ mail }) => mail);

  it('with the complete example of the document', async () => {
    const slug = await given({});
    const answer = await register(slug, {});
    expect(answer.status).toBe(201);
    expect(answer.json).toEqual({
      reference: expect.stringMatching(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/),
      status: 'confirmed',
      position: null,
      cause: null,
      manageUrl: expect.stringMatching(/^http:\/\/localhost:\d+\/inscriptions\/[\w-]{32}$/),
    });
    expect(await mails(slug)).toEqual(['registration-confirmed maelle.cesbron@example.org']);
  });

  it('and says all that is wrong, field by field', async () => {
    const slug = await given({});
    const answer = await register(slug, { firstName: '', email: 'nobody', functionKey: 'roi', collectivity: ['x'] });
    expect(answer.status).toBe(422);
    expect(answer.type).toContain('application/problem+json');
    expect(answer.json.errors?.map(({ field, code }) => `${field} ${code}`).sort()).toEqual([
      'collectivity not-text',
      'email email-at',
      'firstName first-name-missing',
      'functionKey function-unknown',
    ]);
    expect(answer.json.errors?.every(({ detail }) => detail.length > 5)).toBe(true);
    expect(await rows(slug)).toEqual([]);
  });

  it('twice with one key: the second answer is the first, byte for byte', async () => {
    const slug = await given({});
    const [one, other] = await Promise.all([
      register(slug, {}, { 'idempotency-key': 'k-1' }),
      register(slug, {}, { 'idempotency-key': 'k-1' }),
    ]);
    const later = await register(slug, {}, { 'idempotency-key': 'k-1' });
    expect([one.status, other.status, later.status]).toEqual([201, 201, 201]);
    expect(other.text).toBe(one.text);
    expect(later.text).toBe(one.text);
    expect(await rows(slug)).toHaveLength(1);
  });

  it('twice with one key, whatever happened since: withdrawn, full or closed, the answer is the first', async () => {
    const slug = await given({ capacity: 1, waitingList: false });
    const key = { 'idempotency-key': 'k-1' };
    const first = await register(slug, {}, key);
    const whenFull = await register(slug, {}, key);
    await withdraw(first.json);
    const whenWithdrawn = await register(slug, {}, key);
    await tablee.app
      .get(UnitOfWork)
      .run((tx) =>
        tx.execute('UPDATE events SET registration_closes_at = 1, version = version + 1 WHERE slug = ?', [slug]),
      );
    const whenClosed = await register(slug, {}, key);
    expect([whenFull, whenWithdrawn, whenClosed].map(({ status, text }) => [status, text])).toEqual(
      Array.from({ length: 3 }, () => [201, first.text]),
    );
    expect((await rows(slug)).map(({ status }) => status)).toEqual(['withdrawn']);
  });

  it('never with a key that named another body', async () => {
    const slug = await given({});
    await register(slug, {}, { 'idempotency-key': 'k-1' });
    const answer = await register(slug, { email: 'somebody.else@example.org' }, { 'idempotency-key': 'k-1' });
    expect([answer.status, answer.json.code]).toEqual([422, 'idempotency-key-reused']);
    expect(await rows(slug)).toHaveLength(1);
  });

  it('never twice with one e-mail, however it is written; its owner gets the link again, once in ten minutes', async () => {
    const slug = await given({});
    await register(slug, {}, { 'idempotency-key': 'k-1' });
    for (const email of ['maelle.cesbron@example.org', ' Maelle.CESBRON@example.org ']) {
      const answer = await register(slug, { email }, { 'idempotency-key': email });
      expect([answer.status, answer.json.code]).toEqual([409, 'already-registered']);
      expect(answer.text).not.toMatch(/Cesbron|Sèvremoine|reference/);
    }
    expect(await mails(slug)).toEqual([
      'registration-confirmed maelle.cesbron@example.org',
      'personal-link maelle.cesbron@example.org',
    ]);
  });

  it('of whom a hundred come at once for thirty places: thirty get in, seventy wait in one line', async () => {
    const slug = await given({ capacity: 30 });
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, at) =>
        register(slug, { email: `p${String(at)}@example.org` }, { 'idempotency-key': `k${String(at)}` }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(100).fill(201));
    const positions = answers.flatMap(({ json }) => (json.status === 'waiting' ? [json.position!] : []));
    expect(positions.sort((one, other) => one - other)).toEqual(Array.from({ length: 70 }, (_, at) => at + 1));
    expect(await counters(slug)).toEqual({ taken: 30, waiting: 70, communes: 30 });
    expect((await mails(slug)).filter((mail) => mail.startsWith('registration-waiting'))).toHaveLength(70);
  });

  it('who withdraw: the first of the line gets the place and a mail, and asking again changes nothing', async () => {
    const slug = await given({ capacity: 1 });
    const names = ['first', 'second', 'third'];
    const registrations: Answer['json'][] = [];
    for (const name of names) registrations.push((await register(slug, { email: `${name}@example.org` })).json);
    expect(registrations.map(({ status, position }) => [status, position])).toEqual([
      ['confirmed', null],
      ['waiting', 1],
      ['waiting', 2],
    ]);
    for (const time of [1, 2]) {
      const answer = await withdraw(registrations[0]!);
      expect([time, answer.status, answer.json]).toEqual([
        time,
        200,
        { reference: registrations[0]!.reference, status: 'withdrawn' },
      ]);
    }
    expect((await rows(slug)).map(({ status, email }) => `${email} ${status}`)).toEqual([
      'first@example.org withdrawn',
      'second@example.org confirmed',
      'third@example.org waiting',
    ]);
    expect(await counters(slug)).toEqual({ taken: 1, waiting: 1, communes: 1 });
    expect((await mails(slug)).slice(3)).toEqual([
      'registration-withdrawn first@example.org',
      'registration-promoted second@example.org',
    ]);
    expect((await register(slug, { email: 'first@example.org' })).json.position).toBe(2);
  });

  it('but nobody withdraws another', async () => {
    const slug = await given({});
    const one = (await register(slug, { email: 'one@example.org' })).json;
    const other = (await register(slug, { email: 'other@example.org' })).json;
    const forged = await withdraw({ reference: other.reference, manageUrl: one.manageUrl });
    const bare = await call(`/api/v1/registrations/${one.reference!}/withdrawal`, { method: 'POST' });
    expect([forged.status, bare.status]).toEqual([401, 401]);
    expect((await rows(slug)).map(({ status }) => status)).toEqual(['confirmed', 'confirmed']);
  });

  it.each([
    ['cancelled', { status: 'cancelled' }, 'registration-cancelled'],
    ['not yet open', { opensAt: Date.now() + 1_000_000 }, 'registration-upcoming'],
    ['closed', { closesAt: Date.now() - 1 }, 'registration-closed'],
    ['over', { startsOn: '2019-11-15' }, 'registration-over'],
    ['on invitation', { registrationMode: 'invitation' }, 'registration-invitation'],
    ['full without a waiting list', { capacity: 0, waitingList: false }, 'registration-full'],
  ])('not for an event that is %s', async (_, event, code) => {
    const slug = await given(event);
    const answer = await register(slug, {});
    expect([answer.status, answer.json.code]).toEqual([410, code]);
    expect(await rows(slug)).toEqual([]);
  });

  it('nor for one that nobody knows, or a draft', async () => {
    const draft = await given({ status: 'draft' });
    for (const slug of ['nowhere', draft]) {
      const answer = await register(slug, {});
      expect([answer.status, answer.json.code]).toEqual([404, 'event-unknown']);
    }
  });

  it('keeps no token where a thief of the database could use it', async () => {
    const slug = await given({});
    const { json } = await register(slug, {}, { 'idempotency-key': 'secret' });
    const token = json.manageUrl!.split('/').at(-1)!;
    for (const table of ['registrations', 'idempotency_keys', 'outgoing_emails']) {
      expect(JSON.stringify(await read.query(`SELECT * FROM ${table}`))).not.toContain(token);
    }
  });

  it.each(['cidgi', 'CIDGI  ', 'cidgi\u00a0'])('whose code is typed %j', async (start) => {
    const slug = await given({ capacity: 12 });
    const answer = await call(`/api/v1/events?code=${encodeURIComponent(`${start}${String(events)}`)}`);
    expect(answer.json).toMatchObject({
      items: [{ slug, places: 12, placesLeft: 12, registrationState: 'open' }],
      nextCursor: null,
    });
  });
});

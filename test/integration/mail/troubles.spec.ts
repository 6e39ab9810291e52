import { describeOnEachEngine, openTestDatabase, type TestDatabase } from '../../support/databases.js';
import { ScriptedSmtp } from '../../support/smtp.js';
import { eventually, ForwardClock, mailTo, PostOffice } from './post-office.js';

const HOUR = 3_600_000;
const CAMILLE = { accountId: null, name: 'Camille Verney' };
const everybody = Array.from({ length: 12 }, (_, at) => `agent${at}@example.org`);

describeOnEachEngine('a mail server in trouble', (engine) => {
  let database: TestDatabase;
  let smtp: ScriptedSmtp;
  let clock: ForwardClock;
  let office: PostOffice;

  beforeAll(async () => {
    database = await openTestDatabase(engine);
  });

  afterAll(() => database.close());

  beforeEach(async () => {
    await database.unitOfWork.run((tx) => tx.execute('DELETE FROM outgoing_emails'));
    smtp = await new ScriptedSmtp().start();
    clock = new ForwardClock();
    office = new PostOffice(database, smtp.url, clock);
    office.dispatcher.start();
  });

  afterEach(async () => {
    await office.dispatcher.stop();
    await smtp.stop();
  });

  /** What an addressee finds: how many copies, under how many Message-IDs. */
  function copies(address: string): { copies: number; messageIds: number } {
    const messages = smtp.to(address);
    return { copies: messages.length, messageIds: new Set(messages.map(({ messageId }) => messageId)).size };
  }

  it.each([
    [550, 'recipient'],
    [550, 'data'],
    [554, 'data'],
  ] as const)('answers %i to the %s: the mail fails at once, visibly, and the others go', async (code, at) => {
    smtp.answer = ({ to }) => (to === 'gone@example.org' ? { code, at } : 'accept');
    await office.post(mailTo('gone@example.org'), ...everybody.map((address) => mailTo(address)));
    const row = await office.untilStatus('gone@example.org', 'failed');
    expect(row.last_error).toContain(`${code} answer ${code}`);
    expect(row.attempts).toBe(1);
    for (const address of everybody) await office.untilStatus(address, 'sent');
    clock.forward(48 * HOUR);
    await office.post(mailTo('later@example.org'));
    await office.untilStatus('later@example.org', 'sent');
    expect(copies('gone@example.org').copies).toBe(0);
  });

  it('refused for good, then resent by an organiser: it leaves under its first Message-ID', async () => {
    smtp.answer = ({ earlier }) => (earlier === 0 ? { code: 550, at: 'recipient' } : 'accept');
    await office.post(mailTo('gone@example.org'));
    const { id, message_id } = await office.untilStatus('gone@example.org', 'failed');
    expect(await office.resend.run(id, CAMILLE)).toBe(true);
    await office.untilStatus('gone@example.org', 'sent');
    expect(smtp.to('gone@example.org').map(({ messageId }) => messageId)).toEqual([message_id]);
    expect(await office.resend.run(id, CAMILLE)).toBe(false);
    expect(await office.resend.run('nobody', CAMILLE)).toBe(false);
    expect(await database.read.query('SELECT actor, verb, subject_id FROM audit_entries')).toEqual([
      { actor: 'Camille Verney', verb: 'mail-resent', subject_id: id },
    ]);
  });

  it.each([
    [451, 'recipient'],
    [451, 'data'],
    [452, 'data'],
    [421, 'recipient'],
    [421, 'data'],
  ] as const)('answers %i to the %s: the mail waits half a minute and goes', async (code, at) => {
    smtp.answer = ({ earlier }) => (earlier === 0 ? { code, at } : 'accept');
    await office.post(mailTo('slow@example.org'));
    const row = await office.untilStatus('slow@example.org', 'retrying');
    const delay = row.next_attempt_at - row.created_at;
    expect(delay).toBeGreaterThanOrEqual(24_000);
    expect(delay).toBeLessThan(36_000 + 10_000);
    clock.forward(50_000);
    expect(await office.untilStatus('slow@example.org', 'sent')).toMatchObject({ attempts: 2, last_error: null });
    expect(copies('slow@example.org')).toEqual({ copies: 1, messageIds: 1 });
  });

  it('drops the connection after the message: it goes again, under the same Message-ID', async () => {
    smtp.answer = ({ earlier }) => (earlier === 0 ? 'drop after data' : 'accept');
    await office.post(...everybody.map((address) => mailTo(address)));
    for (const address of everybody) await office.untilStatus(address, 'retrying');
    clock.forward(50_000);
    await office.until('sent');
    for (const address of everybody) expect(copies(address)).toEqual({ copies: 2, messageIds: 1 });
  });

  it('drops the connection before the message: nobody gets two', async () => {
    smtp.answer = ({ earlier }) => (earlier === 0 ? 'drop before data' : 'accept');
    await office.post(...everybody.map((address) => mailTo(address)));
    await eventually(
      () => 'all sent',
      async () => {
        clock.forward(1_000);
        return (await office.rows()).every(({ status }) => status === 'sent');
      },
    );
    for (const address of everybody) expect(copies(address)).toEqual({ copies: 1, messageIds: 1 });
  });

  it('goes silent after some messages: the others pass, those go again under the same Message-ID', async () => {
    office.pace.attempt = 400;
    const silent = everybody.slice(0, 3);
    smtp.answer = ({ to, earlier }) => (silent.includes(to) && earlier === 0 ? 'silence' : 'accept');
    await office.post(...everybody.map((address) => mailTo(address)));
    for (const address of everybody.slice(3)) await office.untilStatus(address, 'sent');
    for (const address of silent) await office.untilStatus(address, 'retrying');
    clock.forward(50_000);
    await office.until('sent');
    for (const address of silent) expect(copies(address)).toEqual({ copies: 2, messageIds: 1 });
  });

  it('goes silent after every message: each attempt frees its connection', async () => {
    office.pace.attempt = 200;
    smtp.answer = () => 'silence';
    await office.post(...everybody.map((address) => mailTo(address)));
    for (const address of everybody) await office.untilStatus(address, 'retrying');
    expect((await office.rows()).map(({ attempts }) => attempts)).toEqual(everybody.map(() => 1));
  });

  it('refuses connections: one mail probes, the others wait untouched, and all go when it is back', async () => {
    await smtp.stop();
    await office.post(...everybody.map((address) => mailTo(address)));
    await eventually(
      () => 'a mail that noticed',
      async () => (await office.rows()).some(({ last_error }) => last_error?.includes('ECONNREFUSED')),
    );
    await new Promise((resolve) => setTimeout(resolve, 500));
    const untouched = (await office.rows()).filter(({ attempts }) => attempts === 0);
    expect(untouched.length).toBeGreaterThanOrEqual(10);
    await smtp.start();
    clock.forward(HOUR);
    await office.until('sent');
    for (const address of everybody) expect(copies(address)).toEqual({ copies: 1, messageIds: 1 });
  });

  it.each([421, 554])('greets with %i: nothing is given up, and all goes when it is back', async (code) => {
    smtp.greeting = code;
    await office.post(...everybody.map((address) => mailTo(address)));
    await eventually(
      () => 'a mail that noticed',
      async () => (await office.rows()).some(({ last_error }) => last_error?.includes(String(code))),
    );
    expect((await office.rows()).map(({ status }) => status)).not.toContain('failed');
    smtp.greeting = null;
    clock.forward(HOUR);
    await office.until('sent');
    for (const address of everybody) expect(copies(address)).toEqual({ copies: 1, messageIds: 1 });
  });

  it('refuses for days: the mail is tried for more than a day, then fails, visibly', async () => {
    smtp.answer = () => ({ code: 451, at: 'recipient' });
    await office.post(mailTo('never@example.org'));
    let age = 0;
    let row = await office.untilStatus('never@example.org', 'retrying');
    for (let attempts = 1; row.status === 'retrying' && attempts < 40; attempts++) {
      const wait = Math.max(0, row.next_attempt_at - clock.now().getTime()) + 1;
      age += wait;
      clock.forward(wait);
      await eventually(
        () => `attempt ${attempts + 1}`,
        async () => (row = await office.row('never@example.org')).attempts > attempts && row.status !== 'sending',
      );
    }
    expect(row.status).toBe('failed');
    expect(row.last_error).toContain('451');
    expect(age).toBeGreaterThan(24 * HOUR);
    expect(smtp.begun).toBe(row.attempts);
  });
});

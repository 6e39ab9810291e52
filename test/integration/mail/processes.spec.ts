import { spawnSync } from 'node:child_process';
import { DataSource } from 'typeorm';
import { writeSourceOptions } from '../../../src/platform/database/data-source-options.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import type { Transaction } from '../../../src/platform/database/transaction.js';
import { newProcessName } from '../../../src/platform/mail/process-name.js';
import { describeOnEachEngine, openTestDatabase, type TestDatabase } from '../../support/databases.js';
import { ScriptedSmtp } from '../../support/smtp.js';
import { eventually, ForwardClock, mailTo, PostOffice } from './post-office.js';

const MINUTE = 60_000;

/** Refuses while `full`, as a disk does. */
class TroubledWrites extends UnitOfWork {
  full = false;
  refused = 0;

  override run<T>(job: (tx: Transaction) => Promise<T>, options?: { lane?: string }): Promise<T> {
    if (!this.full) return super.run(job, options);
    this.refused++;
    return Promise.reject(Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' }));
  }
}

describeOnEachEngine('dispatchers', (engine) => {
  let database: TestDatabase;
  let smtp: ScriptedSmtp;
  let running: PostOffice[] = [];

  beforeAll(async () => {
    database = await openTestDatabase(engine);
  });

  afterAll(() => database.close());

  beforeEach(async () => {
    await database.unitOfWork.run((tx) => tx.execute('DELETE FROM outgoing_emails'));
    smtp = await new ScriptedSmtp().start();
  });

  afterEach(async () => {
    for (const { dispatcher } of running) await dispatcher.stop();
    running = [];
    await smtp.stop();
  });

  function office(clock?: ForwardClock, writes?: UnitOfWork): PostOffice {
    const made = new PostOffice(database, smtp.url, clock, writes);
    running.push(made);
    return made;
  }

  function receivedAddresses(): string[] {
    return smtp.received.map(({ to }) => to).sort();
  }

  it('of three processes send each mail once', async () => {
    const sources = [1, 2, 3].map(() => new DataSource(writeSourceOptions(database.url, [])));
    for (const source of sources) await source.initialize();
    const offices = sources.map((source) => office(undefined, new UnitOfWork(source)));
    const addresses = Array.from({ length: 150 }, (_, at) => `agent${String(at).padStart(3, '0')}@example.org`);
    await offices[0]!.post(...addresses.map((address) => mailTo(address)));
    for (const { dispatcher } of offices) dispatcher.start();
    await offices[0]!.until('sent');
    for (const { dispatcher } of offices) await dispatcher.stop();
    for (const source of sources) await source.destroy();
    expect(receivedAddresses()).toEqual(addresses);
  });

  it.each([
    ['a process that died on this machine', 0, true],
    ['another machine, a minute ago', MINUTE, false],
    ['another machine, six minutes ago', 6 * MINUTE, true],
  ])('a claim of %s', async (claimant, age, comesBack) => {
    const clock = new ForwardClock();
    const first = office(clock);
    await first.post(mailTo('claimed@example.org'), mailTo('free@example.org'));
    const [machine, , life] = newProcessName().split('-') as [string, string, string];
    const dead = spawnSync(process.execPath, ['--version']).pid;
    const name = claimant.includes('this machine') ? `${machine}-${dead}-${life}` : `${'0'.repeat(12)}-1-${life}`;
    await database.unitOfWork.run((tx) =>
      tx.execute(
        `UPDATE outgoing_emails SET status = 'sending', claimed_by = ?, claimed_at = ? WHERE to_address = 'claimed@example.org'`,
        [name, clock.now().getTime() - age],
      ),
    );
    first.dispatcher.start();
    await first.untilStatus('free@example.org', 'sent');
    if (comesBack) {
      expect(await first.untilStatus('claimed@example.org', 'sent')).toMatchObject({ attempts: 1 });
    } else {
      expect(await first.row('claimed@example.org')).toMatchObject({ status: 'sending', claimed_by: name });
      expect(receivedAddresses()).toEqual(['free@example.org']);
    }
  });

  it('that is stopped lets the mail under way end and gives the others back', async () => {
    const first = office();
    first.pace.headway = 10_000;
    smtp.delay = 300;
    await first.post(...['a', 'b', 'c'].map((name) => mailTo(`${name}@example.org`)));
    first.dispatcher.start();
    await eventually(
      () => 'a message begun',
      () => smtp.begun === 1,
    );
    await first.dispatcher.stop();
    const statuses = (await first.rows()).map(({ status, attempts, claimed_by }) => [status, attempts, claimed_by]);
    expect(statuses.sort()).toEqual([
      ['queued', 0, null],
      ['queued', 0, null],
      ['sent', 1, null],
    ]);
  });

  it('that is stopped while the server is silent does not wait for it', async () => {
    const first = office();
    first.pace.farewell = 100;
    smtp.answer = () => 'silence';
    await first.post(mailTo('a@example.org'));
    first.dispatcher.start();
    await eventually(
      () => 'the message taken',
      () => smtp.received.length === 1,
    );
    const before = performance.now();
    await first.dispatcher.stop();
    expect(performance.now() - before).toBeLessThan(2_000);
    expect(await first.row('a@example.org')).toMatchObject({ status: 'retrying', attempts: 1, claimed_by: null });
  });

  it('outlive a database that refuses to claim', async () => {
    const writes = new TroubledWrites(database.dataSource);
    const first = office(undefined, writes);
    await first.post(mailTo('a@example.org'));
    writes.full = true;
    first.dispatcher.start();
    await eventually(
      () => 'two refusals',
      () => writes.refused >= 2,
    );
    writes.full = false;
    expect(await first.untilStatus('a@example.org', 'sent')).toMatchObject({ attempts: 1 });
  });

  it('whose outcomes cannot be written remember them, and send nothing meanwhile', async () => {
    const writes = new TroubledWrites(database.dataSource);
    const first = office(undefined, writes);
    smtp.delay = 100;
    await first.post(...['a', 'b', 'c', 'd'].map((name) => mailTo(`${name}@example.org`)));
    first.pace.headway = 10_000;
    first.dispatcher.start();
    await eventually(
      () => 'a message begun',
      () => smtp.begun === 1,
    );
    writes.full = true;
    first.pace.headway = 0;
    await eventually(
      () => 'two refusals',
      () => writes.refused >= 2,
    );
    first.dispatcher.poke();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(smtp.received).toHaveLength(1);
    writes.full = false;
    await first.until('sent');
    expect(receivedAddresses()).toEqual(['a', 'b', 'c', 'd'].map((name) => `${name}@example.org`));
  });

  it('leave one message at a time between the server’s answer and its note, when the server is quick', async () => {
    const first = office();
    first.pace.headway = 5_000;
    let most = 0;
    smtp.answer = () => {
      most = Math.max(most, smtp.begun - smtp.received.length);
      return 'accept';
    };
    await first.post(...Array.from({ length: 30 }, (_, at) => mailTo(`agent${at}@example.org`)));
    first.dispatcher.start();
    await first.until('sent');
    expect(most).toBe(1);
  });

  it('use all their connections when the server is slow', async () => {
    const first = office();
    smtp.delay = 1_000;
    first.pace.headway = 10;
    await first.post(...Array.from({ length: 16 }, (_, at) => mailTo(`agent${at}@example.org`)));
    first.dispatcher.start();
    await eventually(
      () => 'eight messages under way',
      () => smtp.begun - smtp.received.length === first.pace.connections,
    );
    await first.until('sent');
    expect(smtp.begun).toBe(16);
  });
});

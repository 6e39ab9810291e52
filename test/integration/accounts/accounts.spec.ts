import { type Environment } from '../../../src/platform/config/environment.js';
import { LinkTokens } from '../../../src/platform/mail/link-tokens.js';
import { LoginLinkUnusable } from '../../../src/platform/accounts/account.errors.js';
import { LoginSessions } from '../../../src/platform/accounts/login-sessions.js';
import { IssueLoginLink } from '../../../src/platform/accounts/use-cases/issue-login-link.js';
import { LogIn } from '../../../src/platform/accounts/use-cases/log-in.js';
import { LogOut } from '../../../src/platform/accounts/use-cases/log-out.js';
import { OpenLoginSession } from '../../../src/platform/accounts/use-cases/open-login-session.js';
import { AuditTrail } from '../../../src/platform/audit/audit-trail.js';
import { OpenAccount } from '../../../src/platform/accounts/use-cases/open-account.js';

import { describeOnEachEngine, openTestDatabase, type TestDatabase } from '../../support/databases.js';

const MINUTE = 60_000;

describeOnEachEngine('accounts and logins', (engine) => {
  let database: TestDatabase;
  let now = Date.parse('2026-03-02T08:00:00Z');
  const clock = { now: () => new Date(now) };
  const environment = { secret: 's'.repeat(32), publicUrl: 'https://seminaires.example.org' } as Environment;
  const tokens = new LinkTokens(environment);
  const parts = () => ({
    issue: new IssueLoginLink(database.unitOfWork, tokens, clock, environment),
    logIn: new LogIn(database.unitOfWork, tokens, clock, new OpenLoginSession(tokens, clock, new AuditTrail(clock))),
    logOut: new LogOut(database.unitOfWork, tokens, clock),
    sessions: new LoginSessions(database.read, database.unitOfWork, tokens, clock),
  });

  beforeAll(async () => {
    database = await openTestDatabase(engine);
  });
  afterAll(() => database.close());

  const open = (email: string, name = 'Camille Verney') =>
    database.unitOfWork.run((tx) => new OpenAccount(clock).execute(tx, { email, name }));
  const tokenFor = async (email: string) => (await parts().issue.execute(email))!.split('/').at(-1)!;

  it('gives one account to an address, however it is typed', async () => {
    const id = await open('Camille.Verney@Example.org');
    expect(await open(' camille.verney@example.org ', 'Somebody Else')).toBe(id);
    const rows = await database.read.query('SELECT email, name FROM organiser_accounts WHERE id = ?', [id]);
    expect(rows).toEqual([{ email: 'Camille.Verney@Example.org', name: 'Camille Verney' }]);
  });

  it('issues no link without an account', async () => {
    expect(await parts().issue.execute('nobody@example.org')).toBeNull();
  });

  it('of thirty who use one link at once lets one in', async () => {
    await open('rush@example.org');
    const token = await tokenFor('rush@example.org');
    const tries = await Promise.allSettled(Array.from({ length: 30 }, () => parts().logIn.execute(token)));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refused = tries.filter((one) => one.status === 'rejected');
    expect(refused.every(({ reason }) => reason instanceof LoginLinkUnusable)).toBe(true);
  });

  it('knows who is logged in, until they leave', async () => {
    const accountId = await open('session@example.org', 'Sophie Garnaud');
    const session = await parts().logIn.execute(await tokenFor('session@example.org'));
    expect(session).toMatch(/^[\w-]{43}$/);
    expect(await parts().sessions.find(session)).toMatchObject({
      accountId,
      name: 'Sophie Garnaud',
      email: 'session@example.org',
    });
    expect(await parts().sessions.find(`${session}x`)).toBeNull();
    await parts().logOut.execute(session);
    expect(await parts().sessions.find(session)).toBeNull();
    await parts().logOut.execute('never was one');
  });

  it('forgets links and sessions that are over, at the next login', async () => {
    await open('old@example.org');
    const unused = await tokenFor('old@example.org');
    await parts().logIn.execute(await tokenFor('old@example.org'));
    now += 8 * 24 * 60 * MINUTE;
    await expect(parts().logIn.execute(unused)).rejects.toThrow(LoginLinkUnusable);
    await parts().logIn.execute(await tokenFor('old@example.org'));
    const left = async (table: string) =>
      (
        await database.read.query(
          `SELECT t.id FROM ${table} t JOIN organiser_accounts a ON a.id = t.account_id WHERE a.email_normalised = ?`,
          ['old@example.org'],
        )
      ).length;
    expect([await left('login_links'), await left('login_sessions')]).toEqual([1, 1]);
  });
});

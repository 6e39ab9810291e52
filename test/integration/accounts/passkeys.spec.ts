import { PasskeyRefused } from '../../../src/platform/accounts/account.errors.js';
import { LoginSessions } from '../../../src/platform/accounts/login-sessions.js';
import { PasskeyChallenges } from '../../../src/platform/accounts/passkey-challenges.js';
import { ForgetPasskeys } from '../../../src/platform/accounts/use-cases/forget-passkeys.js';
import { OpenAccount } from '../../../src/platform/accounts/use-cases/open-account.js';
import { OpenLoginSession } from '../../../src/platform/accounts/use-cases/open-login-session.js';
import { AuditTrail } from '../../../src/platform/audit/audit-trail.js';
import type { Environment } from '../../../src/platform/config/environment.js';
import { LinkTokens } from '../../../src/platform/mail/link-tokens.js';
import { describeOnEachEngine, openTestDatabase, type TestDatabase } from '../../support/databases.js';

const MINUTE = 60_000;

describeOnEachEngine('passkeys', (engine) => {
  let database: TestDatabase;
  let now = Date.parse('2026-03-02T08:00:00Z');
  let [camille, denis] = ['', ''];
  const clock = { now: () => new Date(now) };
  const audit = new AuditTrail(clock);
  const tokens = new LinkTokens({ secret: 's'.repeat(32) } as Environment);
  beforeAll(async () => {
    database = await openTestDatabase(engine);
    const open = (email: string, name: string) =>
      database.unitOfWork.run((tx) => new OpenAccount(clock).execute(tx, { email, name }));
    [camille, denis] = [await open('camille@example.org', 'Camille'), await open('denis@example.org', 'Denis')];
  });
  afterAll(() => database.close());

  it('answer a question once, within five minutes, for whom and for what it was asked', async () => {
    const challenges = new PasskeyChallenges(database.unitOfWork, clock);
    const ask = () => challenges.keep('question', 'register', camille);
    expect(await challenges.take(await ask(), 'register', camille)).toBe('question');
    const used = await ask();
    await challenges.take(used, 'register', camille);
    await expect(challenges.take(used, 'register', camille)).rejects.toThrow(PasskeyRefused);
    await expect(challenges.take(await ask(), 'register', denis)).rejects.toThrow(PasskeyRefused);
    await expect(challenges.take(await ask(), 'register', null)).rejects.toThrow(PasskeyRefused);
    await expect(challenges.take(await ask(), 'log-in', camille)).rejects.toThrow(PasskeyRefused);
    await expect(challenges.take('no such question', 'register', camille)).rejects.toThrow(PasskeyRefused);
    const late = await ask();
    now += 5 * MINUTE;
    await expect(challenges.take(late, 'register', camille)).rejects.toThrow(PasskeyRefused);
  });

  it('of thirty answers to one question let one through', async () => {
    const challenges = new PasskeyChallenges(database.unitOfWork, clock);
    const id = await challenges.keep('question', 'log-in', null);
    const tries = await Promise.allSettled(Array.from({ length: 30 }, () => challenges.take(id, 'log-in', null)));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('are forgotten by a command, together with the logins, and only those of the account', async () => {
    const sessions = new LoginSessions(database.read, database.unitOfWork, tokens, clock);
    const logIn = (accountId: string) =>
      database.unitOfWork.run((tx) =>
        new OpenLoginSession(tokens, clock, audit).within(tx, accountId, { device: null, passkeyId: 'k' }),
      );
    for (const [accountId, credential] of [
      [camille, 'c1'],
      [camille, 'c2'],
      [denis, 'd1'],
    ] as const) {
      await database.unitOfWork.run((tx) =>
        tx.execute(
          `INSERT INTO passkeys (id, account_id, credential_id, public_key, counter, transports, name, created_at)
           VALUES (?, ?, ?, 'x', 0, '', 'Clé', 0)`,
          [credential, accountId, credential],
        ),
      );
    }
    const [hers, his] = [await logIn(camille), await logIn(denis)];
    expect(await sessions.find(hers)).toMatchObject({ isProven: true, isAdministrator: false });
    await database.unitOfWork.run((tx) =>
      new ForgetPasskeys(clock, audit).within(
        tx,
        { accountId: null, name: 'npm run admin' },
        { id: camille, email: 'camille@example.org', name: 'Camille' },
      ),
    );
    expect(await sessions.find(hers)).toBeNull();
    expect(await sessions.find(his)).toMatchObject({ name: 'Denis' });
    expect(await database.read.query('SELECT id FROM passkeys')).toEqual([{ id: 'd1' }]);
  });
});

import type { EventRole } from '../../src/events/domain/event-role.js';
import { IssueLoginLink } from '../../src/platform/accounts/use-cases/issue-login-link.js';
import { OpenAccount } from '../../src/platform/accounts/use-cases/open-account.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import type { TestApp } from './app.js';
import { Visitor } from './visitor.js';

/** An account with these roles: event id → role. @returns the account's id. */
export async function givenOrganiser(
  { app }: Pick<TestApp, 'app'>,
  {
    email = 'camille.verney@example.org',
    name = 'Camille Verney',
    roles = {},
  }: { email?: string; name?: string; roles?: Record<string, EventRole> } = {},
): Promise<string> {
  return app.get(UnitOfWork, { strict: false }).run(async (tx) => {
    const accountId = await app.get(OpenAccount, { strict: false }).execute(tx, { email, name });
    for (const [eventId, role] of Object.entries(roles)) {
      await tx.execute('INSERT INTO event_roles (event_id, account_id, role) VALUES (?, ?, ?)', [
        eventId,
        accountId,
        role,
      ]);
    }
    return accountId;
  });
}

/** A browser in which this organiser is logged in, by a link and its button. */
export async function loggedIn(
  { app, url }: Pick<TestApp, 'app' | 'url'>,
  email = 'camille.verney@example.org',
): Promise<Visitor> {
  const link = await app.get(IssueLoginLink, { strict: false }).execute(email);
  if (!link) throw new Error(`no account ${email}`);
  const visitor = new Visitor(url);
  const { status } = await visitor.send(new URL(link).pathname);
  if (status !== 303) throw new Error(`the login answered ${status}`);
  return visitor;
}

import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { insert } from './seminar.mjs';

const DAY = 86_400_000;

/** An organiser of these events who is logged in already, written by SQL. @returns the cookie to send. */
export async function logInOrganiser(database, events) {
  const now = Date.now();
  const account = randomUUID();
  const token = randomBytes(24).toString('base64url');
  const email = `organisatrice.${account}@example.org`;
  await insert(database, 'organiser_accounts', {
    id: account,
    email,
    email_normalised: email,
    name: 'Sophie Garnaud',
    created_at: now,
  });
  await insert(database, 'login_sessions', {
    id: randomUUID(),
    token_hash: createHash('sha256').update(token).digest('hex'),
    account_id: account,
    created_at: now,
    last_seen_at: now,
    expires_at: now + DAY,
  });
  for (const { id } of events)
    await insert(database, 'event_roles', { event_id: id, account_id: account, role: 'responsable' });
  return `organisateur=${token}`;
}

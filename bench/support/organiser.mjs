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

/** Somebody at the desk: follows links, sends forms with the token that pages give. */
export class DeskVisitor {
  #csrf = '';

  constructor(url, cookie) {
    this.url = url;
    this.cookie = cookie;
  }

  /** @returns the answer's `status`, `location` and `body`. */
  async get(path, accept = 'text/html') {
    return this.#answer(await fetch(this.url + path, { headers: { cookie: this.cookie, accept }, redirect: 'manual' }));
  }

  /** @param from the page whose form this is; only read where no token is known yet. @throws for what is neither done nor an answer to a script. */
  async post(path, fields, from = path, accept = 'text/html') {
    if (this.#csrf === '') await this.get(from);
    const answer = await this.#answer(
      await fetch(this.url + path, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie: this.cookie, accept, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ ...fields, _csrf: this.#csrf }),
      }),
    );
    if (answer.status !== 303 && answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
    return answer;
  }

  async #answer(answer) {
    const body = await answer.text();
    const given = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
    if (given.length > 0) this.cookie = [this.cookie, ...given].join('; ');
    this.#csrf = /name="_csrf" value="([^"]*)"/.exec(body)?.[1] ?? this.#csrf;
    return { status: answer.status, location: answer.headers.get('location'), body };
  }
}

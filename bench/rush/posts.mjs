import { randomUUID } from 'node:crypto';
import { jsonPost } from '../support/http-client.mjs';
import { people } from '../support/people.mjs';

/**
 * What the crowd will send, made before the clock runs. One person in `1 / doubled` clicks twice: the same bytes, with
 * the same key, right behind the first ones, so that two connections carry them at the same moment.
 */
export function posts(slug, count, doubled, prefix) {
  const every = Math.round(1 / doubled);
  return people(count, prefix).flatMap((person, at) => {
    const bytes = jsonPost(`/api/v1/events/${slug}/registrations`, person, { 'idempotency-key': randomUUID() });
    const post = { email: person.email, bytes };
    return at % every === 0 ? [post, post] : [post];
  });
}

import { HttpClient } from '../support/http-client.mjs';

/**
 * `clients` people's connections at once, spread over the applications in turn, each sending the next post as soon as
 * the one before is answered.
 * @returns the answers `{ email, status, body, took }` and the whole duration in milliseconds.
 */
export async function rush(posts, clients, ports) {
  const queue = posts.values();
  const answers = [];
  const connections = Array.from({ length: clients }, (_, at) => new HttpClient(ports[at % ports.length]));
  const startedAt = performance.now();
  await Promise.all(
    connections.map(async (connection) => {
      for (const { email, bytes } of queue) {
        const { status, body, took } = await connection
          .send(bytes)
          .catch((error) => ({ status: 0, body: Buffer.from(String(error)), took: NaN }));
        answers.push({ email, status, body: body.toString('utf8'), took });
      }
      connection.close();
    }),
  );
  return { answers, duration: performance.now() - startedAt };
}

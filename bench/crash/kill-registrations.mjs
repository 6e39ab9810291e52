import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { startApplication, freePort } from '../support/application.mjs';
import { Checks } from '../support/checks.mjs';
import { createDatabase } from '../support/databases.mjs';
import { median } from '../support/figures.mjs';
import { HttpClient, jsonPost } from '../support/http-client.mjs';
import { people } from '../support/people.mjs';
import { insertEvent } from '../support/seminar.mjs';
import { judge } from '../rush/verdict.mjs';
import { chance } from './chance.mjs';

const SHORTEST_LIFE_MS = 50;
const LONGEST_LIFE_MS = 500;
const PLACES = 300;

/** People register without a pause while the application is killed; who got no answer asks again with the same key. */
export async function killRegistrations(engine, { kills, clients, restart, seed }) {
  const random = chance(seed);
  const database = await createDatabase(engine);
  const event = await insertEvent(database, { places: PLACES });
  const port = await freePort();
  const restarts = [];
  const crowd = new Crowd(event.slug, port, clients);
  try {
    let app = await startApplication(database.url, { port });
    crowd.start();
    for (let kill = 0; kill < kills; kill++) {
      await sleep(SHORTEST_LIFE_MS + random() * (LONGEST_LIFE_MS - SHORTEST_LIFE_MS));
      await app.kill();
      app = await startApplication(database.url, { port });
      restarts.push(app.startedIn);
    }
    await crowd.stop();
    await app.stop();
    const checks = new Checks();
    await judge(checks, database, event, { answers: crowd.answers, places: PLACES });
    if (engine === 'sqlite')
      checks.equal('integrity_check', await database.query('PRAGMA integrity_check'), [{ integrity_check: 'ok' }]);
    checks.atMost('longest restart, ms', Math.round(Math.max(...restarts)), restart);
    const good = checks.tell(`registrations, ${engine}, ${kills} kills, ${crowd.answers.length} acknowledged`);
    const verdict = good ? 0 : 'see above';
    return [
      'registrations',
      engine,
      `${kills}`,
      `${crowd.answers.length}`,
      `${verdict}`,
      `${verdict}`,
      median(restarts),
      Math.max(...restarts),
    ];
  } finally {
    crowd.stopNow();
    await database.remove();
  }
}

class Crowd {
  answers = [];
  #going = false;
  #done = [];

  constructor(slug, port, clients) {
    this.slug = slug;
    this.port = port;
    this.clients = clients;
    this.supply = this.#endless();
  }

  start() {
    this.#going = true;
    this.#done = Array.from({ length: this.clients }, () => this.#person());
  }

  /** Everybody gets the answer they wait for. */
  async stop() {
    this.#going = false;
    await Promise.all(this.#done);
  }

  stopNow() {
    this.#going = false;
    this.abandoned = true;
  }

  async #person() {
    const connection = new HttpClient(this.port);
    while (this.#going) {
      const { email, bytes } = this.supply.next().value;
      const answer = await this.#untilAnswered(connection, bytes);
      if (answer)
        this.answers.push({ email, status: answer.status, body: answer.body.toString('utf8'), took: answer.took });
    }
    connection.close();
  }

  async #untilAnswered(connection, bytes) {
    while (!this.abandoned) {
      try {
        return await connection.send(bytes);
      } catch {
        await sleep(100);
      }
    }
    return null;
  }

  *#endless() {
    for (let wave = 0; ; wave++) {
      for (const person of people(1000, `vague${wave}`)) {
        yield {
          email: person.email,
          bytes: jsonPost(`/api/v1/events/${this.slug}/registrations`, person, { 'idempotency-key': randomUUID() }),
        };
      }
    }
  }
}

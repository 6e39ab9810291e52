// Does a registration, or a page of the list, cost more when the database is full? See bench/README.md.
import { startApplication } from '../support/application.mjs';
import { Checks } from '../support/checks.mjs';
import { createDatabase } from '../support/databases.mjs';
import { heading, median, percentile, table } from '../support/figures.mjs';
import { flags } from '../support/flags.mjs';
import { get, HttpClient, jsonPost } from '../support/http-client.mjs';
import { fillWithRegistrations } from '../support/many-registrations.mjs';
import { logInOrganiser } from '../support/organiser.mjs';
import { people } from '../support/people.mjs';
import { insertEvent } from '../support/seminar.mjs';

const options = flags({
  sizes: [100, 10_000, 1_000_000],
  engines: ['sqlite', 'postgres'],
  /** The sizes take turns, so that a busy minute of the machine is everybody's. */
  rounds: 11,
  requests: 20,
  /** The most that the fullest database may cost, over the emptiest. */
  ratio: 1.5,
});

/** Half of the rows belong to one big event, the other half to events of this many. */
const SMALL_EVENT = 200;

const WHAT = {
  'registration, big event': (house) => register(house, house.events.big),
  'registration, small event': (house) => register(house, house.events.one),
  'list, big event': ({ cookie }) => get('/organiser/evenements/grand/inscriptions', { cookie }),
  'list, small event': ({ cookie, events }) => get(`/organiser/evenements/${events.one.slug}/inscriptions`, { cookie }),
};

heading(
  `growth: ${options.sizes.join(', ')} registrations, half in one event, half spread over events of ${SMALL_EVENT}`,
);
const report = [['engine', 'what', ...options.sizes.map((size) => `${size} ms`), 'last / first']];
for (const engine of options.engines) {
  const houses = [];
  try {
    for (const size of options.sizes) houses.push(await openHouse(engine, size));
    report.push(...(await measure(engine, houses)));
  } finally {
    for (const { app, database } of houses) {
      await app?.stop();
      await database.remove();
    }
  }
}
table(report);

async function openHouse(engine, size) {
  const database = await createDatabase(engine);
  const big = await insertEvent(database, { slug: 'grand', code: 'BANC 000' });
  await fillWithRegistrations(database, big, size / 2, 0);
  const small = [];
  for (let filled = size / 2; filled < size; filled += SMALL_EVENT) {
    const event = await insertEvent(database, { slug: `petit-${small.length}`, code: `BANC ${small.length + 1}` });
    small.push(event);
    await fillWithRegistrations(database, event, Math.min(SMALL_EVENT, size - filled), filled);
  }
  const one = small[small.length >> 1];
  const cookie = await logInOrganiser(database, [big, one]);
  // Otherwise the server tidies up by itself, in the middle of the measurement.
  if (engine === 'postgres') await database.query('VACUUM ANALYZE');
  const app = await startApplication(database.url);
  console.log(`  ${engine}: ${size} registrations in ${small.length + 1} events`);
  return { size, database, app, cookie, client: new HttpClient(app.port), events: { big, one }, served: 0 };
}

function register(house, { slug }) {
  const [person] = people(1, `essai${house.size}-${house.served++}`);
  return jsonPost(`/api/v1/events/${slug}/registrations`, person);
}

async function measure(engine, houses) {
  const checks = new Checks();
  const medians = new Map(Object.keys(WHAT).map((what) => [what, houses.map(() => [])]));
  // The first round warms the applications up and does not count.
  for (let round = 0; round <= options.rounds; round++) {
    for (const [what, request] of Object.entries(WHAT)) {
      for (const [at, house] of houses.entries()) {
        const took = [];
        for (let count = 0; count < options.requests; count++) {
          const answer = await house.client.send(request(house));
          if (answer.status !== 200 && answer.status !== 201)
            throw new Error(`${what}: ${answer.status} ${answer.body}`);
          took.push(answer.took);
        }
        if (round > 0) medians.get(what)[at].push(percentile(took, 0.5));
      }
    }
  }
  const rows = [...medians].map(([what, ofHouses]) => {
    const costs = ofHouses.map((rounds) => median(rounds));
    // Of requests a moment apart: a busy minute divides out.
    const ratio = median(ofHouses.at(-1).map((cost, round) => cost / ofHouses[0][round]));
    checks.atMost(`${what}, last / first`, Number(ratio.toFixed(2)), options.ratio);
    return [engine, what, ...costs, ratio];
  });
  checks.tell(`growth, ${engine}`);
  return rows;
}

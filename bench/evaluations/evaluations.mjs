// A room answers a questionnaire from its telephones while the organisers look on. See bench/README.md.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { startApplication } from '../support/application.mjs';
import { Checks } from '../support/checks.mjs';
import { createDatabase } from '../support/databases.mjs';
import { heading, median, percentile, short, table } from '../support/figures.mjs';
import { flags } from '../support/flags.mjs';
import { insertEvent } from '../support/seminar.mjs';
import { Collecting } from './organiser.mjs';
import { answerByPhone } from './phone.mjs';

const options = flags({
  engines: ['sqlite', 'postgres'],
  people: 4000,
  /** Within which they all answer, in the life of a seminar. */
  minutes: 10,
  /** Seconds of the rush at that rate. */
  seconds: 60,
  /** Telephones at the same moment, when everybody answers as fast as the machine goes. */
  phones: 20,
  /** Whole responses of the large questionnaire; its answers are some eleven times as many. */
  large: 10_000,
  /** Most milliseconds that 99 of 100 requests may take, and a page of results. */
  p99: 300,
  results: 200,
});

const ratePerSecond = options.people / (options.minutes * 60);

heading(
  `evaluations: ${options.people} answers by telephone, at ${short(ratePerSecond)} a second for ${options.seconds} s, then with ${options.phones} telephones at once`,
);
const report = [
  ['engine', 'load', 'answers/s', 'phone p50 ms', 'phone p99 ms', 'live results p99 ms', 'count p99 ms', 'CPU ms each'],
];
const later = [
  [
    'engine',
    'closing ms',
    'longest page meanwhile ms',
    'answers',
    'results first ms',
    'results p50 ms',
    'one atelier less p50 ms',
  ],
];
for (const engine of options.engines) {
  const database = await createDatabase(engine);
  const checks = new Checks();
  let app;
  try {
    const event = await insertEvent(database);
    app = await startApplication(database.url);
    await measure(engine, database, app, event, checks);
  } finally {
    await app?.stop();
    await database.remove();
  }
  checks.tell(`evaluations, ${engine}`);
}
table(report);
console.log('');
table(later);

async function measure(engine, database, app, event, checks) {
  const { collecting, id, code } = await Collecting.open(database, app, event);
  const paced = Math.min(options.people, Math.round(ratePerSecond * options.seconds));
  const loads = [
    ['warm-up', 20, (count, took) => atOnce(app.port, code, count, took)],
    ['as it comes', paced, (count, took) => asTheyCome(app.port, code, count, took)],
    ['at once', options.people - paced - 20, (count, took) => atOnce(app.port, code, count, took)],
  ];
  for (const [load, count, send] of loads.filter(([, count]) => count > 0)) {
    const row = await under(engine, load, count, send, app, collecting);
    if (load === 'warm-up') continue;
    report.push(row.cells);
    checks.equal(`${load}: answers taken`, row.taken, count);
    // What telephones wait for when all that the machine can do is asked of it says how fast it is, not whether it is fast enough.
    if (load === 'at once') continue;
    checks.atMost(`${load}: p99 of a telephone, ms`, row.phone, options.p99);
    checks.atMost(`${load}: p99 of the live results, ms`, row.live, options.p99);
    checks.atMost(`${load}: p99 of the count, ms`, row.count, options.p99);
  }
  await measureClosing(engine, database, app, collecting, id, event, checks);
}

async function under(engine, load, count, send, app, collecting) {
  const took = [];
  let isOver = false;
  const [startedAt, cpuBefore] = [performance.now(), app.processorTime()];
  const lookers = [collecting.watch('/resultats', 2000, () => isOver), collecting.watch('/compte', 500, () => isOver)];
  const taken = await send(count, took).finally(() => (isOver = true));
  const rate = (count / (performance.now() - startedAt)) * 1000;
  const [live, counts] = await Promise.all(lookers);
  // With what the organisers' pages cost meanwhile.
  const cpu = (app.processorTime() - cpuBefore) / count;
  const figures = { phone: percentile(took, 0.99), live: percentile(live, 0.99), count: percentile(counts, 0.99) };
  const cells = [engine, load, rate, percentile(took, 0.5), figures.phone, figures.live, figures.count, cpu];
  return { ...figures, taken, cells };
}

/** One after the other at even moments, whether or not those before are done. @returns how many were taken. */
async function asTheyCome(port, code, count, took) {
  const people = Array.from({ length: count }, async (_, at) => {
    await sleep((at / ratePerSecond) * 1000);
    return answerByPhone(port, code, took);
  });
  return (await Promise.all(people)).filter(Boolean).length;
}

async function atOnce(port, code, count, took) {
  let left = count;
  let taken = 0;
  await Promise.all(
    Array.from({ length: options.phones }, async () => {
      while (left-- > 0) if (await answerByPhone(port, code, took)) taken++;
    }),
  );
  return taken;
}

async function measureClosing(engine, database, app, collecting, id, event, checks) {
  let isOver = false;
  const page = (async () => {
    let longest = 0;
    while (!isOver) {
      const startedAt = performance.now();
      await (await fetch(`${app.url}/evenements/${event.slug}`)).arrayBuffer();
      longest = Math.max(longest, performance.now() - startedAt);
      await sleep(20);
    }
    return longest;
  })();
  const startedAt = performance.now();
  await collecting.visitor.post(`${collecting.address}/cloture`, {});
  const closing = performance.now() - startedAt;
  isOver = true;
  const stored = await countOf(database, 'questionnaire_responses', id);
  checks.equal('responses after closing', stored, options.people);
  checks.equal('sealed answers left', await countOf(database, 'questionnaire_box', id), 0);
  const answers = await enlarge(database, id, stored);
  const first = await collecting.see('/resultats');
  const looks = [];
  for (let look = 0; look < 15; look++) looks.push(await collecting.see('/resultats'));
  checks.atMost(`results over ${answers} answers, ms`, median(looks), options.results);
  const filtered = [];
  for (let look = 0; look < 5; look++) filtered.push(await collecting.see('/resultats?type=commune'));
  later.push([engine, closing, await page, `${answers}`, first, median(looks), median(filtered)]);
}

async function countOf(database, tableName, id) {
  const [{ count }] = await database.query(`SELECT COUNT(*) AS count FROM ${tableName} WHERE questionnaire_id = ?`, [
    id,
  ]);
  return Number(count);
}

/** The same answers again under other ids, until there are `options.large`. @returns how many single answers there are. */
async function enlarge(database, id, stored) {
  const models = await database.query('SELECT * FROM questionnaire_responses WHERE questionnaire_id = ?', [id]);
  const columns = Object.keys(models[0]);
  for (let at = stored; at < options.large; at += 100) {
    const rows = Array.from({ length: Math.min(100, options.large - at) }, (_, step) =>
      Object.values({ ...models[(at + step) % models.length], id: randomUUID() }),
    );
    const marks = rows.map((row) => `(${row.map(() => '?').join(', ')})`).join(', ');
    await database.query(`INSERT INTO questionnaire_responses (${columns.join(', ')}) VALUES ${marks}`, rows.flat());
  }
  // As if an organiser had saved: what is kept in memory is of the version before.
  await database.query('UPDATE questionnaires SET version = version + 1 WHERE id = ?', [id]);
  const perResponse = models.reduce((sum, { answers }) => sum + JSON.parse(answers).length, 0) / models.length;
  return Math.round(perResponse * options.large);
}

// What a keystroke in the box « collectivité » waits for. See bench/README.md.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { startApplication } from '../support/application.mjs';
import { Checks } from '../support/checks.mjs';
import { createDatabase } from '../support/databases.mjs';
import { heading, percentile, table } from '../support/figures.mjs';
import { flags } from '../support/flags.mjs';
import { get, HttpClient } from '../support/http-client.mjs';
import { insert } from '../support/seminar.mjs';
import { typed } from './typed.mjs';

const options = flags({
  engines: ['sqlite', 'postgres'],
  /** Names of each kind; each is typed letter by letter. */
  names: 60,
  /** Employers that others typed freely; at most 2,000 are proposed. */
  employers: [0, 2000],
  /** Most milliseconds that 95 of 100 look-ups take. */
  p95: 10,
});
/** The application makes its index a second after it listens. */
const INDEXED_AFTER_MS = 2500;

const kinds = Object.entries(typed(options.names));
heading(`collectivities: ${kinds.reduce((sum, [, texts]) => sum + texts.length, 0)} look-ups over HTTP, one at a time`);
const report = [['engine', 'employers', 'what', 'look-ups', 'p50 ms', 'p95 ms', 'p99 ms', 'longest ms']];
for (const engine of options.engines) {
  for (const employers of options.employers) await measure(engine, employers);
}
table(report);

async function measure(engine, employers) {
  const database = await createDatabase(engine);
  const checks = new Checks();
  let app;
  try {
    await rememberEmployers(database, employers);
    app = await startApplication(database.url);
    const client = new HttpClient(app.port);
    const first = await lookUp(client, 'Sainte-Lu');
    report.push([engine, `${employers}`, 'the very first, before the index', '1', first, first, first, first]);
    await sleep(INDEXED_AFTER_MS);
    const before = app.processorTime();
    const all = [];
    for (const round of ['cold', 'warm']) {
      const ofRound = [];
      for (const [kind, texts] of kinds) {
        const took = [];
        for (const text of texts) took.push(await lookUp(client, text));
        ofRound.push(...took);
        if (round === 'warm') report.push([engine, `${employers}`, kind, ...figuresOf(took)]);
      }
      report.push([engine, `${employers}`, `**all, ${round}**`, ...figuresOf(ofRound)]);
      checks.atMost(`p95 of look-ups, ${round}, ms`, Number(percentile(ofRound, 0.95).toFixed(2)), options.p95);
      all.push(...ofRound);
    }
    const cpu = (app.processorTime() - before) / all.length;
    const ready = await repeated(all.length / 20, () => client.send(get('/healthz')));
    console.log(
      `  ${engine}, ${employers} employers: CPU ${cpu.toFixed(2)} ms a look-up; beside it /healthz p50 ${percentile(ready, 0.5).toFixed(2)} ms, p95 ${percentile(ready, 0.95).toFixed(2)} ms`,
    );
    client.close();
  } finally {
    await app?.stop();
    await database.remove();
  }
  checks.tell(`collectivities, ${engine}, ${employers} employers`);
}

async function lookUp(client, text) {
  const { status, took, body } = await client.send(get(`/collectivites?q=${encodeURIComponent(text)}`));
  if (status !== 200) throw new Error(`« ${text} »: ${status} ${body}`);
  return took;
}

async function repeated(times, ask) {
  const took = [];
  for (let count = 0; count < times; count++) took.push((await ask()).took);
  return took;
}

function figuresOf(took) {
  const at = (share) => percentile(took, share);
  return [`${took.length}`, at(0.5), at(0.95), at(0.99), Math.max(...took)];
}

async function rememberEmployers(database, count) {
  const kinds = ['Syndicat mixte des eaux', 'SDIS', 'Centre de gestion', 'Association des maires', 'Université'];
  for (let at = 0; at < count; at++) {
    const name = `${kinds[at % kinds.length]} de l’Île-Saint-Étienne n° ${at}`;
    await insert(database, 'remembered_employers', {
      id: randomUUID(),
      name,
      normalised: `employeur ${at}`,
      kind: 'autre',
      created_at: Date.now() - at,
    });
  }
}

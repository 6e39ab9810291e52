// How fast pages are, beside a bare node:http server that gives the same bytes in the same run. See bench/README.md.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { freePort, startApplication } from '../support/application.mjs';
import { Checks } from '../support/checks.mjs';
import { createDatabase } from '../support/databases.mjs';
import { heading, median, short, table } from '../support/figures.mjs';
import { flags } from '../support/flags.mjs';
import { fillWithRegistrations } from '../support/many-registrations.mjs';
import { logInOrganiser } from '../support/organiser.mjs';
import { insertEvent } from '../support/seminar.mjs';

const options = flags({
  engines: ['sqlite'],
  registrations: 250,
  connections: 50,
  /** Seconds of each measurement. */
  duration: 5,
  runs: 3,
  /** The least that a public page may reach of the bare server's speed. */
  share: 0.5,
});

const PAGES = {
  home: '/',
  event: '/evenements/seminaire-du-banc',
  list: '/organiser/evenements/seminaire-du-banc/inscriptions',
};
const MIB = 2 ** 20;

heading(
  `pages: ${options.connections} connections, ${options.runs} runs of ${options.duration} s, in turns with node:http`,
);
const report = [['engine', 'page', 'bytes', 'requests/s', 'p99 ms', 'node:http/s', 'p99 ms', 'share']];
const life = [['engine', 'first start ms', 'next starts ms', 'idle MiB', 'under load MiB']];
for (const engine of options.engines) {
  const database = await createDatabase(engine);
  const checks = new Checks();
  try {
    life.push(await measureEngine(engine, database, checks));
  } finally {
    await database.remove();
  }
  checks.tell(`pages, ${engine}`);
}
table(report);
console.log('');
table(life);

async function measureEngine(engine, database, checks) {
  const starts = [];
  for (let start = 0; start <= options.runs; start++) {
    const app = await startApplication(database.url);
    starts.push(app.startedIn);
    await app.stop();
  }
  const event = await insertEvent(database, { places: 300 });
  await fillWithRegistrations(database, event, options.registrations, 0);
  const cookie = await logInOrganiser(database, [event]);
  const app = await startApplication(database.url);
  try {
    await sleep(3000);
    const idle = app.memory();
    let most = idle;
    const watch = setInterval(() => (most = Math.max(most, app.memory())), 200);
    for (const [name, path] of Object.entries(PAGES)) {
      const row = await measurePage(app.url + path, name === 'list' ? cookie : '');
      report.push([
        engine,
        name,
        `${row.bytes}`,
        row.rate,
        row.p99,
        row.rawRate,
        row.rawP99,
        `${short(row.share * 100)}%`,
      ]);
      if (name !== 'list' && row.share < options.share)
        checks.broken.push(`${name} reaches ${short(row.share * 100)}% of node:http`);
    }
    clearInterval(watch);
    return [engine, starts[0], median(starts.slice(1)), idle / MIB, most / MIB];
  } finally {
    await app.stop();
  }
}

async function measurePage(url, cookie) {
  const raw = await startRaw(url, cookie);
  const runs = [];
  try {
    await fire(url, cookie, 1);
    for (let run = 0; run < options.runs; run++) {
      const [ours, theirs] = [await fire(url, cookie, options.duration), await fire(raw.url, '', options.duration)];
      runs.push({ ours, theirs, share: ours.requests.average / theirs.requests.average });
    }
  } finally {
    raw.child.kill();
  }
  const middle = (figure) => median(runs.map(figure));
  return {
    bytes: raw.bytes,
    rate: middle(({ ours }) => ours.requests.average),
    p99: middle(({ ours }) => ours.latency.p99),
    rawRate: middle(({ theirs }) => theirs.requests.average),
    rawP99: middle(({ theirs }) => theirs.latency.p99),
    share: middle(({ share }) => share),
  };
}

async function fire(url, cookie, duration) {
  const headers = { 'accept-encoding': 'br', ...(cookie && { cookie }) };
  const result = await autocannon({ url, connections: options.connections, duration, headers });
  if (result.errors + result.timeouts + result.non2xx > 0)
    throw new Error(`${url}: ${result.errors} errors, ${result.non2xx} not 2xx`);
  return result;
}

async function startRaw(url, cookie) {
  const port = await freePort();
  const script = fileURLToPath(new URL('raw-server.mjs', import.meta.url));
  const child = spawn(process.execPath, [script, url, cookie, String(port)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(child.stdout, 'data');
  const [status, bytes] = String(line).trim().split(' ');
  if (status !== '200') throw new Error(`${url} answered ${status}`);
  return { child, url: `http://127.0.0.1:${port}/`, bytes };
}

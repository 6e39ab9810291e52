// Everybody at once: how many registrations a second, and whether every promise made meanwhile was kept. See bench/README.md.
import { fileURLToPath } from 'node:url';
import { startApplication } from '../support/application.mjs';
import { Checks } from '../support/checks.mjs';
import { createDatabase } from '../support/databases.mjs';
import { heading, median, percentile, short, table } from '../support/figures.mjs';
import { flags } from '../support/flags.mjs';
import { insertEvent } from '../support/seminar.mjs';
import { rush } from './crowd.mjs';
import { posts } from './posts.mjs';
import { rawDriverRate } from './raw-driver.mjs';
import { judge } from './verdict.mjs';

const options = flags({
  people: 4000,
  places: 300,
  clients: 500,
  doubled: 0.1,
  runs: 3,
  engines: ['sqlite', 'postgres'],
  processes: [1, 2],
  /** People of another event who register first: a process that has just started is not what is measured. */
  warmup: 300,
  unserialised: false,
  /** Flags for the applications' Node, such as `--cpu-prof --cpu-prof-dir=artifacts/profiles`. */
  node: '',
});

const UNSERIALISED = fileURLToPath(new URL('unserialised-main.mjs', import.meta.url));

heading(
  `rush: ${options.people} people, ${options.places} places, ${options.clients} clients, ${options.doubled * 100}% double posts`,
);
if (options.unserialised) console.log('The serialisation is off: every run below must break its promises.');
const report = [
  ['engine', 'processes', 'registrations/s', 'p50 ms', 'p99 ms', 'CPU ms each', 'raw driver/s', 'of the raw driver'],
];
let allBroken = true;
for (const engine of options.engines) {
  for (const processes of options.processes) report.push(await measure(engine, processes));
}
table(report);
if (options.unserialised) {
  console.log(
    allBroken
      ? '✓ without the serialisation the checks fail'
      : '✗ without the serialisation a check passed: it proves nothing',
  );
  process.exitCode = allBroken ? 0 : 1;
}

async function measure(engine, processes) {
  const runs = [];
  for (let run = 1; run <= options.runs; run++) {
    const figures = await oneRun(engine, processes, `${engine}, ${processes} process(es), run ${run}`);
    runs.push(figures);
  }
  const middle = (figure) => median(runs.map((run) => run[figure]));
  return [
    engine,
    processes,
    middle('rate'),
    middle('p50'),
    middle('p99'),
    middle('cpu'),
    middle('raw'),
    `${short(middle('share') * 100)}%`,
  ];
}

async function oneRun(engine, processes, name) {
  const database = await createDatabase(engine);
  const apps = [];
  try {
    for (let count = 0; count < processes; count++) apps.push(await start(database.url));
    const ports = apps.map(({ port }) => port);
    if (options.warmup > 0) await warmUp(database, ports);
    const event = await insertEvent(database, { places: options.places });
    const crowd = posts(event.slug, options.people, options.doubled, 'personne');
    const cpuBefore = cpuOf(apps);
    const { answers, duration } = await rush(crowd, options.clients, ports);
    const cpu = (cpuOf(apps) - cpuBefore) / options.people;
    const checks = new Checks();
    await judge(checks, database, event, { answers, places: options.places });
    if (!checks.tell(name)) {
      if (!options.unserialised) return unmeasured();
    } else allBroken = false;
    const rate = (options.people / duration) * 1000;
    const took = answers.map((answer) => answer.took);
    const figures = { rate, cpu, p50: percentile(took, 0.5), p99: percentile(took, 0.99) };
    console.log(
      `  ${short(rate)} registrations/s, p50 ${short(figures.p50)} ms, p99 ${short(figures.p99)} ms, ${short(cpu)} ms of processor each`,
    );
    if (options.unserialised) return { ...unmeasured(), ...figures };
    await Promise.all(apps.splice(0).map((app) => app.stop()));
    const raw = await rawDriverRate(database, event);
    return { ...figures, raw, share: rate / raw };
  } finally {
    await Promise.all(apps.map((app) => app.stop()));
    await database.remove();
  }
}

function start(url) {
  return startApplication(url, {
    ...(options.unserialised && { entry: UNSERIALISED }),
    node: options.node.split(' ').filter(Boolean),
  });
}

/** The applications' own processor time, ms; PostgreSQL's and the load generator's are not in it. */
function cpuOf(apps) {
  return apps.reduce((sum, app) => sum + app.processorTime(), 0);
}

async function warmUp(database, ports) {
  const event = await insertEvent(database, { slug: 'echauffement', places: options.warmup / 2, code: 'BANC 000' });
  await rush(posts(event.slug, options.warmup, options.doubled, 'echauffement'), 50, ports);
}

function unmeasured() {
  return { rate: NaN, cpu: NaN, p50: NaN, p99: NaN, raw: NaN, share: NaN };
}

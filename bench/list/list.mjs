// What organisers wait for when thousands are registered: the list, what is beside it, and the exports. See bench/README.md.
import { startApplication } from '../support/application.mjs';
import { Checks } from '../support/checks.mjs';
import { createDatabase } from '../support/databases.mjs';
import { heading, median, table } from '../support/figures.mjs';
import { flags } from '../support/flags.mjs';
import { fillWithRegistrations } from '../support/many-registrations.mjs';
import { logInOrganiser } from '../support/organiser.mjs';
import { insertEvent } from '../support/seminar.mjs';

const options = flags({
  engines: ['sqlite', 'postgres'],
  registrations: 4000,
  runs: 9,
  /** Most milliseconds of a page, and of an export. */
  page: 300,
  export: 2000,
  /** Excel takes no more than 20,000 lines: fewer exports where there are more registrations. */
  exports: ['CSV', 'Excel', 'JSON'],
});

const PAGES = {
  dashboard: '',
  list: '/inscriptions',
  'last page of the list': '/inscriptions?page=80',
  'search for a name': '/inscriptions?q=cesbron',
  'search that finds nobody': '/inscriptions?q=wyrzykowska+angers',
  'who comes': '/inscriptions/qui-vient',
  duplicates: '/inscriptions/doublons',
};
const EXPORTS = { CSV: '/inscriptions.csv', Excel: '/inscriptions.xlsx', JSON: '/inscriptions.json' };

const asked = Object.fromEntries(options.exports.map((kind) => [kind, EXPORTS[kind]]));

heading(`list: ${options.registrations} registrations of one event, one request at a time, medians of ${options.runs}`);
const report = [['engine', 'what', 'bytes', 'p50 ms', 'longest ms', 'CPU ms']];
for (const engine of options.engines) {
  const database = await createDatabase(engine);
  const checks = new Checks();
  let app;
  try {
    const event = await insertEvent(database);
    await fillWithRegistrations(database, event, options.registrations, 0);
    const cookie = await logInOrganiser(database, [event]);
    if (engine === 'postgres') await database.query('VACUUM ANALYZE');
    app = await startApplication(database.url);
    for (const [what, path] of Object.entries({ ...PAGES, ...asked })) {
      const address = `${app.url}/organiser/evenements/${event.slug}${path}`;
      const row = await measure(app, address, cookie);
      report.push([engine, what, `${row.bytes}`, row.p50, row.longest, row.cpu]);
      checks.atMost(`${what}, ms`, row.p50, what in EXPORTS ? options.export : options.page);
    }
  } finally {
    await app?.stop();
    await database.remove();
  }
  checks.tell(`list, ${engine}`);
}
table(report);

/** The first request warms up and does not count. */
async function measure(app, address, cookie) {
  let bytes = 0;
  let cpuBefore = 0;
  const took = [];
  for (let run = 0; run <= options.runs; run++) {
    if (run === 1) cpuBefore = app.processorTime();
    const startedAt = performance.now();
    const answer = await fetch(address, { headers: { cookie } });
    if (answer.status !== 200) throw new Error(`${address}: ${answer.status}`);
    bytes = (await answer.arrayBuffer()).byteLength;
    if (run > 0) took.push(performance.now() - startedAt);
  }
  const cpu = (app.processorTime() - cpuBefore) / options.runs;
  return { bytes, p50: median(took), longest: Math.max(...took), cpu };
}

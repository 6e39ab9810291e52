// What organisers wait for when thousands sit at hundreds of tables. See bench/README.md.
import { setTimeout as sleep } from 'node:timers/promises';
import { startApplication } from '../support/application.mjs';
import { Checks } from '../support/checks.mjs';
import { createDatabase } from '../support/databases.mjs';
import { heading, median, table } from '../support/figures.mjs';
import { flags } from '../support/flags.mjs';
import { fillWithRegistrations } from '../support/many-registrations.mjs';
import { DeskVisitor, logInOrganiser } from '../support/organiser.mjs';
import { insertEvent } from '../support/seminar.mjs';
import { givenAteliers } from './room.mjs';

const options = flags({
  engines: ['sqlite', 'postgres'],
  people: 4000,
  phases: 3,
  /** Of a round; with these seats each. */
  tables: 510,
  seats: 8,
  runs: 7,
  /** Most milliseconds of a page, of a change as the page's script makes it, and of what is printed for everybody. */
  page: 300,
  change: 300,
  print: 1000,
});

const PAGES = {
  'first page': '',
  settings: '/reglages',
  list: '/plans/:plan',
  'list, a name': '/plans/:plan?q=cesbron',
  'list, to be checked': '/plans/:plan?voir=a-verifier',
  'picture, first atelier': '/plans/:plan/image',
  'picture, all ateliers': '/plans/:plan/image?atelier=*',
  'picture, a name': '/plans/:plan/image?q=cesbron',
  'picture, to be checked': '/plans/:plan/image?voir=a-verifier',
  'two plans compared': '/comparaison',
  'before publication': '/plans/:plan/publication',
  'last proposal': '/propositions',
  published: '/publie',
};
const PRINTS = {
  'print: doors': '/plans/:plan/impressions?quoi=salles&phase=0',
  'print: entrance': '/plans/:plan/impressions?quoi=entree&phase=0',
  'print: tents': '/plans/:plan/impressions?quoi=chevalets&phase=0',
  'print: facilitators': '/plans/:plan/impressions?quoi=animateurs&phase=0',
};

heading(
  `tables: ${options.people} people, ${options.phases} rounds of ${options.tables} tables, one request at a time, medians of ${options.runs}`,
);
const report = [['engine', 'what', 'bytes', 'p50 ms', 'longest ms', 'CPU ms']];
for (const engine of options.engines) {
  const database = await createDatabase(engine);
  const checks = new Checks();
  let app;
  try {
    const event = await insertEvent(database);
    await fillWithRegistrations(database, event, options.people, 0);
    await givenAteliers(database, event, options);
    if (engine === 'postgres') await database.query('VACUUM ANALYZE');
    app = await startApplication(database.url);
    const visitor = new DeskVisitor(app.url, await logInOrganiser(database, [event]));
    const base = `/organiser/evenements/${event.slug}/tables`;
    const plans = [await propose(visitor, base), await propose(visitor, base)];
    const measured = (what, most, ask) => measure(engine, app, checks, { what, most, ask });
    const see = (path) => visitor.get(base + path.replace(':plan', plans[1]));
    await visitor.post(`${base}/plans/${plans[0]}/publication`, { seen: await versionOf(visitor, base, plans[0]) });
    for (const [what, path] of Object.entries(PAGES)) await measured(what, options.page, () => see(path));
    await measured('an atelier’s people, for who runs it', options.page, () =>
      visitor.get(`${base.replace(/tables$/, 'mes-ateliers')}/1/A`),
    );
    for (const [what, path] of Object.entries(PRINTS)) await measured(what, options.print, () => see(path));
    const proposing = propose(visitor, base);
    await measured('picture, while the planner works', options.page, () => see(PAGES['picture, first atelier']));
    await proposing;
    const state = JSON.parse((await see('/plans/:plan/etat')).body);
    await measured('a seat exchanged by drag', options.change, swaps(visitor, `${base}/plans/${plans[1]}`, state));
  } finally {
    await app?.stop();
    await database.remove();
  }
  checks.tell(`tables, ${engine}`);
}
table(report);

/** Has the planner propose a plan in its shortest time. @returns the plan's id. */
async function propose(visitor, base) {
  await visitor.post(`${base}/propositions`, { secondes: '5' }, base);
  for (;;) {
    await sleep(500);
    const { state, result } = JSON.parse((await visitor.get(`${base}/propositions`, 'application/json')).body);
    if (state === 'failed') throw new Error('the planner found no plan');
    if (result) return result.split('/').at(-1);
  }
}

async function versionOf(visitor, base, plan) {
  return String(JSON.parse((await visitor.get(`${base}/plans/${plan}/etat`)).body).version);
}

/** Two people of one round at different tables change places, and the next two. */
function swaps(visitor, plan, state) {
  let { version } = state;
  let at = 0;
  const tableIn = ({ seats }) => seats[0].table;
  return async () => {
    const [one, other] = [
      state.seats[at],
      state.seats.slice(at + 1).find((seat) => tableIn(seat) !== tableIn(state.seats[at])),
    ];
    at += 40;
    const fields = { phase: '1', ref: one.person, avec: other.person, 'quand-meme': 'oui', seen: String(version) };
    const answer = await visitor.post(`${plan}/echanges`, fields, undefined, 'application/json');
    version = JSON.parse(answer.body).version;
    return answer;
  };
}

/** The first request warms up and does not count. */
async function measure(engine, app, checks, { what, most, ask }) {
  const took = [];
  let bytes = 0;
  let cpuBefore = 0;
  for (let run = 0; run <= options.runs; run++) {
    if (run === 1) cpuBefore = app.processorTime();
    const startedAt = performance.now();
    const { status, body } = await ask();
    if (status !== 200) throw new Error(`${what}: ${status} ${body.slice(0, 300)}`);
    if (run > 0) took.push(performance.now() - startedAt);
    bytes = Buffer.byteLength(body);
  }
  const cpu = (app.processorTime() - cpuBefore) / options.runs;
  report.push([engine, what, `${bytes}`, median(took), Math.max(...took), cpu]);
  checks.atMost(`${what}, ms`, Math.round(median(took)), most);
}

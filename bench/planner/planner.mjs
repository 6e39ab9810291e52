// Is the table planner as good as its references, in their time? See bench/planner/README.md.
import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { built } from '../support/built.mjs';
import { Checks } from '../support/checks.mjs';
import { heading, median, table } from '../support/figures.mjs';
import { flags } from '../support/flags.mjs';
import { bounds, check } from './check.mjs';

const options = flags({
  seeds: [1, 2, 3, 4, 5],
  only: [''],
  /** cpu = processor seconds of this process, which a busy machine blurs least; wall = seconds on the wall. */
  clock: 'cpu',
  /** Replaces the time that each reference gives. */
  seconds: 0,
  crowd: true,
  thread: true,
});

const { readInstances } = await built('ateliers/domain/planner/instance-reader.js');
const { planWithin } = await built('ateliers/domain/planner/budget.js');
const { planTables } = await built('ateliers/domain/planner/plan-tables.js');
const { planInThread } = await built('ateliers/planner-thread.js');

const file = JSON.parse(readFileSync(new URL('./instances-public.json', import.meta.url), 'utf8'));
const chosen = file.instances.filter(({ id }) => options.only[0] === '' || options.only.includes(id));
const now =
  options.clock === 'wall'
    ? () => performance.now()
    : () => {
        const { user, system } = process.cpuUsage();
        return (user + system) / 1000;
      };

references();
if (options.crowd) crowd();
if (options.thread) await thread();

/** Every published instance at the time of its reference, five seeds. */
function references() {
  heading(`planner: ${options.seeds.length} seeds, ${options.clock} seconds`);
  const checks = new Checks();
  const rows = [
    ['id', 'bound', 'goal', 'within s', 'median J', 'all J', 'median s', 'moves', 'other tool', 'prototype 1/5/30 s'],
  ];
  for (const raw of chosen) {
    const [instance] = readInstances(raw);
    const { goal, anchor, prototype } = raw.reference;
    const seconds = options.seconds || goal.seconds;
    const runs = options.seeds.map((seed) => {
      const begun = now();
      const { planned, proposals } = planWithin(instance, seconds, { seed }, now);
      const took = (now() - begun) / 1000;
      const verdict = check(raw, planned.plan);
      checks.equal(`${raw.id}: hard rules`, verdict.ok, true);
      return { J: verdict.J, took, proposals: planned.proposals && proposals };
    });
    const J = median(runs.map((run) => run.J));
    checks.atMost(`${raw.id}: J`, J, goal.J);
    rows.push([
      ...[raw.id, String(bounds(raw).J), String(goal.J), String(seconds), String(J)],
      runs
        .map((run) => run.J)
        .sort((a, b) => a - b)
        .join(' '),
      median(runs.map((run) => run.took)).toFixed(3),
      median(runs.map((run) => run.proposals)),
      `${anchor.J ?? 'none'} in ${anchor.seconds ?? '∞'} s`,
      Object.entries(prototype)
        .map(([when, value]) => `${when}: ${value}`)
        .join(', '),
    ]);
  }
  table(rows);
  checks.tell('every reference, by the median');
}

/** 4,000 people, 500 tables, three phases, territories split and two mixes: 10 s and 500 MB at most. */
function crowd() {
  heading('planner: 4,000 people × 3 phases');
  const raw = thousands(4_000);
  const [instance] = readInstances(raw);
  const begun = now();
  const { planned } = planWithin(instance, 10, { seed: 1 }, now);
  const seconds = (now() - begun) / 1000;
  const verdict = check(raw, planned.plan);
  const megabytes = process.resourceUsage().maxRSS / 1024;
  table([
    ['J', 'repeats', 'territory', 'mix', 's', 'MB at most'],
    [verdict.J, verdict.R, verdict.T, verdict.X, seconds.toFixed(1), megabytes],
  ]);
  const checks = new Checks();
  checks.equal('hard rules', verdict.ok, true);
  checks.atMost('seconds', seconds, 10.5);
  checks.atMost('megabytes', megabytes, 500);
  checks.tell('a crowd');
}

/** While a thread plans, the main loop must stay free for pages. */
async function thread() {
  heading('planner: the main loop while a thread plans');
  const [instance] = readInstances(file.instances.find(({ id }) => id === 'P10'));
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  let told = 0;
  const run = planInThread({ instance, seed: 1, seconds: 60 }, () => told++);
  setTimeout(() => run.stop(), 3_000);
  const begun = performance.now();
  const planned = await run.planned;
  delay.disable();
  const again = planTables(instance, { seed: 1, proposals: 4_000_000 });
  table([
    ['J when stopped', 'J of 4 M moves', 'stopped after s', 'told', 'lag p99 ms'],
    [
      ...[String(planned.figures.cost), String(again.figures.cost), ((performance.now() - begun) / 1000).toFixed(1)],
      ...[String(told), (delay.percentile(99) / 1e6).toFixed(1)],
    ],
  ]);
  const checks = new Checks();
  checks.equal('stopped plan keeps the hard rules', check(instance, planned.plan).ok, true);
  checks.tell('planning in a thread');
}

function thousands(n) {
  // A linear congruence is random enough to spread people over territories.
  let state = 12345;
  const below = (m) => Math.floor(((state = (state * 1103515245 + 12345) % 2 ** 31) / 2 ** 31) * m);
  const each = (draw) => Array.from({ length: n }, draw);
  const atelier = {
    tables: Array.from({ length: n / 8 }, () => [8, 8]),
    territory: 'split',
    mix: ['org', 'role'],
  };
  return {
    ...{ id: 'crowd', n, territory: each(() => below(1_200)) },
    attributes: {
      org: each(() => Number(below(100) < 42)),
      role: each(() => [0, 0, 0, 0, 0, 1, 1, 2, 2, 3][below(10)]),
    },
    phases: [0, 1, 2].map(() => ({ ateliers: [atelier] })),
    weights: { repeat: 2, stack: 1, pref: 40, territory: 8, mix: 4, move: 6 },
  };
}

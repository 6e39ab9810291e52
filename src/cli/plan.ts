import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { planWithin } from '../ateliers/domain/planner/budget.js';
import { explainPlan } from '../ateliers/domain/planner/explanation.js';
import { NoPlanPossible } from '../ateliers/domain/planner/impossibilities.js';
import { readInstances } from '../ateliers/domain/planner/instance-reader.js';
import { InstanceRefused } from '../ateliers/domain/planner/json-path.js';
import { type Instance } from '../ateliers/domain/planner/instance.js';
import { planTables } from '../ateliers/domain/planner/plan-tables.js';

const USAGE = `npm run plan -- instance.json [--seconds 5] [--moves n] [--seed 1] [--only id,id] [--out plan.json] [--explain]
Plans the tables of each instance in the file. Seconds are turned into a number of moves once, printed: with --moves that number
and the same seed, any machine makes the same plan. Formats: bench/planner/README.md.`;

interface Options {
  readonly seconds: number;
  readonly moves?: number;
  readonly seed: number;
  readonly only?: readonly string[];
  readonly out?: string;
  readonly explain: boolean;
}

function main(args: string[]): number {
  const { file, options } = readOptions(args);
  const instances = readInstances(readJson(file)).filter((one) => options.only?.includes(one.id) ?? true);
  if (instances.length === 0) throw new InstanceRefused(file, 'holds no instance of that name');
  const plans: { id: string; plan: unknown }[] = [];
  let failed = false;
  for (const instance of instances) {
    try {
      plans.push({ id: instance.id, plan: planOne(instance, options) });
    } catch (error) {
      if (!(error instanceof NoPlanPossible)) throw error;
      failed = true;
      say(JSON.stringify({ id: instance.id, impossible: error.reasons }));
    }
  }
  if (options.out) writeFileSync(options.out, `${JSON.stringify(plans.length === 1 && !failed ? plans[0] : plans)}\n`);
  return failed ? 1 : 0;
}

function planOne(instance: Instance, options: Options): unknown {
  const begun = performance.now();
  const { seed, seconds } = options;
  const { planned, proposals } =
    options.moves === undefined
      ? planWithin(instance, seconds, { seed }, () => performance.now())
      : { planned: planTables(instance, { seed, proposals: options.moves }), proposals: options.moves };
  const { plan, figures, bounds, proposals: tried } = planned;
  const { cost, repeats, stacked, wishes, territory, mix, moves } = figures;
  const ended = performance.now();
  say(
    JSON.stringify({
      id: instance.id,
      ...{ J: cost, R: repeats, S: stacked, P: wishes, T: territory, X: mix, D: moves, lowerBound: bounds.cost },
      ...{ seed, moves: proposals, movesTried: tried },
      seconds: Number(((ended - begun) / 1000).toFixed(3)),
    }),
  );
  if (options.explain) say(JSON.stringify(explainPlan(instance, plan, figures, bounds), null, 2));
  return plan;
}

function readOptions(args: string[]): { file: string; options: Options } {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      seconds: { type: 'string', default: '5' },
      moves: { type: 'string' },
      seed: { type: 'string', default: '1' },
      only: { type: 'string' },
      out: { type: 'string' },
      explain: { type: 'boolean', default: false },
    },
  });
  if (positionals.length !== 1) throw new TypeError('Give one instance file.');
  return {
    file: positionals[0]!,
    options: {
      seconds: number('seconds', values.seconds, 0.01, 3_600),
      moves: values.moves === undefined ? undefined : number('moves', values.moves, 1, 1e12),
      seed: number('seed', values.seed, 0, Number.MAX_SAFE_INTEGER),
      only: values.only?.split(','),
      out: values.out,
      explain: values.explain,
    },
  };
}

function number(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= least && value <= most))
    throw new TypeError(`--${name} is a number from ${least} to ${most}.`);
  return value;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    // The parser tells line and column itself.
    throw new InstanceRefused(file, error instanceof Error ? error.message : 'is not readable');
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  if (error instanceof InstanceRefused) process.stderr.write(`${error.message}\n`);
  else if (error instanceof TypeError) process.stderr.write(`${error.message}\n${USAGE}\n`);
  else throw error;
  process.exitCode = 2;
}

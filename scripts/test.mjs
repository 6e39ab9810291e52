import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureChromium } from './setup/chromium.mjs';
import { ensureInstalled } from './setup/install.mjs';
import { root } from './setup/project.mjs';
import { printReport } from './checks/report.mjs';
import { checks } from './checks/list.mjs';
import { runCheck } from './checks/run-check.mjs';

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !checks.some((check) => check.name === name));
if (unknown.length > 0) {
  console.error(
    `No check is called ${unknown.join(', ')}. There are: ${checks.map((check) => check.name).join(', ')}.`,
  );
  process.exit(2);
}
const chosen = checks.filter((check) => wanted.length === 0 || wanted.includes(check.name));

await ensureInstalled();
const logs = join(root, 'artifacts/checks');
rmSync(logs, { recursive: true, force: true });
mkdirSync(logs, { recursive: true });

const chromium = chosen.some((check) => check.needsChromium) ? await ensureChromium() : undefined;
const outcomes = [];
for (const check of chosen) outcomes.push(await runCheck(check, { logs, chromium }));
process.exitCode = printReport(outcomes);

import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { node24, root } from '../setup/project.mjs';
import { readJestCounts } from './jest-counts.mjs';

/**
 * Runs one check to its end, prints a line, and all that it said when it failed.
 * Resolves to { name, seconds, passed, failed, skipped, notes }; a check that is not a jest project counts as one.
 */
export async function runCheck(check, { logs, chromium }) {
  if (check.needsChromium && !chromium) {
    const note =
      'no Chromium was found, so the browser tests did not run: install chromium (Debian: apt-get install chromium) or set CHROMIUM_PATH';
    console.log(`- ${check.name}: skipped, ${note}`);
    return { name: check.name, seconds: 0, passed: 0, failed: 0, skipped: 1, notes: [note] };
  }
  const json = join(logs, `${check.name}.json`);
  const started = Date.now();
  const { code, output, late } = await spawnCheck(check, {
    log: join(logs, `${check.name}.log`),
    args: check.jest ? ['--json', `--outputFile=${json}`] : [],
    env: chromium ? { CHROMIUM_PATH: chromium } : {},
  });
  const counts = check.jest
    ? readJestCounts(json, code)
    : { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0, failures: '' };
  const notes = late ? [`did not end within ${late} minutes and was stopped`] : [];
  // A spec that could not have its PostgreSQL says so in one such line (test/support/global-postgres.mjs).
  notes.push(...[...output.matchAll(/^skipped: (.+)$/gm)].map(([, note]) => note));
  const seconds = (Date.now() - started) / 1000;
  const failed = late ? Math.max(1, counts.failed) : counts.failed;

  console.log(`${failed > 0 ? '✗' : '✓'} ${check.name} (${seconds.toFixed(1)} s)`);
  if (failed > 0) console.log((counts.failures || output).trimEnd().replace(/^/gm, '    '));
  return { name: check.name, seconds, ...counts, failed, notes };
}

/** The check leads a process group of its own, so that nothing it started outlives it. */
function spawnCheck(check, { log, args, env }) {
  return new Promise((resolve) => {
    const file = createWriteStream(log);
    let output = '';
    let late;
    const child = spawn(node24, [...check.command, ...args], {
      cwd: root,
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, ...env },
    });
    const keep = (text) => {
      output += text;
      file.write(text);
    };
    child.stdout.setEncoding('utf8').on('data', keep);
    child.stderr.setEncoding('utf8').on('data', keep);

    const minutes = check.minutes ?? 10;
    const limit = setTimeout(() => {
      late = minutes;
      killGroup(child, 'SIGKILL');
    }, minutes * 60_000);
    const interrupt = (signal) => {
      killGroup(child, signal);
      process.exit(130);
    };
    process.once('SIGINT', interrupt).once('SIGTERM', interrupt);

    // Not 'close': a process left behind would hold the pipe open for ever.
    child.on('exit', (code) => {
      clearTimeout(limit);
      process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
      setTimeout(() => {
        killGroup(child, 'SIGKILL');
        file.end();
        resolve({ code: code ?? 1, output, late });
      }, 50);
    });
    child.on('error', (error) => {
      clearTimeout(limit);
      resolve({ code: 1, output: error.message, late });
    });
  });
}

function killGroup(child, signal) {
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
  } catch {
    // Nobody of the group is left.
  }
}

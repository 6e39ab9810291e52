import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { MAIN, ROOT } from './built.mjs';

const PATIENCE_MS = 120_000;
export const SECRET = 'a secret of the benches, long enough to be one';

/**
 * Starts the compiled application as an installation would, in a process of its own, and waits until /readyz says yes.
 * @param settings environment variables on top of the benches' own.
 * @param entry the program; the application itself unless said.
 * @param node flags for Node, such as --cpu-prof.
 * @returns the process with its address and `startedIn`, milliseconds from the call to ready.
 */
export async function startApplication(databaseUrl, { settings = {}, entry = MAIN, node = [], port } = {}) {
  const startedAt = performance.now();
  const listening = port ?? (await freePort());
  const child = spawn(process.execPath, [...node, entry], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      PATH: process.env.PATH,
      HOST: '127.0.0.1',
      PORT: String(listening),
      DATABASE_URL: databaseUrl,
      SECRET,
      DEMO: 'off',
      RATE_LIMIT: 'off',
      LOG_LEVEL: 'error',
      NODE_ENV: 'production',
      ...(process.env.BENCH_DIST && { BENCH_DIST: process.env.BENCH_DIST }),
      ...settings,
    },
  });
  const url = `http://127.0.0.1:${listening}`;
  await untilReady(url, child);
  return {
    child,
    url,
    port: listening,
    startedIn: performance.now() - startedAt,
    /** Resident memory, bytes. */
    memory: () => residentMemory(child.pid),
    /** Processor time used so far, user and system, milliseconds: what a busy machine does not blur. */
    processorTime: () => processorTime(child.pid),
    /** As the power goes: nothing is told to the process. */
    kill: () => end(child, 'SIGKILL'),
    stop: () => end(child, 'SIGTERM'),
  };
}

async function untilReady(url, child) {
  const deadline = performance.now() + PATIENCE_MS;
  while (performance.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`the application ended with ${child.exitCode}`);
    try {
      const { ok } = await fetch(`${url}/readyz`);
      if (ok) return;
    } catch {
      // Not listening yet.
    }
    await sleep(10);
  }
  child.kill('SIGKILL');
  throw new Error(`the application was not ready within ${PATIENCE_MS / 1000} s`);
}

async function end(child, signal) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill(signal);
  await exit;
}

function residentMemory(pid) {
  const pages = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(pages?.[1] ?? NaN) * 1024;
}

const TICK_MS = 10;

function processorTime(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

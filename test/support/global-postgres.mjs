import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/**
 * jest's globalSetup of the projects that use databases: TEST_POSTGRES_URL as given, or a PostgreSQL of this run's own.
 * Where there can be none, its specs are skipped (test/support/databases.ts) and the run goes on.
 */
export default async function startPostgres() {
  if (process.env.TEST_POSTGRES_URL) return;
  const keeper = spawn(process.execPath, [fileURLToPath(new URL('postgres-keeper.mjs', import.meta.url))], {
    stdio: ['pipe', 'pipe', 'inherit'],
    // A group of its own: Ctrl-C must reach the tests only, and the keeper clean up after them.
    detached: true,
  });
  const line = await Promise.race([
    new Promise((resolve) => createInterface(keeper.stdout).once('line', resolve)),
    new Promise((resolve) => keeper.once('exit', () => resolve('{"reason":"the keeper ended"}'))),
  ]);
  const { url, reason } = JSON.parse(line);
  if (url) {
    process.env.TEST_POSTGRES_URL = url;
    globalThis.postgresKeeper = keeper;
  } else {
    console.log(
      `skipped: PostgreSQL could not be started (${reason}), so its tests did not run; set TEST_POSTGRES_URL to use a server of yours`,
    );
  }
  keeper.unref();
  keeper.stdout.unref();
  keeper.stdin.unref();
}

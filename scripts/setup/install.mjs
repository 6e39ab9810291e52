import { readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { checkMachineNode, checkNode24, root, run, say, stop } from './project.mjs';

/** Brings node_modules in line with package-lock.json; does nothing, in a few milliseconds, when it already is. */
export async function ensureInstalled() {
  if (isInstalled()) return checkNode24();
  checkMachineNode();
  say('Installation des paquets (une minute environ)…', 'Installing the packages, about a minute');
  if ((await npmCi()) !== 0) {
    stop(
      'L’installation des paquets a échoué : voir le message de npm ci-dessus (réseau ? place sur le disque ?).',
      'Installing the packages failed: see what npm says above (network? disk space?)',
    );
  }
  checkNode24();
}

/** npm writes node_modules/.package-lock.json last, so a half-done installation never looks complete. */
function isInstalled() {
  const installed = lockedPackages('node_modules/.package-lock.json');
  const wanted = lockedPackages('package-lock.json');
  if (!installed || !wanted) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    // What is optional is made for other machines when it is not here.
    return installed[path] ? installed[path].version === entry.version : entry.optional;
  });
}

function lockedPackages(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** The compiler is a development dependency: it is wanted even where NODE_ENV says production. */
function npmCi() {
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const { npm_execpath: npm, npm_node_execpath: node } = process.env;
  const env = { ...process.env, PATH: machinePath() };
  return npm && node
    ? run(node, [npm, ...args], { env })
    : run('npm', args, { env, shell: process.platform === 'win32' });
}

/** npm must not run on the Node inside the node_modules that it is about to delete. */
function machinePath() {
  const own = join(root, 'node_modules');
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.startsWith(own))
    .join(delimiter);
}

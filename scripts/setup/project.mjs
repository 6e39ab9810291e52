import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** The Node 24 that npm brought along: everything but these scripts runs on it, whatever Node the machine has. */
export const node24 = join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** npm 11 needs it, and it is the oldest Node on which the installation was tried. */
const oldestNode = [20, 19];

export function checkMachineNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  stop(
    `Node ${oldestNode.join('.')} ou plus récent est nécessaire ; cette machine a Node ${process.versions.node}. Voir https://nodejs.org`,
    `Node ${oldestNode.join('.')} or newer is needed; this machine has Node ${process.versions.node}. See https://nodejs.org`,
  );
}

export function checkNode24() {
  if (existsSync(node24)) return;
  stop(
    'Le paquet « node » n’a pas pu déposer Node 24 : autorisez ses scripts d’installation (npm config ignore-scripts) et recommencez.',
    'The package "node" could not put Node 24 in place: allow its install script (npm config ignore-scripts) and try again.',
  );
}

export function say(french, english) {
  console.log(`${french}\n  (${english})`);
}

export function stop(french, english) {
  console.error(`${french}\n  (${english})`);
  process.exit(1);
}

/** Runs a program in the project folder with this terminal; resolves to its exit code, 1 when it could not run or was killed. */
export function run(program, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, stdio: 'inherit', ...options });
    child.on('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

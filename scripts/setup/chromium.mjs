import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { run } from './project.mjs';

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The path of a Chromium or Chrome: CHROMIUM_PATH, else where systems put it, else undefined. */
function findChromium() {
  const asked = process.env.CHROMIUM_PATH;
  return (asked ? [asked] : usualPlaces).find(isExecutable);
}

/** Installs Debian's Chromium where that is possible (root, apt-get). Resolves to its path or undefined. */
export async function ensureChromium() {
  const found = findChromium();
  if (found || process.env.CHROMIUM_PATH) return found;
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return undefined;
  console.log('Installing Chromium for the browser tests (apt-get install chromium)…');
  const quiet = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  await run('apt-get', ['-qq', 'update'], quiet);
  await run('apt-get', ['-qq', '-y', 'install', '--no-install-recommends', 'chromium'], quiet);
  return findChromium();
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Where the compiled application lies; BENCH_DIST names another build, to compare two of them. */
export const DIST = resolve(ROOT, process.env.BENCH_DIST ?? 'dist');

export const MAIN = join(DIST, 'src/main.js');

/** A module of the compiled application, such as `platform/database/migrate.js`. */
export function built(path) {
  return import(pathToFileURL(join(DIST, 'src', path)).href);
}

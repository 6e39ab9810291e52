/**
 * The first import of main.ts: on an older Node the database driver would crash without a word. npm brings the right
 * one along, so only somebody who runs the built file by hand meets this.
 */
const OLDEST_MAJOR = 24;

if (Number.parseInt(process.versions.node, 10) < OLDEST_MAJOR) {
  process.stderr.write(
    `Tablée needs Node ${String(OLDEST_MAJOR)} and this is ${process.version}. Start it with "npm start", which brings its own.\n`,
  );
  process.exit(1);
}

import { spawn } from 'node:child_process';
import { ensureBuilt } from './setup/build.mjs';
import { ensureInstalled } from './setup/install.mjs';
import { node24, root, stop } from './setup/project.mjs';

await ensureInstalled();
if (!(await ensureBuilt())) {
  stop('La compilation a échoué : voir les lignes ci-dessus.', 'The build failed: see the lines above');
}

const application = spawn(node24, ['dist/src/main.js'], { cwd: root, stdio: 'inherit' });
let asked = false;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => askToStop(signal));
if (process.env.npm_lifecycle_event) stopWithNpm();
application.on('error', (error) => stop(`Tablée n’a pas pu démarrer : ${error.message}`, 'Tablée could not start'));
// A stop that somebody asked for is no failure, though the signal is how the application ends.
application.on('exit', (code) => process.exit(code ?? (asked ? 0 : 1)));

function askToStop(signal) {
  asked = true;
  application.kill(signal);
}

/** `kill` of npm alone ends npm and its shell, which pass nothing on: the application would live on and keep its port. */
function stopWithNpm() {
  const shell = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(watch);
    askToStop('SIGTERM');
  }, 500);
}

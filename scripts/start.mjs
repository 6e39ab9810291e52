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
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    asked = true;
    application.kill(signal);
  });
}
application.on('error', (error) => stop(`Tablée n’a pas pu démarrer : ${error.message}`, 'Tablée could not start'));
// A stop that somebody asked for is no failure, though the signal is how the application ends.
application.on('exit', (code) => process.exit(code ?? (asked ? 0 : 1)));

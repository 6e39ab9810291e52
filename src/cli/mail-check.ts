import { readEnvironment } from '../platform/config/environment.js';
import { checkCommand } from '../platform/mail/check/check-command.js';
import { finish } from './installation.js';

const language = new Intl.DateTimeFormat().resolvedOptions().locale;

finish(await checkCommand(process.argv.slice(2), { mailFrom: readEnvironment().mailFrom, language }));

// Thousands of mails through a real SMTP conversation, with a good server and with a bad one. See bench/README.md.
import { startApplication } from '../support/application.mjs';
import { Checks } from '../support/checks.mjs';
import { createDatabase } from '../support/databases.mjs';
import { heading, table } from '../support/figures.mjs';
import { flags } from '../support/flags.mjs';
import { insertEvent } from '../support/seminar.mjs';
import { LocalSmtp } from '../support/smtp-server.mjs';
import { sendThroughGoodServer } from './good-server.mjs';
import { sendThroughBadServer } from './bad-server.mjs';

const options = flags({
  mails: 4000,
  engines: ['sqlite', 'postgres'],
  servers: ['good', 'bad'],
  /** How much slower a page may be while mails leave. */
  slower: 1.1,
});

heading(`mail: ${options.mails} mails through a local SMTP server`);
const good = [['engine', 'mails/s', 'page p50 ms, no mail', 'with mail', 'ratio', 'p99, no mail', 'with mail']];
const bad = [
  ['engine', 'mails', 'sent', 'refused for good', 'lost', 'another Message-ID', 'twice, same Message-ID', 'seconds'],
];
for (const engine of options.engines) {
  if (options.servers.includes('good')) good.push(await withHouse(engine, sendThroughGoodServer));
  if (options.servers.includes('bad')) bad.push(await withHouse(engine, sendThroughBadServer));
}
for (const rows of [good, bad].filter(({ length }) => length > 1)) {
  table(rows);
  console.log('');
}

async function withHouse(engine, measure) {
  const database = await createDatabase(engine);
  const smtp = await LocalSmtp.start();
  let app;
  try {
    await insertEvent(database);
    app = await startApplication(database.url, { settings: { SMTP_URL: smtp.url } });
    const checks = new Checks();
    const { row, what } = await measure({ database, smtp, app, checks, options });
    checks.tell(`${what}, ${engine}`);
    return [engine, ...row];
  } finally {
    await app?.stop();
    await smtp.close();
    await database.remove();
  }
}

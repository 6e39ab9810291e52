import { setTimeout as sleep } from 'node:timers/promises';
import { startApplication } from '../support/application.mjs';
import { Checks } from '../support/checks.mjs';
import { createDatabase } from '../support/databases.mjs';
import { median } from '../support/figures.mjs';
import { mailsByStatus, queueMails } from '../support/mails.mjs';
import { LocalSmtp } from '../support/smtp-server.mjs';
import { chance } from './chance.mjs';

const MAILS_A_LIFE = 40;
const PATIENCE_MS = 240_000;

/** The process that sends is killed in the middle of sending; the next one goes on where it was. */
export async function killDispatcher(engine, { kills, restart, seed }) {
  const random = chance(seed);
  const database = await createDatabase(engine);
  const smtp = await LocalSmtp.start();
  const mails = kills * MAILS_A_LIFE;
  await queueMails(database, mails);
  const restarts = [];
  const settings = { SMTP_URL: smtp.url };
  let app = await startApplication(database.url, { settings });
  try {
    for (let kill = 0; kill < kills; kill++) {
      const enough = smtp.received.length + 1 + Math.floor(random() * MAILS_A_LIFE);
      while (smtp.received.length < Math.min(enough, mails - 1)) await sleep(1);
      await sleep(random() * 10);
      await app.kill();
      app = await startApplication(database.url, { settings });
      restarts.push(app.startedIn);
    }
    const deadline = performance.now() + PATIENCE_MS;
    while ((await mailsByStatus(database)).sent !== mails && performance.now() < deadline) await sleep(200);
    const figures = await judgeMails(database, smtp, { mails, kills });
    figures.checks.atMost('longest restart, ms', Math.round(Math.max(...restarts)), restart);
    figures.checks.tell(`mail, ${engine}, ${kills} kills, ${mails} mails, ${figures.twice} sent twice`);
    return [
      'mail',
      engine,
      `${kills}`,
      `${mails}`,
      `${figures.lost}`,
      `${figures.twice}`,
      median(restarts),
      Math.max(...restarts),
    ];
  } finally {
    await app.kill();
    await smtp.close();
    await database.remove();
  }
}

async function judgeMails(database, smtp, { mails, kills }) {
  const checks = new Checks();
  const rows = await database.query('SELECT to_address, message_id, status FROM outgoing_emails');
  const idOf = new Map(rows.map((row) => [row.to_address, row.message_id]));
  const arrived = new Set(smtp.received.map(({ messageId }) => messageId));
  const lost = rows.filter((row) => !arrived.has(row.message_id)).length;
  const strange = smtp.received.filter(({ to, messageId }) => idOf.get(to) !== messageId).length;
  const twice = smtp.received.length - arrived.size;
  checks.equal('mails', rows.length, mails);
  checks.equal('not sent at the end', rows.filter(({ status }) => status !== 'sent').length, 0);
  checks.equal('never arrived', lost, 0);
  checks.equal('under another Message-ID', strange, 0);
  checks.atMost('arrived twice', twice, kills);
  return { checks, lost, twice };
}

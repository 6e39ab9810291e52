import { setTimeout as sleep } from 'node:timers/promises';
import { mailsByStatus, queueMails } from '../support/mails.mjs';

const PATIENCE_MS = 300_000;

/**
 * By the number of the mail, at its first try: one in 20 is told 451, one in 40 taken and the connection dropped, one in 500
 * told 421; one in 20 is told 550 at each try. Meanwhile the server answers slowly for a while, and refuses for a while.
 */
function answerOf(to, earlier) {
  const number = Number(/\.(\d+)@/.exec(to)[1]);
  if (isRefused(number)) return 550;
  if (earlier > 0) return 'accept';
  if (number % 20 === 7) return 451;
  if (isDropped(number)) return 'drop';
  return number % 500 === 11 ? 421 : 'accept';
}

const isRefused = (number) => number % 20 === 3;
const isDropped = (number) => number % 40 === 15;

export async function sendThroughBadServer({ database, smtp, checks, options }) {
  const { mails } = options;
  const numbers = Array.from({ length: mails }, (_, number) => number);
  const [refused, dropped] = [numbers.filter(isRefused).length, numbers.filter(isDropped).length];
  smtp.answer = answerOf;
  const startedAt = performance.now();
  await queueMails(database, mails);
  await troubles(smtp, mails);
  const deadline = performance.now() + PATIENCE_MS;
  while (!isOver(await mailsByStatus(database), mails) && performance.now() < deadline) await sleep(250);
  const seconds = (performance.now() - startedAt) / 1000;

  const rows = await database.query('SELECT to_address, message_id, status FROM outgoing_emails');
  const idOf = new Map(rows.map((row) => [row.to_address, row.message_id]));
  const arrived = new Set(smtp.received.map(({ messageId }) => messageId));
  const lost = rows.filter((row) => row.status !== 'failed' && !arrived.has(row.message_id)).length;
  const strange = smtp.received.filter(({ to, messageId }) => idOf.get(to) !== messageId).length;
  const twice = smtp.received.length - arrived.size;
  checks.equal('mails by status', await mailsByStatus(database), { failed: refused, sent: mails - refused });
  checks.equal('lost', lost, 0);
  checks.equal('under another Message-ID', strange, 0);
  // A server that takes a mail and never says so gets it twice; so may those it held when it was cut.
  checks.atMost('arrived twice', twice, dropped + CONNECTIONS);
  return {
    what: `bad server, ${mails} mails`,
    row: [`${mails}`, `${mails - refused}`, `${refused}`, `${lost}`, `${strange}`, `${twice}`, seconds],
  };
}

/** The application's pool: as many may be under way when the server is cut. */
const CONNECTIONS = 8;

async function troubles(smtp, mails) {
  while (smtp.received.length < mails / 4) await sleep(50);
  smtp.tarpit = 100;
  await sleep(4000);
  smtp.tarpit = 0;
  while (smtp.received.length < mails / 2) await sleep(50);
  await smtp.close();
  await sleep(3000);
  await smtp.open();
}

function isOver({ sent = 0, failed = 0 }, mails) {
  return sent + failed === mails;
}

import { setTimeout as sleep } from 'node:timers/promises';
import { percentile } from '../support/figures.mjs';
import { mailsByStatus, queueMails } from '../support/mails.mjs';
import { readPages } from './page-reader.mjs';

const CALM_MS = 5_000;
const PATIENCE_MS = 180_000;

/** How fast mails leave, and what a reader of pages notices of it: half of the calm before, half after. */
export async function sendThroughGoodServer({ database, smtp, app, checks, options }) {
  await readPages(app.port, sleep(2000));
  const before = await readPages(app.port, sleep(CALM_MS));
  await queueMails(database, options.mails);
  const startedAt = performance.now();
  const sending = allLeft(database, smtp, options.mails);
  const during = await readPages(app.port, sending);
  const seconds = ((await sending) - startedAt) / 1000;
  const after = await readPages(app.port, sleep(CALM_MS));

  checks.equal('mails by status', await mailsByStatus(database), { sent: options.mails });
  checks.equal('arrived', smtp.received.length, options.mails);
  checks.equal('Message-IDs', new Set(smtp.received.map(({ messageId }) => messageId)).size, options.mails);
  const calm = [...before, ...after];
  const ratio = percentile(during, 0.5) / percentile(calm, 0.5);
  checks.atMost('page latency with mail, over without', Number(ratio.toFixed(2)), options.slower);
  const [calmWorst, duringWorst] = [percentile(calm, 0.99), percentile(during, 0.99)];
  return {
    what: `good server, ${options.mails} mails`,
    row: [options.mails / seconds, percentile(calm, 0.5), percentile(during, 0.5), ratio, calmWorst, duringWorst],
  };
}

/** @returns when the last one arrived, on performance.now(). */
async function allLeft(database, smtp, count) {
  const deadline = performance.now() + PATIENCE_MS;
  while (smtp.received.length < count && performance.now() < deadline) await sleep(20);
  const arrivedAt = performance.now();
  while ((await mailsByStatus(database)).sent !== count && performance.now() < deadline) await sleep(50);
  return arrivedAt;
}

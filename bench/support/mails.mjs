import { randomUUID } from 'node:crypto';

/** As long as a confirmation is. */
const PARAGRAPH =
  '<p style="margin:0 0 16px">Votre inscription est confirmée. À bientôt à Angers, « pour de bon ».</p>\n';
const HTML = `<!doctype html><html lang="fr"><body>${PARAGRAPH.repeat(85)}</body></html>`;
const TEXT = 'Votre inscription est confirmée. À bientôt à Angers.\n'.repeat(22);
const COLUMNS =
  'id, dedupe_key, kind, locale, to_address, to_name, subject, html, body_text, attachments, links, message_id, status, attempts, next_attempt_at, event_id, created_at';
const ROWS_A_STATEMENT = 50;

/** Queues so many mails by SQL, each to an address of its own: `<prefix>.<number>@example.org`. */
export async function queueMails(database, count, { prefix = 'courrier', eventId = null } = {}) {
  const now = Date.now();
  for (let from = 0; from < count; from += ROWS_A_STATEMENT) {
    const rows = Array.from({ length: Math.min(ROWS_A_STATEMENT, count - from) }, (_, at) => {
      const id = randomUUID();
      const to = `${prefix}.${from + at}@example.org`;
      const subject = '[BANC 001] Votre inscription est confirmée';
      return [
        id,
        `${prefix}:${from + at}`,
        'registration-confirmed',
        'fr',
        to,
        'Maëlle Cesbron',
        subject,
        HTML,
        TEXT,
        '[]',
        '[]',
      ].concat(`<${id}@example.org>`, 'queued', 0, now + from + at - count, eventId, now);
    });
    const marks = rows.map((row) => `(${row.map(() => '?').join(', ')})`).join(', ');
    await database.query(`INSERT INTO outgoing_emails (${COLUMNS}) VALUES ${marks}`, rows.flat());
  }
}

/** How many mails stand in each status. */
export async function mailsByStatus(database) {
  const rows = await database.query(
    'SELECT status, COUNT(*) AS count FROM outgoing_emails GROUP BY status ORDER BY status',
  );
  return Object.fromEntries(rows.map(({ status, count }) => [status, Number(count)]));
}

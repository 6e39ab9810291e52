import { createHash } from 'node:crypto';
import { built } from './built.mjs';
import { people } from './people.mjs';

const ROWS_A_STATEMENT = 500;
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const BORN = Date.now() - 30 * 86_400_000;
const models = people(1000);
const { newId } = await built('platform/ids/ids.js');

/**
 * Confirmed registrations with their mails, sent long ago, and the event's counters to match. Mails are short: what is
 * measured is the number of rows, and a million whole ones would fill the disk.
 * @param from number of the first, so that references and addresses never meet.
 */
export async function fillWithRegistrations(database, event, count, from) {
  const write = database.engine === 'sqlite' ? await sqliteWriter(database) : postgresWriter(database);
  for (let at = 0; at < count; at += ROWS_A_STATEMENT) {
    const size = Math.min(ROWS_A_STATEMENT, count - at);
    const registrations = Array.from({ length: size }, (_, step) =>
      registration(event.id, from + at + step, at + step),
    );
    await write('registrations', registrations);
    await write('outgoing_emails', registrations.map(mailOf));
  }
  await database.query(
    'UPDATE event_places SET capacity = taken + ?, taken = taken + ?, communes = communes + ?, version = version + 1 WHERE event_id = ?',
    [count + 100_000, count, count, event.id],
  );
}

function registration(eventId, number, order) {
  const model = models[number % models.length];
  const email = `${model.firstName}.${model.lastName}.${number}@example.org`.toLowerCase();
  const at = BORN + order * 10;
  return {
    id: newId(at),
    event_id: eventId,
    reference: referenceOf(number),
    status: 'confirmed',
    first_name: model.firstName,
    last_name: model.lastName,
    email,
    email_normalised: email,
    function_key: model.functionKey,
    collectivity_type: 'commune',
    collectivity_kind: 'commune',
    collectivity_code: model.collectivityCode,
    collectivity_name: model.collectivity,
    department_code: model.collectivityCode.slice(0, 2),
    locale: 'fr',
    notice_version: 1,
    token_hash: createHash('sha256').update(String(number)).digest('hex'),
    token_version: 1,
    search_text: `${model.lastName} ${model.firstName} ${model.collectivity} ${email}`.toLowerCase(),
    created_at: at,
    updated_at: at,
    confirmed_at: at,
  };
}

/** All of 40 bits are reached in an order that jumps about, as random references do. */
function referenceOf(number) {
  let bits = (BigInt(number) * 0x9e3779b97fn + 0x1234567n) & ((1n << 40n) - 1n);
  let text = '';
  for (let at = 0; at < 8; at++) {
    text += LETTERS[Number(bits & 31n)];
    bits >>= 5n;
  }
  return `${text.slice(0, 4)}-${text.slice(4)}`;
}

function mailOf({ id, event_id: eventId, email, created_at: at }) {
  const mail = newId(at);
  return {
    id: mail,
    dedupe_key: `registration-confirmed:${id}`,
    kind: 'registration-confirmed',
    locale: 'fr',
    to_address: email,
    subject: '[BANC 001] Votre inscription est confirmée',
    html: '<p>Votre inscription est confirmée.</p>',
    body_text: 'Votre inscription est confirmée.',
    attachments: '[]',
    links: '[]',
    message_id: `<${mail}@example.org>`,
    status: 'sent',
    attempts: 1,
    next_attempt_at: at,
    event_id: eventId,
    about_id: id,
    created_at: at,
    sent_at: at + 1000,
  };
}

/** Without flushes: the rows are only there to be many. The application opens the file with its own settings. */
async function sqliteWriter(database) {
  const connection = database.open();
  connection.pragma('synchronous = OFF');
  connection.pragma('cache_size = -512000');
  const statements = new Map();
  return (table, rows) => {
    const columns = Object.keys(rows[0]);
    if (!statements.has(table)) {
      const sql = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
      statements.set(table, connection.prepare(sql));
    }
    connection.transaction(() => {
      for (const row of rows) statements.get(table).run(Object.values(row));
    })();
  };
}

function postgresWriter(database) {
  return (table, rows) => {
    const columns = Object.keys(rows[0]).join(', ');
    return database.query(
      `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::${table}, ?::json)`,
      [JSON.stringify(rows)],
    );
  };
}

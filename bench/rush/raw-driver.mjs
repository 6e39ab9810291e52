import { createDatabase } from '../support/databases.mjs';

/** As many registrations share a commit in the application. */
const BATCH = 64;
const TABLES = ['registrations', 'outgoing_emails', 'idempotency_keys'];

/**
 * The same rows written by the driver alone, with prepared statements and 64 to a commit: what the machine could do.
 * @returns registrations a second.
 */
export async function rawDriverRate(database, event) {
  const rows = await rowsOf(database, event);
  const empty = await createDatabase(database.engine);
  try {
    await copyEvent(database, empty, event);
    return await (database.engine === 'sqlite' ? onSqlite(empty, event, rows) : onPostgres(empty, event, rows));
  } finally {
    await empty.remove();
  }
}

/** One list a registration: its row, its mail's, its key's. */
async function rowsOf(database, event) {
  const read = (table) => database.query(`SELECT * FROM ${table} WHERE event_id = ?`, [event.id]);
  const [registrations, mails, keys] = [await read(TABLES[0]), await read(TABLES[1]), await read(TABLES[2])];
  const mailOf = new Map(mails.map((mail) => [mail.about_id, mail]));
  const keyOf = new Map(keys.map((key) => [key.registration_id, key]));
  return registrations.map((row) => [row, mailOf.get(row.id), keyOf.get(row.id)]);
}

async function copyEvent(from, to, event) {
  for (const [table, key] of [
    ['events', 'id'],
    ['event_places', 'event_id'],
  ]) {
    const [row] = await from.query(`SELECT * FROM ${table} WHERE ${key} = ?`, [event.id]);
    await to.query(
      insertion(table, row, () => '?'),
      Object.values(row),
    );
  }
}

function insertion(table, row, mark) {
  const columns = Object.keys(row);
  return `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((_, at) => mark(at)).join(', ')})`;
}

const COUNT = 'UPDATE event_places SET taken = taken + 1, version = version + 1 WHERE event_id = ';

function onSqlite(database, event, registrations) {
  const connection = database.open();
  const inserts = TABLES.map((table, at) => connection.prepare(insertion(table, registrations[0][at], () => '?')));
  const count = connection.prepare(`${COUNT}?`);
  const values = registrations.map((rows) => rows.map(Object.values));
  const startedAt = performance.now();
  for (let at = 0; at < values.length; at += BATCH) {
    connection.exec('BEGIN IMMEDIATE');
    for (const rows of values.slice(at, at + BATCH)) {
      rows.forEach((row, table) => inserts[table].run(row));
      count.run(event.id);
    }
    connection.exec('COMMIT');
  }
  return rate(values.length, startedAt);
}

async function onPostgres(database, event, registrations) {
  const client = await database.open();
  const inserts = TABLES.map((table, at) => ({
    name: table,
    text: insertion(table, registrations[0][at], (column) => `$${column + 1}`),
  }));
  const values = registrations.map((rows) => rows.map(Object.values));
  const startedAt = performance.now();
  for (let at = 0; at < values.length; at += BATCH) {
    await client.query('BEGIN');
    for (const rows of values.slice(at, at + BATCH)) {
      for (const [table, row] of rows.entries()) await client.query({ ...inserts[table], values: row });
      await client.query({ name: 'count', text: `${COUNT}$1`, values: [event.id] });
    }
    await client.query('COMMIT');
  }
  return rate(values.length, startedAt);
}

function rate(count, startedAt) {
  return (count / (performance.now() - startedAt)) * 1000;
}

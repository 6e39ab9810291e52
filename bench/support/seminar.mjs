import { randomUUID } from 'node:crypto';

const DAY = 86_400_000;

/** An open event in thirty days with so many places, written by SQL. @returns its id, slug, code and day. */
export async function insertEvent(
  database,
  { slug = 'seminaire-du-banc', places = 300, waitingList = true, code = 'BANC 001' } = {},
) {
  const now = Date.now();
  const id = randomUUID();
  const day = new Date(now + 30 * DAY).toISOString().slice(0, 10);
  const event = {
    id,
    slug,
    edition: 5,
    title: 'Construire ensemble un processus coopératif pour son territoire',
    subtitle: 'Séminaire des directions du bloc local',
    description: 'Une journée pour **croiser les regards** des directions de communes et d’EPCI.',
    starts_on: day,
    ends_on: day,
    date_precision: 'day',
    time_zone: 'Europe/Paris',
    announced_from: '09:00',
    announced_to: '17:45',
    organisers: JSON.stringify([
      { name: 'Centre national de la fonction publique territoriale', short: 'CNFPT' },
      { name: 'Syndicat national des directeurs généraux', short: 'SNDGCT' },
    ]),
    contacts: JSON.stringify([
      { name: 'Sophie Garnaud', organisation: 'INSET d’Angers', email: 'sophie.garnaud@example.org' },
    ]),
    venues: JSON.stringify([
      { id: randomUUID(), name: 'INSET d’Angers', address: 'rue du Nid-de-Pie', city: 'Angers' },
    ]),
    outcomes: '[]',
    status: 'published',
    registration_mode: 'open',
    registration_opens_at: now - DAY,
    registration_closes_at: now + 20 * DAY,
    waiting_list_enabled: database.engine === 'sqlite' ? Number(waitingList) : waitingList,
    version: 1,
    created_at: now,
    updated_at: now,
  };
  await insert(database, 'events', event);
  const counters = {
    capacity: places,
    taken: 0,
    waiting: 0,
    communes: 0,
    epci: 0,
    others: 0,
    next_rank: 1,
    version: 1,
  };
  await insert(database, 'event_places', { event_id: id, ...counters });
  await insert(database, 'action_codes', {
    id: randomUUID(),
    event_id: id,
    label: code,
    normalised: code.replace(/\W/g, ''),
  });
  return { id, slug, code, day };
}

/** One row, its columns named by the object. */
export function insert(database, table, row) {
  const columns = Object.keys(row);
  const marks = columns.map(() => '?').join(', ');
  return database.query(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${marks})`, Object.values(row));
}

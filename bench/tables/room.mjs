import { randomUUID } from 'node:crypto';
import { insert } from '../support/seminar.mjs';

const LETTERS = 'ABCDEFGHIJ';
/** Rows of one INSERT: five parameters each. */
const CHUNK = 200;

/**
 * Rounds of ten ateliers in the published programme, tables for everybody, and what people wish: three ateliers each, for the
 * day. People of a department count as one territory.
 * @param tables of a round. @param seats of a table.
 */
export async function givenAteliers(database, event, { phases, tables, seats }) {
  for (let phase = 1; phase <= phases; phase++) await insert(database, 'sessions', session(database, event, phase));
  const decided = Array.from({ length: phases }, (_, f) => ({
    phase: f + 1,
    ateliers: [...LETTERS].map((letter, a) => ({
      letter,
      room: `Salle ${letter}`,
      theme: null,
      territory: 'split',
      tables: tablesOf(a, tables, seats),
    })),
  }));
  await insert(database, 'atelier_settings', {
    event_id: event.id,
    body: JSON.stringify({ phases: decided, territoryBy: 'epci' }),
    version: 1,
    updated_at: Date.now(),
  });
  await database.query(
    "UPDATE registrations SET epci_code = '2' || department_code, epci_name = 'Intercommunalité ' || department_code WHERE event_id = ?",
    [event.id],
  );
  await wishes(database, event);
}

function session(database, event, phase) {
  const tracks = [...LETTERS].map((letter) => ({
    letter,
    title: `Atelier ${letter} : la coopération entre communes et intercommunalité, en pratique`,
    room: `Salle ${letter}`,
    speakers: [],
    facilitators: [{ name: `Animatrice ${letter}` }, { name: `Animateur ${letter}` }],
  }));
  return {
    id: randomUUID(),
    event_id: event.id,
    position: phase,
    day: event.day,
    kind: 'ateliers',
    title: `Ateliers, phase ${phase}`,
    start_time: `${String(7 + 2 * phase).padStart(2, '0')}:00`,
    end_time: `${String(8 + 2 * phase).padStart(2, '0')}:30`,
    all_day: database.engine === 'sqlite' ? 0 : false,
    phase,
    speakers: '[]',
    parts: '[]',
    themes: '[]',
    tracks: JSON.stringify(tracks),
  };
}

/** The tables of the a-th atelier, numbered through the round. */
function tablesOf(a, tables, seats) {
  const from = Math.floor((a * tables) / LETTERS.length);
  const to = Math.floor(((a + 1) * tables) / LETTERS.length);
  return Array.from({ length: to - from }, (_, t) => ({ number: from + t + 1, seats, closed: false }));
}

async function wishes(database, event) {
  const people = await database.query('SELECT id AS "id" FROM registrations WHERE event_id = ? ORDER BY id', [
    event.id,
  ]);
  const rows = people.flatMap(({ id }, p) =>
    [0, 3, 7].map((step, index) => [id, 0, LETTERS[(p * 7 + step) % LETTERS.length], index + 1, null]),
  );
  for (let at = 0; at < rows.length; at += CHUNK) {
    const part = rows.slice(at, at + CHUNK);
    await database.query(
      `INSERT INTO registration_wishes (registration_id, phase, atelier, rank, gone_at) VALUES ${part.map(() => '(?, ?, ?, ?, ?)').join(', ')}`,
      part.flat(),
    );
  }
}

import { newId } from '../../../src/platform/ids/ids.js';
import type { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';

/** Phases of ateliers in the published programme: `['A', 'B']` a phase; two hours each from nine o'clock. */
export async function givenAteliers(
  { unitOfWork }: { readonly unitOfWork: UnitOfWork },
  eventId: string,
  phases: readonly (readonly string[])[],
  facilitators: Readonly<Record<string, string>> = {},
  seats: Readonly<Record<string, number>> = {},
): Promise<void> {
  await unitOfWork.run(async (tx) => {
    for (const [index, letters] of phases.entries()) {
      const tracks = letters.map((letter) => ({
        letter,
        title: `Atelier ${letter}`,
        room: `Salle ${letter}`,
        speakers: [],
        ...(seats[letter] === undefined ? {} : { seats: seats[letter] }),
        facilitators: facilitators[letter] ? [{ name: facilitators[letter] }] : [],
      }));
      await tx.execute(
        `INSERT INTO sessions (id, event_id, position, day, kind, title, text, start_time, end_time, all_day, printed_time, phase,
           venue_id, room, speakers, parts, themes, tracks)
         VALUES (?, ?, ?, '2090-11-15', 'ateliers', 'Ateliers', NULL, ?, ?, ?, NULL, ?, NULL, NULL, '[]', '[]', '[]', ?)`,
        [
          newId(),
          eventId,
          index + 1,
          `${String(9 + 2 * index).padStart(2, '0')}:00`,
          `${String(10 + 2 * index).padStart(2, '0')}:30`,
          tx.engine === 'sqlite' ? 0 : false,
          index + 1,
          JSON.stringify(tracks),
        ],
      );
    }
  });
}

/** A published plan of one phase: table 1 is atelier A's, table 2 atelier B's. `seats`: registration and `1:1`, see seats.ts. */
export async function givenPublishedSeats(
  unitOfWork: UnitOfWork,
  eventId: string,
  seats: readonly (readonly [registrationId: string, seats: string])[],
): Promise<void> {
  const ateliers = ['A', 'B'].map((letter, index) => ({
    letter,
    title: `Atelier ${letter}`,
    room: `Salle ${letter}`,
    tables: [index + 1],
  }));
  const rooms = { phases: [{ number: 1, day: '2090-11-15', start: '09:00', end: '10:30', ateliers }] };
  await unitOfWork.run(async (tx) => {
    const id = newId();
    await tx.execute(
      `INSERT INTO seat_plans (id, event_id, kind, name, based_on, based_on_version, version, revision, locked_tables, rooms,
         proposal, created_at, updated_at, account_id, actor)
       VALUES (?, ?, 'published', 'Plan', NULL, 0, 1, 0, '', ?, '{}', 1, 1, NULL, 'Essai')`,
      [id, eventId, JSON.stringify(rooms)],
    );
    for (const [person, written] of seats) {
      await tx.execute('INSERT INTO seat_plan_seats (plan_id, registration_id, seats) VALUES (?, ?, ?)', [
        id,
        person,
        written,
      ]);
    }
  });
}

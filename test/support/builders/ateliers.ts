import { newId } from '../../../src/platform/ids/ids.js';
import type { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';

/** Phases of ateliers in the published programme: `['A', 'B']` a phase; two hours each from nine o'clock. */
export async function givenAteliers(
  { unitOfWork }: { readonly unitOfWork: UnitOfWork },
  eventId: string,
  phases: readonly (readonly string[])[],
): Promise<void> {
  await unitOfWork.run(async (tx) => {
    for (const [index, letters] of phases.entries()) {
      const tracks = letters.map((letter) => ({
        letter,
        title: `Atelier ${letter}`,
        room: `Salle ${letter}`,
        speakers: [],
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

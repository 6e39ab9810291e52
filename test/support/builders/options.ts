import { newId } from '../../../src/platform/ids/ids.js';
import type { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';

/** An option of an event. @returns its id. */
export async function givenOption(
  unitOfWork: UnitOfWork,
  eventId: string,
  {
    title = 'Dîner du jeudi',
    capacity = null,
    closesAt = null,
  }: { title?: string; capacity?: number | null; closesAt?: number | null } = {},
): Promise<string> {
  const id = newId();
  await unitOfWork.run((tx) =>
    tx.execute(
      `INSERT INTO event_options (id, event_id, position, title, hint, session_id, capacity, taken, closes_at)
       VALUES (?, ?, 1, ?, NULL, NULL, ?, 0, ?)`,
      [id, eventId, title, capacity, closesAt],
    ),
  );
  return id;
}

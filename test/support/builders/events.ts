import type { TestDatabase } from '../databases.js';
import type { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { newId } from '../../../src/platform/ids/ids.js';
import { normaliseActionCode } from '../../../src/events/domain/action-code.js';

export interface EventGiven {
  readonly slug?: string;
  readonly title?: string;
  /** Null: nobody counts. */
  readonly capacity?: number | null;
  readonly code?: string;
  readonly startsOn?: string;
  readonly status?: string;
  readonly registrationMode?: string;
  readonly opensAt?: number | null;
  readonly closesAt?: number | null;
  readonly waitingList?: boolean;
}

/** A published event in the far future that takes registrations, unless the test says otherwise. @returns its id. */
export async function givenEvent(
  { unitOfWork }: Pick<TestDatabase, 'unitOfWork'> | { unitOfWork: UnitOfWork },
  {
    slug = 'seminaire',
    title = 'Construire ensemble un processus coopératif pour son territoire',
    capacity = 90,
    code = 'CIDGI 006',
    startsOn = '2090-11-15',
    status = 'published',
    registrationMode = 'open',
    opensAt = null,
    closesAt = null,
    waitingList = true,
  }: EventGiven = {},
): Promise<string> {
  const id = newId();
  await unitOfWork.run(async (tx) => {
    await tx.execute(
      `INSERT INTO events (id, slug, title, starts_on, ends_on, date_precision, time_zone, organisers, contacts, venues, outcomes,
         status, registration_mode, registration_opens_at, registration_closes_at, waiting_list_enabled, version, created_at, updated_at)
       VALUES (?, ?, ?, ?, ?, 'day', 'Europe/Paris', '[]', '[]', '[]', '[]', ?, ?, ?, ?, ?, 1, 0, 0)`,
      [id, slug, title, startsOn, startsOn, status, registrationMode, opensAt, closesAt, waitingList],
    );
    await tx.execute(
      `INSERT INTO event_places (event_id, capacity, taken, waiting, communes, epci, others, next_rank, version)
       VALUES (?, ?, 0, 0, 0, 0, 0, 1, 1)`,
      [id, capacity],
    );
    await tx.execute('INSERT INTO action_codes (id, event_id, label, normalised) VALUES (?, ?, ?, ?)', [
      newId(),
      id,
      code,
      normaliseActionCode(code),
    ]);
  });
  return id;
}

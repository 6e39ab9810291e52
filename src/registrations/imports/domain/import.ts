/** `running` registers line by line, `mailing` waits for the hour of its mails or sends them, `done` has nothing left to do. */
export type ImportStatus = 'running' | 'mailing' | 'done';

export const IMPORT_ADMISSIONS = ['usual', 'pending', 'beyond'] as const;

/**
 * What becomes of whoever is on the list. `usual`: as for anybody, a place while there is one, the waiting list after.
 * `pending`: a request that the organisers decide on. `beyond`: a place even where none is left. A waiting list of its own
 * would make no sense: nobody waits while a place is free.
 */
export type ImportAdmission = (typeof IMPORT_ADMISSIONS)[number];

/** Mails to more people than this leave only after a while, in which they can be stopped. */
export const MANY_MAILS = 20;
/** That while, in milliseconds. */
export const SECOND_THOUGHTS_MS = 10 * 60_000;

/** When the mails of an import may leave, both in epoch milliseconds of the machine's clock. */
export function mailsDueAt(count: number, now: number): number {
  return count > MANY_MAILS ? now + SECOND_THOUGHTS_MS : now;
}

/** One list that was accepted. Instants in epoch milliseconds of the machine's clock. */
export interface ImportRecord {
  readonly id: string;
  readonly eventId: string;
  readonly accountId: string | null;
  /** The organiser's name. */
  readonly actor: string;
  readonly filename: string;
  readonly status: ImportStatus;
  readonly admission: ImportAdmission;
  /** Whether people are told by mail. */
  readonly mails: boolean;
  /** Null until everybody is registered. */
  readonly mailsDueAt: number | null;
  readonly lines: number;
  readonly createdAt: number;
  /** Who works on it says so with every slice. */
  readonly updatedAt: number;
  readonly finishedAt: number | null;
}

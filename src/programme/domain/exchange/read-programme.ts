import type { Venue } from '../../../events/domain/event.js';
import type { Session } from '../programme.js';

export type DocumentVenue = Omit<Venue, 'id'>;

/** A session outside any database: without id, and with the name of its venue. */
export interface DocumentSession extends Omit<Session, 'id' | 'venueId'> {
  readonly venue: string | null;
}

/** What cannot be taken of a file; `code` is the catalogue's key below `exchange:errors`. */
export interface ImportError {
  /** Line of the table, as a spreadsheet numbers it, or rank of the session in a document; null for the file itself. */
  readonly place: number | null;
  /** Key below `exchange:fields`; null where the whole line or file is meant. */
  readonly field: string | null;
  readonly code: string;
  readonly parameters?: Readonly<Record<string, string | number>>;
}

/** A file's programme. With any error nothing of it is taken: half a programme would be worse than none. */
export interface ReadProgramme {
  readonly sessions: readonly DocumentSession[];
  /** Venues that the file describes or names. */
  readonly venues: readonly DocumentVenue[];
  readonly errors: readonly ImportError[];
}

/** Nobody mends more than these at once. */
export const MOST_ERRORS = 100;

export function refusedFile(code: string, parameters?: ImportError['parameters']): ReadProgramme {
  return { sessions: [], venues: [], errors: [{ place: null, field: null, code, ...(parameters && { parameters }) }] };
}

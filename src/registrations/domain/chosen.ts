import type { PhaseChoice } from '../wishes/domain/chosen-ateliers.js';

/** What somebody chose besides their place, as mails and pages tell it. */
export interface Chosen {
  /** Titles, in the order of the event. */
  readonly options: readonly string[];
  /** Phase by phase; empty where choosing an atelier takes no seat. */
  readonly ateliers: readonly PhaseChoice[];
}

export const NOTHING_CHOSEN: Chosen = { options: [], ateliers: [] };

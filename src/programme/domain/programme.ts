import type { ClockTime, IsoDay } from '../../events/domain/event.js';

export const SESSION_KINDS = [
  'welcome',
  'icebreaker',
  'opening',
  'plenary',
  'ateliers',
  'debriefing',
  'meal',
  'break',
  'synthesis',
  'reflection',
  'restitution',
  'exhibition',
  'closing',
] as const;
export type SessionKind = (typeof SESSION_KINDS)[number];

/** A person as the programme prints them; `role` is the printed one. */
export interface Speaker {
  readonly name: string;
  readonly role?: string;
}

/** A line of a session: « L'analyse des experts : Jérôme GROLLEAU et Didier LOCATELLI ». */
export interface SessionPart {
  readonly title: string;
  readonly speakers: readonly Speaker[];
}

/** One of the ateliers that run side by side in a session. Theme, question and room are separate things. */
export interface Track {
  readonly letter: string;
  readonly title: string;
  readonly theme?: string;
  readonly question?: string;
  readonly text?: string;
  readonly room?: string;
  /** How many people it takes; absent where nobody counts. */
  readonly seats?: number;
  readonly speakers: readonly Speaker[];
  /** Those who run it, advise it and bring their case: absent in programmes written before they were told apart. */
  readonly facilitators?: readonly Speaker[];
  readonly experts?: readonly Speaker[];
  readonly witnesses?: readonly Speaker[];
}

export interface Session {
  readonly id: string;
  readonly day: IsoDay;
  readonly kind: SessionKind;
  readonly title: string;
  /** Markdown. */
  readonly text: string | null;
  /** Null for what has no printed hour (a buffet known only from another page) and for all-day sessions. */
  readonly start: ClockTime | null;
  readonly end: ClockTime | null;
  readonly allDay: boolean;
  /** The hour as printed, where the printed one is a misprint: « 13h00 (imprimé deux fois) ». */
  readonly printedTime: string | null;
  readonly phase: number | null;
  readonly venueId: string | null;
  readonly room: string | null;
  readonly speakers: readonly Speaker[];
  readonly parts: readonly SessionPart[];
  readonly themes: readonly string[];
  readonly tracks: readonly Track[];
}

export interface Programme {
  readonly days: readonly ProgrammeDay[];
  /** What lasts all through the event: an exhibition. */
  readonly allDay: readonly Session[];
}

export interface ProgrammeDay {
  readonly day: IsoDay;
  readonly sessions: readonly Session[];
}

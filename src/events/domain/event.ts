import type { MailText } from './mail-text.js';

/** A day as `2019-11-15`, in the event's own time zone. */
export type IsoDay = string;
/** A time of the day as `09:15`. */
export type ClockTime = string;

export type EventStatus = 'draft' | 'published' | 'cancelled' | 'archived';

/**
 * Who may register: anybody with the code or the page (`open`), nobody but by name (`invitation`), or not through
 * Tablée at all (`none`: past editions of which only the title is known).
 */
export type RegistrationMode = 'open' | 'invitation' | 'none';

/** What a person meets who wants to register now. */
export type RegistrationState =
  'none' | 'invitation' | 'upcoming' | 'open' | 'waiting' | 'full' | 'closed' | 'over' | 'cancelled';

export interface Organiser {
  readonly name: string;
  readonly short: string;
}

export interface Contact {
  readonly name: string;
  readonly organisation: string;
  readonly email?: string;
  readonly phone?: string;
}

export interface Venue {
  readonly id: string;
  readonly name: string;
  readonly address?: string;
  readonly city?: string;
  readonly access?: string;
  readonly accessibility?: string;
  readonly lodging?: string;
}

export interface Series {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly subtitle?: string;
}

/** How many places an event has and how they stand; `capacity` null means that nobody counts. */
export interface Places {
  readonly capacity: number | null;
  /** How many more than there are places may be promised, as some never come. */
  readonly overbooking: number;
  readonly taken: number;
  /** Offered to people of the waiting list who have not answered yet. */
  readonly held: number;
  readonly waiting: number;
  readonly communes: number;
  readonly epci: number;
  readonly others: number;
}

export interface ActionCodeRecord {
  readonly id: string;
  readonly label: string;
  readonly opensAt: number | null;
  readonly closesAt: number | null;
  /** How many may come with it; null for as many as there are places. */
  readonly quota: number | null;
  /** Live registrations that came with it; counted only where there is a quota. */
  readonly taken: number;
  readonly defaults: CodeDefaults | null;
}

/** Answers that the form starts with for those who come with a code; each may be changed. */
export interface CodeDefaults {
  readonly functionKey?: string;
  readonly collectivity?: string;
  readonly collective?: string;
  /** An option's id. */
  readonly option?: string;
}

/** A part of the event to register for apart, such as Thursday's dinner. */
export interface EventOption {
  readonly id: string;
  readonly title: string;
  readonly hint: string | null;
  /** Null where nobody counts. */
  readonly capacity: number | null;
  /** Confirmed registrations that chose it. */
  readonly taken: number;
  readonly closesAt: number | null;
}

export interface Partner {
  readonly id: string;
  readonly name: string;
  readonly url?: string;
  /** The file of the logo. */
  readonly logoId?: string;
}

/** A file to download; its content is read apart. */
export interface EventDocument {
  readonly id: string;
  readonly title: string;
  readonly filename: string;
  readonly contentType: string;
  /** In bytes. */
  readonly size: number;
}

/** An event as its pages and its API show it. Instants are epoch milliseconds. */
export interface EventRecord {
  readonly id: string;
  readonly slug: string;
  readonly series: Series | null;
  readonly edition: number | null;
  readonly title: string;
  readonly subtitle: string | null;
  /** Markdown, written by organisers. */
  readonly description: string | null;
  /** Who it is for, a sentence. */
  readonly audience: string | null;
  /** A word of advice printed with the audience: « Dans l'idéal, venez en "collectif de territoire" ». */
  readonly advice: string | null;
  readonly startsOn: IsoDay;
  readonly endsOn: IsoDay;
  /** `year` where the sources give no day: past editions of which only the year and the title are known. */
  readonly datePrecision: 'day' | 'year';
  readonly timeZone: string;
  /** The hours the invitation announces, which may differ from the sessions'. */
  readonly announcedFrom: ClockTime | null;
  readonly announcedTo: ClockTime | null;
  /** A word on the costs, as printed beside the registration. */
  readonly costs: string | null;
  readonly organisers: readonly Organiser[];
  readonly contacts: readonly Contact[];
  readonly venues: readonly Venue[];
  readonly status: EventStatus;
  readonly registrationMode: RegistrationMode;
  readonly registrationOpensAt: number | null;
  readonly registrationClosesAt: number | null;
  readonly waitingListEnabled: boolean;
  readonly places: Places;
  readonly actionCodes: readonly ActionCodeRecord[];
  readonly options: readonly EventOption[];
  readonly partners: readonly Partner[];
  readonly documents: readonly EventDocument[];
  /** Organisers' own words in mails; the house's stand where there are none. */
  readonly mailTexts: readonly MailText[];
  /** What people are told of a cancelled event. */
  readonly cancellation: string | null;
  readonly publishedAt: number | null;
  /** SEQUENCE of the event's calendar entries: raised by what changes them. */
  readonly calendarSequence: number;
  readonly updatedAt: number;
  /** Published outputs of the event: vademecum, press release, as titled sections of Markdown. */
  readonly outcomes: readonly Outcome[];
  /** Raised by every change that a page may show: the key of the page cache and of the ETag. */
  readonly version: number;
}

/** The information that art. 13 of the RGPD asks for, in the version shown now; null body means the standard text. */
export interface InformationNotice {
  readonly version: number;
  readonly body: string | null;
}

export interface Outcome {
  readonly title: string;
  readonly items: readonly string[];
}

import type { CodeDefaults, EventRecord } from '../event.js';

/** Columns of the event itself. */
export type EventColumns = Partial<
  Pick<
    EventRecord,
    | 'title'
    | 'subtitle'
    | 'edition'
    | 'description'
    | 'audience'
    | 'advice'
    | 'startsOn'
    | 'endsOn'
    | 'datePrecision'
    | 'announcedFrom'
    | 'announcedTo'
    | 'costs'
    | 'organisers'
    | 'contacts'
    | 'venues'
    | 'partners'
    | 'status'
    | 'cancellation'
    | 'publishedAt'
    | 'registrationMode'
    | 'registrationOpensAt'
    | 'registrationClosesAt'
    | 'waitingListEnabled'
  >
> & { readonly seriesId?: string | null };

/** Null ids are of new ones. */
export interface EditedCode {
  readonly id: string | null;
  readonly label: string;
  readonly quota: number | null;
  readonly opensAt: number | null;
  readonly closesAt: number | null;
  readonly defaults: CodeDefaults | null;
}

export interface EditedOption {
  readonly id: string | null;
  readonly title: string;
  readonly hint: string | null;
  readonly capacity: number | null;
  readonly closesAt: number | null;
}

export interface EditedPartner {
  readonly id: string | null;
  readonly name: string;
  readonly url: string | null;
  /** The field of a logo sent with the form. */
  readonly logoField: string;
  readonly keepsLogo: boolean;
}

export interface EditedDocument {
  readonly id: string | null;
  readonly title: string | null;
  readonly fileField: string;
}

/** What a section's form changes; absent parts stay as they are, lists are whole. */
export interface SectionChange {
  readonly columns?: EventColumns;
  readonly capacity?: number | null;
  /** A series to be founded for this event. */
  readonly newSeries?: string;
  readonly slug?: string;
  readonly notice?: string;
  readonly codes?: readonly EditedCode[];
  readonly options?: readonly EditedOption[];
  readonly partners?: readonly EditedPartner[];
  readonly documents?: readonly EditedDocument[];
  /** Calendars that hold the event must take the change over. */
  readonly movesCalendar?: boolean;
}

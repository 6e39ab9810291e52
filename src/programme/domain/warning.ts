import type { ClockTime, IsoDay } from '../../events/domain/event.js';

export type WarningCode =
  | 'empty-title'
  | 'day-outside'
  | 'end-before-start'
  | 'backwards'
  | 'session-overlap'
  | 'room-overlap'
  | 'speaker-overlap'
  | 'gap'
  | 'announced-from'
  | 'announced-to'
  | 'tracks-differ';

/** What settles a warning, in one click. `open` shows the session's form. */
export type Fix =
  | { readonly action: 'open'; readonly session: string }
  | {
      readonly action: 'set-times';
      readonly session: string;
      readonly start?: ClockTime;
      readonly end?: ClockTime | null;
    }
  | { readonly action: 'insert-break'; readonly after: string; readonly start: ClockTime; readonly end: ClockTime }
  | { readonly action: 'sort-day' | 'retime-day'; readonly day: IsoDay }
  | { readonly action: 'copy-tracks'; readonly session: string; readonly from: string };

/** Something to look at before publishing. It never keeps anybody from publishing. */
export interface Warning {
  readonly code: WarningCode;
  /** `note`: may well be meant so. */
  readonly severity: 'warn' | 'note';
  readonly day: IsoDay;
  /** Ids of the sessions concerned, the one to correct first. */
  readonly sessions: readonly string[];
  readonly from?: ClockTime;
  readonly to?: ClockTime;
  /** The room or the person that is in two places. */
  readonly name?: string;
  readonly fixes: readonly Fix[];
}

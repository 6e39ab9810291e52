import { deskShell, type DeskShell } from '../../../events/domain/desk-shell.js';
import type { OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import type { Upload } from '../../../platform/web/uploads.js';
import { type ImportError, MOST_ERRORS } from '../../domain/exchange/read-programme.js';
import { SHEET_COLUMNS } from '../../domain/exchange/session-sheet.js';
import type { DraftRecord } from '../../queries/draft.query.js';
import { PROGRAMME_FILES } from './programme-files.js';

/** Columns that a form or a document names otherwise than a table. */
const FIELD_COLUMNS: Readonly<Record<string, string>> = { printed: 'printedTime', venueId: 'venue' };

export interface ExchangePageView {
  readonly desk: DeskShell;
  readonly base: string;
  readonly slug: string;
  readonly startsOn: string;
  readonly hasDraft: boolean;
  readonly isPublic: boolean;
  readonly publicFiles: readonly { readonly name: string; readonly url: string }[];
  readonly columns: readonly string[];
  readonly mode: ImportMode;
  readonly shift: boolean;
  /** Each wrong line in words. */
  readonly problems: readonly string[];
  readonly moreProblems: number;
  readonly filename: string | null;
}

/** Catalogue text in the organiser's language. */
export type Words = (key: string, parameters?: Readonly<Record<string, string | number>>) => string;

export type ImportMode = 'replace' | 'append';

export interface ImportAttempt {
  readonly mode: ImportMode;
  readonly shift: boolean;
  readonly upload: Upload | undefined;
  readonly errors: readonly ImportError[];
  /** Whether places are sessions of a document rather than lines of a table. */
  readonly isDocument: boolean;
}

export function exchangePageView(
  reached: OrganiserEvent,
  { version, sessions, published }: DraftRecord,
  publicUrl: string,
  words: Words,
  attempt: ImportAttempt | null = null,
): ExchangePageView {
  const { event } = reached;
  const errors = attempt?.errors ?? [];
  return {
    desk: deskShell('programme', reached),
    base: `/organiser/evenements/${event.slug}/programme`,
    slug: event.slug,
    startsOn: event.startsOn,
    hasDraft: version > 0 && JSON.stringify(sessions) !== JSON.stringify(published),
    isPublic: event.status !== 'draft',
    publicFiles: [...PROGRAMME_FILES, 'programme.ics', 'evenement.jsonld'].map((name) => ({
      name,
      url: `${publicUrl}/evenements/${event.slug}/${name}`,
    })),
    columns: SHEET_COLUMNS,
    mode: attempt?.mode ?? 'replace',
    shift: attempt?.shift ?? false,
    problems: errors.slice(0, MOST_ERRORS).map((error) => problemText(error, attempt?.isDocument ?? false, words)),
    moreProblems: Math.max(0, errors.length - MOST_ERRORS),
    filename: attempt?.upload?.filename ?? null,
  };
}

function problemText({ place, field, code, parameters }: ImportError, isDocument: boolean, words: Words): string {
  const message = words(`exchange:errors.${code}`, parameters);
  if (place === null && field === null) return message;
  const kind = place === null ? 'file' : isDocument ? 'session' : 'line';
  const where = words(`exchange:problems.${kind}`, { place: place ?? 0 });
  if (field === null) return words('exchange:problems.ofLine', { where, message });
  return words('exchange:problems.ofField', { where, field: words(fieldKey(field)), message });
}

/** The catalogue entry that names a field: that of its column where it has one. */
export function fieldKey(field: string): string {
  const column = FIELD_COLUMNS[field] ?? field;
  const isColumn = (SHEET_COLUMNS as readonly string[]).includes(column);
  return isColumn ? `exchange:columns.${column}` : `exchange:fields.${column}`;
}

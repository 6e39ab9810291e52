import { deskShell, type DeskShell } from '../../../events/domain/desk-shell.js';
import type { Venue } from '../../../events/domain/event.js';
import type { OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import { PROGRAMME_FORMAT } from '../../domain/exchange/programme-document.js';
import type { DocumentSession, DocumentVenue } from '../../domain/exchange/read-programme.js';
import { importedSessions } from '../../domain/exchange/imported-sessions.js';
import type { Session } from '../../domain/programme.js';
import { changeCount, programmeDiff } from '../../domain/programme-diff.js';
import type { DraftRecord } from '../../queries/draft.query.js';
import { fieldKey, type ImportMode } from './exchange-page.view.js';

/** Sessions told by name of each kind of change; the rest are counted. */
const MOST_TOLD = 40;

interface ToldSession {
  readonly day: string;
  readonly start: string | null;
  readonly title: string;
  /** Catalogue keys of what changes in it. */
  readonly fields: readonly string[];
}

interface ToldChange {
  readonly kind: 'added' | 'removed' | 'changed' | 'moved';
  readonly count: number;
  readonly sessions: readonly ToldSession[];
  readonly more: number;
}

export interface ImportPreviewView {
  readonly desk: DeskShell;
  readonly base: string;
  readonly filename: string;
  readonly count: number;
  readonly changes: readonly ToldChange[];
  readonly isNothing: boolean;
  readonly venuesAdded: readonly string[];
  readonly outside: readonly string[];
  readonly meanwhile: boolean;
  readonly mode: ImportMode;
  readonly seen: string;
  /** The whole of what was read, to be read again when it is accepted: nothing is kept here meanwhile. */
  readonly document: string;
}

export interface ImportPreview {
  readonly reached: OrganiserEvent;
  readonly draft: DraftRecord;
  readonly sessions: readonly DocumentSession[];
  readonly venues: readonly DocumentVenue[];
  readonly mode: ImportMode;
  readonly filename: string;
  /** Somebody changed the draft between preview and acceptance. */
  readonly meanwhile?: boolean;
}

/** What the import would change, told before anything is written. @throws ProgrammeTooLong */
export function importPreviewView(preview: ImportPreview): ImportPreviewView {
  const { reached, draft, sessions, mode, filename, meanwhile = false } = preview;
  const { event } = reached;
  const { all, missing } = venuesWith(event.venues, preview.venues, sessions);
  const newIds = sessions.map((_, index) => `new-${index}`);
  const next = importedSessions(draft.sessions, { sessions, venues: all, mode, newIds });
  const diff = programmeDiff(draft.sessions, next);
  const changed = diff.changed.map(({ after, fields }) => told(after, fields.map(fieldKey)));
  return {
    desk: deskShell('programme', reached),
    base: `/organiser/evenements/${event.slug}/programme`,
    filename,
    count: sessions.length,
    changes: [
      change(
        'added',
        diff.added.map((session) => told(session)),
      ),
      change(
        'removed',
        diff.removed.map((session) => told(session)),
      ),
      change('changed', changed),
      change(
        'moved',
        diff.moved.map((session) => told(session)),
      ),
    ].filter(({ count }) => count > 0),
    isNothing: changeCount(diff) === 0 && missing.length === 0,
    venuesAdded: missing.map(({ name }) => name),
    outside: [...new Set(sessions.map(({ day }) => day))]
      .filter((day) => day < event.startsOn || day > event.endsOn)
      .sort(),
    meanwhile,
    mode,
    seen: `${draft.version}-${draft.revision}`,
    document: JSON.stringify({
      format: PROGRAMME_FORMAT,
      timeZone: event.timeZone,
      venues: missing.concat(described(event.venues, sessions, missing)),
      sessions,
    }),
  };
}

/** The event's places and, under ids of no meaning, those that the file would bring. */
function venuesWith(known: readonly Venue[], brought: readonly DocumentVenue[], sessions: readonly DocumentSession[]) {
  const named = [...brought, ...sessions.flatMap(({ venue }) => (venue === null ? [] : [{ name: venue }]))];
  const missing = named.filter(
    ({ name }, index) =>
      known.every((venue) => venue.name !== name) && named.findIndex((other) => other.name === name) === index,
  );
  return { all: [...known, ...missing.map((venue) => ({ id: `new-${venue.name}`, ...venue }))], missing };
}

/** A document describes every place that it names. */
function described(
  known: readonly Venue[],
  sessions: readonly DocumentSession[],
  missing: readonly DocumentVenue[],
): DocumentVenue[] {
  const used = new Set(sessions.flatMap(({ venue }) => venue ?? []));
  for (const { name } of missing) used.delete(name);
  return known.filter(({ name }) => used.has(name)).map(({ name }) => ({ name }));
}

function change(kind: ToldChange['kind'], sessions: readonly ToldSession[]): ToldChange {
  return {
    kind,
    count: sessions.length,
    sessions: sessions.slice(0, MOST_TOLD),
    more: Math.max(0, sessions.length - MOST_TOLD),
  };
}

function told({ day, start, title }: Session, fields: readonly string[] = []): ToldSession {
  return { day, start, title, fields };
}

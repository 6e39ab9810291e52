import { deskShell } from '../../../events/domain/desk-shell.js';
import type { OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import {
  IMPORT_ADMISSIONS,
  type ImportAdmission,
  type ImportRecord,
  MANY_MAILS,
  SECOND_THOUGHTS_MS,
} from '../domain/import.js';
import { countOf, type JudgedPerson } from '../domain/judged-person.js';
import { PERSON_COLUMNS, type PersonColumn } from '../domain/person-columns.js';
import type { PersonTable } from '../domain/person-table.js';

const PROBLEMS_SHOWN = 100;
const PEOPLE_SHOWN = 8;
const EMPLOYERS_SHOWN = 20;

export function importsBase({ event }: OrganiserEvent): string {
  return `/organiser/evenements/${event.slug}/inscriptions/import`;
}

/** Where a list is brought, and what was brought before. */
export function importPageView(
  reached: OrganiserEvent,
  imports: readonly ImportRecord[],
  { problem, filename }: { problem: string | null; filename: string | null },
) {
  return {
    desk: deskShell('import', reached),
    base: importsBase(reached),
    isDraft: reached.event.status === 'draft',
    problem,
    filename,
    columns: PERSON_COLUMNS,
    zone: reached.event.timeZone,
    imports: imports.map((one) => ({ ...one, href: `${importsBase(reached)}/${one.id}` })),
  };
}

export interface ImportPreview {
  readonly id: string;
  readonly filename: string;
  readonly table: PersonTable;
  readonly people: readonly JudgedPerson[];
  readonly freeEmployers: readonly string[];
  readonly admission: ImportAdmission;
  readonly mails: boolean;
  /** What is wrong with each line, in words. */
  readonly problems: readonly string[];
  /** Of what the organiser chose. */
  readonly error: string | null;
}

export function importPreviewView(reached: OrganiserEvent, preview: ImportPreview) {
  const { table, people, freeEmployers, problems } = preview;
  const ready = countOf(people, 'ready');
  const { places } = reached.event;
  const left = places.capacity === null ? null : Math.max(0, places.capacity - places.taken);
  return {
    desk: deskShell('import', reached),
    base: importsBase(reached),
    id: preview.id,
    filename: preview.filename,
    table: JSON.stringify([table.headings, ...table.rows]),
    headingLine: table.headingLine,
    error: preview.error,
    total: people.length,
    ready,
    known: countOf(people, 'known'),
    twice: countOf(people, 'twice'),
    wrong: countOf(people, 'wrong'),
    left,
    overfull: left !== null && ready > left,
    columns: table.columns.map((chosen, at) => ({
      at,
      heading: table.headings[at] ?? '',
      sample: table.rows.find((row) => (row[at] ?? '').trim() !== '')?.[at]?.slice(0, 60) ?? '',
      options: PERSON_COLUMNS.map((key) => ({ key, selected: key === chosen })),
    })),
    lacking: (['lastName', 'firstName', 'email', 'collectivity'] as const).filter(
      (key) => !table.columns.includes(key),
    ),
    problems: problems.slice(0, PROBLEMS_SHOWN),
    moreProblems: Math.max(0, problems.length - PROBLEMS_SHOWN),
    freeEmployers: freeEmployers.slice(0, EMPLOYERS_SHOWN),
    moreEmployers: Math.max(0, freeEmployers.length - EMPLOYERS_SHOWN),
    sample: people
      .filter(({ verdict }) => verdict === 'ready')
      .slice(0, PEOPLE_SHOWN)
      .flatMap(({ line, request }) => (request ? [sampleOf(line, request)] : [])),
    admissions: IMPORT_ADMISSIONS.map((key) => ({ key, checked: key === preview.admission })),
    mails: preview.mails,
    many: ready > MANY_MAILS ? Math.round(SECOND_THOUGHTS_MS / 60_000) : null,
  };
}

function sampleOf(line: number, request: NonNullable<JudgedPerson['request']>) {
  const { firstName, lastName, email, functionKey, functionText, collectivity } = request;
  return { line, name: `${firstName} ${lastName}`, email, functionKey, functionText, employer: collectivity.name };
}

/** How far an import is, and what became of its lines. */
export function importProgressView(
  reached: OrganiserEvent,
  record: ImportRecord,
  {
    outcomes,
    refused,
    now,
    words,
  }: {
    outcomes: ReadonlyMap<string | null, number>;
    refused: readonly { readonly line: number; readonly outcome: string }[];
    now: number;
    words: (outcome: string) => string;
  },
) {
  const of = (outcome: string | null) => outcomes.get(outcome) ?? 0;
  const registered = of('registered') + of('told');
  return {
    desk: deskShell('import', reached),
    base: importsBase(reached),
    here: `${importsBase(reached)}/${record.id}`,
    list: `/organiser/evenements/${reached.event.slug}/inscriptions`,
    record,
    zone: reached.event.timeZone,
    done: record.lines - of(null),
    registered,
    known: of('known'),
    told: of('told'),
    isRunning: record.status === 'running',
    isDone: record.status === 'done',
    mayStop: record.mails && record.status !== 'done' && (record.mailsDueAt === null || record.mailsDueAt > now),
    refused: refused
      .filter(({ outcome }) => outcome !== 'known')
      .map(({ line, outcome }) => ({ line, reason: words(outcome) })),
  };
}

export function isPersonColumn(text: string): text is PersonColumn {
  return (PERSON_COLUMNS as readonly string[]).includes(text);
}

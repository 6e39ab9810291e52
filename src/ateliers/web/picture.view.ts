import { initialsOf, markClassOf } from '../../registrations/domain/person-mark.js';
import { findPeople } from '../domain/plan/find-people.js';
import { peopleIn, type Problem } from '../domain/plan/problems.js';
import { chordsOf, MOST_AROUND, placesAround } from '../domain/plan/ring.js';
import { occupantsIn, seatOf, type Situation } from '../domain/plan/situation.js';
import { type PlanPerson, territoryOf } from '../domain/plan-person.js';
import { tableKey } from '../domain/seats.js';
import { type ArrangedPhase, type PlacedTable, tablesIn } from '../domain/setup/arrangement.js';

/** Tables on one page: more are turned over. */
const PAGE_SIZE = 36;
/** Up to so many tables all ateliers are shown together. */
const MOST_TOGETHER = 24;
/** Beyond so many, typing a number is quicker than looking through a list. */
const MOST_CHOICES = 60;
/** People without a seat that the page lists; the list of the plan has all of them. */
const MOST_WAITING = 60;

export interface PictureAsked {
  readonly phase: number;
  /** One atelier; empty for the first where there are many tables, `*` for all of them. */
  readonly letter: string;
  /** A name, a collectivity, a collective, or the number of a table. */
  readonly text: string;
  readonly onlyProblems: boolean;
  readonly page: number;
}

export function readPictureAsked(query: Readonly<Record<string, unknown>>): PictureAsked {
  const said = (name: string) => (typeof query[name] === 'string' ? query[name].trim().slice(0, 100) : '');
  const count = (name: string) => (/^\d{1,4}$/.test(said(name)) ? Number(said(name)) : 0);
  return {
    phase: count('phase'),
    letter: said('atelier').slice(0, 5),
    text: said('q'),
    onlyProblems: said('voir') === 'a-verifier',
    page: Math.max(1, count('page')),
  };
}

export interface PictureParts {
  readonly situation: Situation;
  readonly problems: readonly Problem[];
  readonly words: (problem: Problem) => string;
  readonly asked: PictureAsked;
}

/** One phase of a plan, table by table; null where the programme has no ateliers. */
export function pictureView(base: string, { situation, problems, words, asked }: PictureParts) {
  const { phases } = situation.arrangement;
  const phase = phases.find(({ number }) => number === asked.phase) ?? phases[0];
  if (!phase) return null;
  const all = tablesIn(phase);
  const letter = shownLetter(phase, all.length, asked);
  const occupants = occupantsIn(situation, phase);
  const atTable = problemsByTable(situation, phase, problems);
  const found = new Set(
    asked.text === ''
      ? []
      : findPeople(situation, problems, { text: asked.text, shown: 'tous', atelier: '', table: '' }).map(
          ({ id }) => id,
        ),
  );
  const matching = all.filter((table) => {
    if (letter !== '*' && table.atelier.letter !== letter) return false;
    if (asked.onlyProblems && !atTable.has(table.number)) return false;
    if (asked.text === '') return true;
    return String(table.number) === asked.text || (occupants.get(table.number) ?? []).some(({ id }) => found.has(id));
  });
  const pages = Math.max(1, Math.ceil(matching.length / PAGE_SIZE));
  const page = Math.min(asked.page, pages);
  const address = (change: Partial<PictureAsked>) => `${base}${queryOf({ ...asked, letter, page: 1, ...change })}`;
  const waiting = situation.people.filter(({ id }) => {
    const { table, absent } = seatOf(situation, id, phase.number);
    return table === 0 && !absent;
  });
  const parts: TableParts = { situation, phase, occupants, found, problems: atTable, words };
  return {
    phase: phase.number,
    letter,
    text: asked.text,
    onlyProblems: asked.onlyProblems,
    isFiltered: asked.text !== '' || asked.onlyProblems,
    everything: address({ text: '', onlyProblems: false }),
    phases: phases.map(({ number, start }) => ({
      number,
      start,
      href: `${base}?phase=${number}`,
      current: number === phase.number,
    })),
    letters: [
      ...phase.ateliers.map((one) => ({
        value: one.letter,
        letter: one.letter,
        title: one.title,
        selected: one.letter === letter,
      })),
      { value: '*', letter: '*', title: null, selected: letter === '*' },
    ],
    problemsHref: address({ onlyProblems: true, letter: '*' }),
    problemTables: [...atTable.keys()].length,
    count: matching.length,
    of: all.length,
    first: matching.length === 0 ? 0 : (page - 1) * PAGE_SIZE + 1,
    last: Math.min(matching.length, page * PAGE_SIZE),
    isPaged: pages > 1,
    previous: page > 1 ? address({ page: page - 1 }) : null,
    next: page < pages ? address({ page: page + 1 }) : null,
    tables: matching.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map((table) => tableView(table, parts)),
    choices: all.length > MOST_CHOICES ? null : all.map(({ number }) => number),
    waiting: waiting.slice(0, MOST_WAITING).map((person) => personView(person, situation, phase, found, [])),
    waitingCount: waiting.length,
    moreWaiting: Math.max(0, waiting.length - MOST_WAITING),
  };
}

function shownLetter(phase: ArrangedPhase, tables: number, { letter, onlyProblems, text }: PictureAsked): string {
  if (letter === '*' || phase.ateliers.some((atelier) => atelier.letter === letter)) return letter;
  return tables <= MOST_TOGETHER || onlyProblems || text !== '' ? '*' : (phase.ateliers[0]?.letter ?? '*');
}

interface TableParts {
  readonly situation: Situation;
  readonly phase: ArrangedPhase;
  readonly occupants: ReadonlyMap<number, readonly PlanPerson[]>;
  readonly found: ReadonlySet<string>;
  readonly problems: ReadonlyMap<number, readonly Problem[]>;
  readonly words: (problem: Problem) => string;
}

function tableView(table: PlacedTable, { situation, phase, occupants, found, problems, words }: TableParts) {
  const people = occupants.get(table.number) ?? [];
  const told = problems.get(table.number) ?? [];
  const places = placesAround(table.seats, people.length);
  const groups = people.map((person) => territoryOf(person, 'collective'));
  const counts = new Map<string, number>();
  for (const group of groups) if (group) counts.set(group.name, (counts.get(group.name) ?? 0) + 1);
  const isRing = places <= MOST_AROUND;
  return {
    number: table.number,
    phase: phase.number,
    letter: table.atelier.letter,
    title: table.atelier.title,
    room: table.atelier.room,
    seats: table.seats,
    taken: people.length,
    isRing,
    ring: isRing ? `ring ring--${places}` : 'ring-rows',
    chords: isRing ? chordsOf([...groups.map((group) => group?.key ?? null), ...none(places - people.length)]) : [],
    communes: people.filter(({ type }) => type === 'commune').length,
    epcis: people.filter(({ type }) => type === 'epci').length,
    locked: situation.lockedTables.has(tableKey(phase.number, table.number)),
    problems: told.map(words),
    people: people.map((person) =>
      personView(
        person,
        situation,
        phase,
        found,
        told.filter((problem) => peopleIn(problem).includes(person.id)),
      ),
    ),
    free: Array.from({ length: Math.max(0, table.seats - people.length) }, (_, index) => index),
    collectives: [...counts].filter(([, count]) => count > 1).map(([name, count]) => ({ name, count })),
  };
}

function personView(
  person: PlanPerson,
  situation: Situation,
  phase: ArrangedPhase,
  found: ReadonlySet<string>,
  problems: readonly Problem[],
) {
  const { table, locked } = seatOf(situation, person.id, phase.number);
  return {
    reference: person.reference,
    name: `${person.firstName} ${person.lastName}`,
    lastName: person.lastName,
    initials: initialsOf(person.firstName, person.lastName),
    mark: `${markClassOf(person.type)}${found.has(person.id) ? ' is-found' : ''}`,
    type: person.type,
    employer: person.employer,
    collective: person.collective,
    group: territoryOf(person, 'collective')?.key ?? null,
    table,
    locked,
    flagged: problems.length > 0,
  };
}

/** What is to be looked at, table by table: also the rules that people at the table break in this phase. */
function problemsByTable(situation: Situation, phase: ArrangedPhase, problems: readonly Problem[]) {
  const tables = new Map<number, Problem[]>();
  for (const problem of problems) {
    if (problem.problem === 'unplaced') continue;
    const [person] = peopleIn(problem);
    if ('phase' in problem && problem.phase !== null && problem.phase !== phase.number) continue;
    const sits = person === undefined ? 0 : seatOf(situation, person, phase.number).table;
    const table = problem.problem === 'fixed-elsewhere' || !('table' in problem) ? sits : problem.table;
    if (table > 0) tables.set(table, [...(tables.get(table) ?? []), problem]);
  }
  return tables;
}

function none(count: number): null[] {
  return new Array<null>(count).fill(null);
}

function queryOf({ phase, letter, text, onlyProblems, page }: PictureAsked): string {
  const query = new URLSearchParams();
  if (phase > 0) query.set('phase', String(phase));
  if (letter !== '') query.set('atelier', letter);
  if (text !== '') query.set('q', text);
  if (onlyProblems) query.set('voir', 'a-verifier');
  if (page > 1) query.set('page', String(page));
  const said = query.toString();
  return said === '' ? '' : `?${said}`;
}

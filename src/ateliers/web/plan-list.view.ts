import { initialsOf, markClassOf } from '../../registrations/domain/person-mark.js';
import type { PlanPerson } from '../domain/plan-person.js';
import { findPeople, type PlanFilter, SHOWN } from '../domain/plan/find-people.js';
import { PROBLEM_KINDS, peopleIn, type Problem } from '../domain/plan/problems.js';
import type { Quality } from '../domain/plan/quality.js';
import { occupantsIn, seatOf, type Situation } from '../domain/plan/situation.js';
import { tableKey } from '../domain/seats.js';
import { type ArrangedPhase, tablesIn } from '../domain/setup/arrangement.js';
import type { PlanOnDesk } from '../queries/open-plan.query.js';
import { type Effect, qualityView } from './quality.view.js';

const PAGE_SIZE = 50;
/** Beyond so many tables a list to choose from is longer than typing a number. */
const MOST_CHOICES = 24;
/** Names that a browser offers while one is typed. */
const MOST_NAMES = 400;
const MOST_PROBLEMS = 12;

/** What somebody asked for in the list and did not get, kept as it was typed. */
export interface ListAttempt {
  readonly reference: string;
  readonly typed: Readonly<Record<string, string>>;
  readonly messages: readonly string[];
  /** The rule may be overruled: the form offers to do it all the same. */
  readonly overrulable: boolean;
  /** What others did meanwhile. */
  readonly since: readonly string[];
}

export interface ListAsked {
  readonly filter: PlanFilter;
  readonly page: number;
  /** The reference of the person whose further changes are unfolded. */
  readonly open: string;
}

export interface ListParts {
  readonly opened: PlanOnDesk;
  readonly problems: readonly Problem[];
  readonly quality: Quality;
  /** What the change just made did; told beside the first person it moved, where the page shows them. */
  readonly effect: { readonly words: string; readonly effects: readonly Effect[]; readonly person: string } | null;
  readonly asked: ListAsked;
  readonly attempt: ListAttempt | null;
  readonly words: (problem: Problem) => string;
  readonly undo: { readonly words: string; readonly actor: string; readonly at: number } | null;
  readonly redo: { readonly words: string } | null;
}

export function planListView(
  planBase: string,
  { opened, problems, quality, effect, asked, attempt, words, ...rest }: ListParts,
) {
  const { plan, situation } = opened;
  const { phases } = situation.arrangement;
  const found = findPeople(situation, problems, asked.filter);
  const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
  const page = Math.min(Math.max(1, asked.page), pages);
  const rows = found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  const address = (change: Partial<PlanFilter>, to = 1) => `${planBase}${queryOf({ ...asked.filter, ...change }, to)}`;
  const choices = phases.map((phase) => tableChoices(situation, phase));
  const concerned = new Map<string, Problem[]>();
  for (const problem of problems) {
    for (const person of peopleIn(problem)) concerned.set(person, [...(concerned.get(person) ?? []), problem]);
  }
  return {
    planBase,
    plan: {
      id: plan.id,
      name: plan.name,
      version: plan.version,
      actor: plan.actor,
      createdAt: plan.createdAt,
      updatedAt: plan.updatedAt,
    },
    returnTo: queryOf(asked.filter, page),
    quality: qualityView(quality, problems.length, plan.proposal.bounds),
    ...rest,
    effect: rows.some(({ id }) => id === effect?.person) ? null : effect,
    attempt,
    phases: phases.map((phase) => ({ number: phase.number, start: phase.start, tables: tablesIn(phase).length })),
    filter: asked.filter,
    shown: SHOWN.map((key) => ({
      key,
      href: address({ shown: key }),
      current: key === asked.filter.shown,
      count: findPeople(situation, problems, { text: '', atelier: '', table: '', shown: key }).length,
    })),
    ateliers: phases.flatMap((phase) =>
      phase.ateliers.map(({ letter, title }) => ({
        value: `${phase.number}:${letter}`,
        phase: phase.number,
        letter,
        title,
        selected: asked.filter.atelier === `${phase.number}:${letter}`,
      })),
    ),
    tableFilter: tableFilterView(situation, asked.filter),
    problems: problemsView(problems, words, situation, address),
    leavers: opened.leavers.length,
    isEmpty: situation.people.length === 0,
    isFiltered:
      asked.filter.text !== '' ||
      asked.filter.shown !== 'tous' ||
      asked.filter.atelier !== '' ||
      asked.filter.table !== '',
    everybody: planBase,
    count: found.length,
    first: found.length === 0 ? 0 : (page - 1) * PAGE_SIZE + 1,
    last: Math.min(found.length, page * PAGE_SIZE),
    previous: page > 1 ? address({}, page - 1) : null,
    next: page < pages ? address({}, page + 1) : null,
    names:
      asked.open !== '' && situation.people.length <= MOST_NAMES
        ? situation.people.map(({ firstName, lastName }) => `${firstName} ${lastName}`)
        : [],
    rows: rows.map((person) =>
      rowView(person, {
        situation,
        choices,
        problems: (concerned.get(person.id) ?? []).map(words),
        attempt: attempt?.reference === person.reference ? attempt : null,
        open: asked.open === person.reference,
        effect: effect?.person === person.id ? effect : null,
        href: `${planBase}${queryOf(asked.filter, page, person.reference)}#p-${person.reference}`,
      }),
    ),
  };
}

interface RowParts {
  readonly situation: Situation;
  readonly choices: readonly (readonly TableChoice[] | null)[];
  readonly problems: readonly string[];
  readonly attempt: ListAttempt | null;
  readonly open: boolean;
  readonly effect: ListParts['effect'];
  readonly href: string;
}

function rowView(person: PlanPerson, { situation, choices, problems, attempt, open, effect, href }: RowParts) {
  return {
    reference: person.reference,
    name: `${person.firstName} ${person.lastName}`,
    initials: initialsOf(person.firstName, person.lastName),
    mark: markClassOf(person.type),
    type: person.type,
    functionKey: person.functionKey,
    functionText: person.functionText,
    employer: person.employer,
    collective: person.collective,
    problems,
    open,
    effect,
    href,
    attempt: attempt && { messages: attempt.messages, overrulable: attempt.overrulable, since: attempt.since },
    typed: attempt?.typed ?? {},
    seats: situation.arrangement.phases.map(({ number }, index) => {
      const seat = seatOf(situation, person.id, number);
      const asked = attempt?.typed[`vers-${number}`] ?? String(seat.table);
      const shut = situation.lockedTables.has(tableKey(number, seat.table));
      return {
        phase: number,
        table: seat.table,
        locked: seat.locked,
        shut,
        absent: seat.absent,
        asked,
        choices: choices[index]?.map((group) => ({
          ...group,
          tables: group.tables.map((table) => ({ ...table, selected: String(table.number) === asked })),
        })),
      };
    }),
  };
}

interface TableChoice {
  readonly letter: string;
  readonly title: string;
  readonly tables: readonly { readonly number: number; readonly people: number; readonly seats: number }[];
}

function tableChoices(situation: Situation, phase: ArrangedPhase): TableChoice[] | null {
  const tables = tablesIn(phase);
  if (tables.length > MOST_CHOICES) return null;
  const occupants = occupantsIn(situation, phase);
  return phase.ateliers.map(({ letter, title }) => ({
    letter,
    title,
    tables: tables
      .filter(({ atelier }) => atelier.letter === letter)
      .map(({ number, seats }) => ({ number, seats, people: occupants.get(number)?.length ?? 0 })),
  }));
}

function tableFilterView(situation: Situation, { table }: PlanFilter) {
  const [phase = '', number = ''] = table.split(':');
  const arranged = situation.arrangement.phases.find((one) => String(one.number) === phase);
  const placed = arranged && tablesIn(arranged).find((one) => String(one.number) === number);
  if (!arranged || !placed) return null;
  return {
    phase: arranged.number,
    number: placed.number,
    letter: placed.atelier.letter,
    title: placed.atelier.title,
    room: placed.atelier.room,
    people: occupantsIn(situation, arranged).get(placed.number)?.length ?? 0,
    seats: placed.seats,
    locked: situation.lockedTables.has(tableKey(arranged.number, placed.number)),
  };
}

function problemsView(
  problems: readonly Problem[],
  words: (problem: Problem) => string,
  situation: Situation,
  address: (change: Partial<PlanFilter>) => string,
) {
  const references = new Map(situation.people.map(({ id, reference }) => [id, reference]));
  const linked = (problem: Problem) => {
    if ('table' in problem)
      return address({ shown: 'tous', text: '', atelier: '', table: `${problem.phase}:${problem.table}` });
    const [person = ''] = peopleIn(problem);
    return address({ shown: 'tous', atelier: '', table: '', text: references.get(person) ?? '' });
  };
  return PROBLEM_KINDS.flatMap((kind) => {
    const of = problems.filter(({ problem }) => problem === kind);
    if (of.length === 0) return [];
    const told = of.slice(0, MOST_PROBLEMS).map((problem) => ({ text: words(problem), href: linked(problem) }));
    return [{ kind, count: of.length, told, more: Math.max(0, of.length - MOST_PROBLEMS) }];
  });
}

/** The list's address: what is not said is everybody, from the first page. */
function queryOf({ text, shown, atelier, table }: PlanFilter, page = 1, open = ''): string {
  const query = new URLSearchParams();
  if (text !== '') query.set('q', text);
  if (shown !== 'tous') query.set('voir', shown);
  if (atelier !== '') query.set('atelier', atelier);
  if (table !== '') query.set('table', table);
  if (page > 1) query.set('page', String(page));
  if (open !== '') query.set('personne', open);
  const said = query.toString();
  return said === '' ? '' : `?${said}`;
}

export function readAsked(query: Readonly<Record<string, unknown>>): ListAsked {
  const said = (name: string) => (typeof query[name] === 'string' ? query[name].trim().slice(0, 100) : '');
  return {
    filter: {
      text: said('q'),
      shown: SHOWN.find((key) => key === said('voir')) ?? 'tous',
      atelier: /^\d{1,2}:.{1,5}$/.test(said('atelier')) ? said('atelier') : '',
      table: /^\d{1,2}:\d{1,4}$/.test(said('table')) ? said('table') : '',
    },
    page: /^\d{1,5}$/.test(said('page')) ? Number(said('page')) : 1,
    open: said('personne'),
  };
}

import { may } from '../../../events/domain/event-role.js';
import { deskShell } from '../../../events/domain/desk-shell.js';
import { placesLeft } from '../../../events/domain/registration-window.js';
import type { OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import { dayOf } from '../../../platform/clock/paris-time.js';
import { addressOfFilter } from '../../list/domain/filter-address.js';
import type { FilterWord } from '../../list/domain/filter-words.js';
import type { ListedRegistration } from '../../list/domain/listed-registration.js';
import { pagesNamed, queryOfList, type ListOrder, type ListState } from '../../list/domain/list-state.js';
import { EVERYBODY, isEverybody, without } from '../../list/domain/registration-filter.js';
import type { ListSurroundings } from '../../list/queries/list-surroundings.query.js';
import type { SavedView } from '../../list/queries/saved-views.query.js';
import { PAGE_SIZE, type RegistrationPage } from '../../queries/registration-list.query.js';
import { dayStyle } from './day-style.js';
import { filterFieldsView } from './filter-fields.view.js';
import { initialsOf, kindClassOf, markClassOf } from './person-mark.js';
import { quickViews } from './quick-views.view.js';
import type { RegistrationColumn } from './registration-columns.js';
import { standingOf } from './standing.js';
import { statusBadge } from './status-badge.js';

/** Part of each row whatever columns are chosen. */
const ALWAYS = ['last-name', 'first-name', 'function'];
const USUAL = ['collectivity', 'collective', 'wishes', 'status', 'registered-at'];
/** The order that a column's heading leads to, and the one that a second look at it leads to. */
const ORDER_OF: Readonly<Record<string, readonly ListOrder[]>> = {
  collectivity: ['employer'],
  status: ['status'],
  'registered-at': ['recent', 'oldest'],
  'changed-at': ['changed'],
};

export interface ListParts {
  readonly state: ListState;
  readonly page: RegistrationPage;
  readonly surroundings: ListSurroundings;
  readonly columns: readonly RegistrationColumn[];
  readonly asked: readonly (FilterWord & { readonly text: string })[];
  readonly saved: readonly SavedView[];
}

export function registrationListView(reached: OrganiserEvent, parts: ListParts) {
  const { event, role } = reached;
  const { state, page, surroundings, saved } = parts;
  const here = `/organiser/evenements/${event.slug}/inscriptions`;
  const address = (change: Partial<ListState>) => `${here}${queryOfList({ ...state, page: 1, ...change })}`;
  const columns = shownColumns(parts.columns, state.columns);
  const all = Object.values(surroundings.byStatus).reduce((sum, count) => sum + count, 0);
  const mayEdit = may(role, 'edit-people');
  const mayExport = may(role, 'exports');
  return {
    desk: deskShell('people', reached),
    here,
    figures: { taken: event.places.taken, left: placesLeft(event.places), waiting: event.places.waiting },
    mayEdit,
    mayExport,
    maySelect: mayEdit || mayExport,
    // Messages to many take the same filter from the same address.
    writing: may(role, 'messages') ? `/organiser/evenements/${event.slug}/courriels/ecrire` : null,
    onBehalf: mayEdit ? `/organiser/evenements/${event.slug}/inscription-manuelle` : null,
    hasOptions: surroundings.event.options.length > 0,
    exports: ['csv', 'xlsx', 'json'].map((format) => ({
      format,
      href: `${here}.${format}${queryOfList({ ...state, page: 1 })}`,
    })),
    filters: filterFieldsView(state.filter, surroundings),
    order: state.order === 'recent' ? null : state.order,
    choices: parts.columns
      .filter(({ key }) => !ALWAYS.includes(key))
      .map(({ key, heading }) => ({ key, heading, chosen: columns.some((one) => one.key === key) })),
    columnsAreUsual: state.columns.length === 0,
    usualColumns: address({ columns: [] }),
    quick: quickViews(state, surroundings, address),
    saved: saved.map((view) => ({
      ...view,
      href: `${here}${view.query}`,
      current: view.query === queryOfList({ ...state, page: 1 }),
    })),
    hasOwnViews: saved.some(({ isMine }) => isMine),
    stateText: queryOfList({ ...state, page: 1 }),
    filtered: !isEverybody(state.filter),
    asked: parts.asked.map(({ part, text }) => ({ text, href: address({ filter: without(state.filter, part) }) })),
    // Of those whom the words alone would find: a filter that hides them all is the usual reason for an empty page.
    search: state.filter.text,
    everybody: address({ filter: EVERYBODY }),
    hidden: addressOfFilter({ ...state.filter, only: [] }).map(([name, value]) => ({ name, value })),
    all,
    total: page.total,
    isEmpty: page.total === 0,
    heads: columns.map((column) => headView(column, state.order, address)),
    nameHead: sortView(['name'], state.order, address),
    rows: page.items.map((item) => rowView(item, columns, reached, here)),
    first: (page.page - 1) * PAGE_SIZE + 1,
    last: (page.page - 1) * PAGE_SIZE + page.items.length,
    pages: pagesNamed(page.page, page.pages).map((number) => ({
      number,
      href: number === null ? null : address({ page: number }),
      current: number === page.page,
    })),
    next: page.page < page.pages ? address({ page: page.page + 1 }) : null,
    isLong: page.pages > 1,
  };
}

function shownColumns(columns: readonly RegistrationColumn[], chosen: readonly string[]): RegistrationColumn[] {
  const keys = chosen.length > 0 ? chosen : USUAL;
  return keys.flatMap((key) => columns.filter((column) => column.key === key && !ALWAYS.includes(key)));
}

function headView(
  { key, heading }: RegistrationColumn,
  order: ListOrder,
  address: (change: Partial<ListState>) => string,
) {
  return { key, heading, sort: sortView(ORDER_OF[key] ?? [], order, address) };
}

/** @param orders those that the heading stands for, in the order in which it leads to them. */
function sortView(orders: readonly ListOrder[], order: ListOrder, address: (change: Partial<ListState>) => string) {
  if (orders.length === 0) return { href: null, direction: null, isDown: false };
  const place = orders.indexOf(order);
  const next = orders[(place + 1) % orders.length]!;
  const isDown = order === 'recent' || order === 'changed';
  return { href: address({ order: next }), direction: place < 0 ? null : isDown ? 'descending' : 'ascending', isDown };
}

function rowView(
  item: ListedRegistration,
  columns: readonly RegistrationColumn[],
  { event }: OrganiserEvent,
  here: string,
) {
  const { collectivity } = item;
  return {
    reference: item.reference,
    href: `${here}/${item.reference}`,
    name: `${item.firstName} ${item.lastName}`,
    initials: initialsOf(item.firstName, item.lastName),
    mark: markClassOf(collectivity.type),
    functionKey: item.functionKey,
    functionText: item.functionText,
    notes: item.notes,
    cells: columns.map((column) => ({
      heading: column.heading,
      kind: column.key,
      text: column.value(item),
      ...cellParts(column.key, item, event),
    })),
  };
}

/** What a cell shows beyond its text; its template asks for them by the column's key. */
function cellParts(key: string, item: ListedRegistration, event: OrganiserEvent['event']) {
  if (key === 'collectivity') return { kindClass: kindClassOf(item.collectivity.type), type: item.collectivity.type };
  if (key === 'status') return { badge: statusBadge(item.status), standing: standingOf(item, event.timeZone) };
  if (key !== 'registered-at' && key !== 'changed-at') return {};
  const day = dayOf(key === 'changed-at' ? item.updatedAt : item.createdAt, event.timeZone);
  return { isDay: true, day, dayStyle: dayStyle(day, event.startsOn) };
}

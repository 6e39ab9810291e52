import { placesLeft } from '../../../events/domain/registration-window.js';
import type { EventOption } from '../../../events/domain/event.js';
import { may } from '../../../events/domain/event-role.js';
import type { OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import type { CollectivitySnapshot, RegistrationStatus } from '../../domain/registration.js';
import type { RegistrationListFilter, RegistrationPage } from '../../queries/registration-list.query.js';
import { dayOf } from '../../../platform/clock/paris-time.js';
import { dayStyle } from './day-style.js';
import { deskShell } from '../../../events/domain/desk-shell.js';
import { initialsOf, kindClassOf, markClassOf } from './person-mark.js';
import { statusBadge } from './status-badge.js';

const STATUSES: readonly RegistrationStatus[] = ['confirmed', 'pending', 'offered', 'waiting', 'withdrawn'];
const TYPES: readonly CollectivitySnapshot['type'][] = ['commune', 'epci', 'other'];
const LONGEST_SEARCH = 100;
const LONGEST_ID = 36;

/** The filter as the address says it; what it does not know counts for nothing. */
export function filterOf(query: Readonly<Record<string, unknown>>): RegistrationListFilter {
  return {
    search: text(query['q']).trim().slice(0, LONGEST_SEARCH),
    status: STATUSES.find((status) => status === query['statut']) ?? null,
    type: TYPES.find((type) => type === query['type']) ?? null,
    option: text(query['option']).slice(0, LONGEST_ID) || null,
    cursor: text(query['suite']) || null,
  };
}

export function registrationListView(
  reached: OrganiserEvent,
  filter: RegistrationListFilter,
  page: RegistrationPage,
  options: readonly EventOption[] = [],
) {
  const { event, role } = reached;
  const here = `/organiser/evenements/${event.slug}/inscriptions`;
  const address = (change: Partial<RegistrationListFilter>) =>
    `${here}${queryOf({ ...filter, cursor: null, ...change })}`;
  const option = options.find(({ id }) => id === filter.option);
  const filtered = filter.search !== '' || filter.status !== null || filter.type !== null || filter.option !== null;
  return {
    desk: deskShell('people', reached),
    here,
    figures: { taken: event.places.taken, left: placesLeft(event.places), waiting: event.places.waiting },
    mayExport: may(role, 'exports'),
    search: filter.search,
    statuses: STATUSES.map((status) => ({ status, selected: status === filter.status })),
    types: TYPES.map((type) => ({ type, selected: type === filter.type })),
    options: options.map(({ id, title, taken, capacity }) => ({
      id,
      title,
      taken,
      capacity,
      selected: id === filter.option,
    })),
    filtered,
    // The counters stand beside the event: no list is counted to show them.
    views: [
      { code: 'all', count: null, href: address({ status: null }), current: filter.status === null },
      {
        code: 'confirmed',
        count: event.places.taken,
        href: address({ status: 'confirmed' }),
        current: filter.status === 'confirmed',
      },
      {
        code: 'waiting',
        count: event.places.waiting,
        href: address({ status: 'waiting' }),
        current: filter.status === 'waiting',
      },
      { code: 'pending', count: null, href: address({ status: 'pending' }), current: filter.status === 'pending' },
      {
        code: 'withdrawn',
        count: null,
        href: address({ status: 'withdrawn' }),
        current: filter.status === 'withdrawn',
      },
    ],
    activeFilters: [
      filter.search === '' ? null : { code: 'search', value: filter.search, href: address({ search: '' }) },
      filter.status === null ? null : { code: 'status', value: filter.status, href: address({ status: null }) },
      filter.type === null ? null : { code: 'type', value: filter.type, href: address({ type: null }) },
      filter.option === null ? null : { code: 'option', value: option?.title ?? '', href: address({ option: null }) },
    ].filter((one) => one !== null),
    rows: page.items.map((item) => ({
      ...item,
      ...dayOfRow(dayOf(item.createdAt, event.timeZone), event.startsOn),
      href: `${here}/${item.reference}`,
      name: `${item.firstName} ${item.lastName}`,
      initials: initialsOf(item.firstName, item.lastName),
      mark: markClassOf(item.collectivityType),
      kindClass: kindClassOf(item.collectivityType),
      badge: statusBadge(item.status),
    })),
    isEmpty: page.items.length === 0,
    first: page.before + 1,
    last: page.before + page.items.length,
    start: page.before > 0 ? address({}) : null,
    next: page.nextCursor === null ? null : address({ cursor: page.nextCursor }),
  };
}

function dayOfRow(day: string, eventDay: string) {
  return { day, dayStyle: dayStyle(day, eventDay) };
}

function queryOf({ search, status, type, option, cursor }: RegistrationListFilter): string {
  const query = new URLSearchParams();
  if (search) query.set('q', search);
  if (status) query.set('statut', status);
  if (type) query.set('type', type);
  if (option) query.set('option', option);
  if (cursor) query.set('suite', cursor);
  return query.size > 0 ? `?${query.toString()}` : '';
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

import { placesLeft } from '../../../events/domain/registration-window.js';
import { may } from '../../../events/domain/event-role.js';
import type { OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import type { CollectivitySnapshot, RegistrationStatus } from '../../domain/registration.js';
import type { RegistrationListFilter, RegistrationPage } from '../../queries/registration-list.query.js';
import { dayOf } from '../../../platform/clock/paris-time.js';
import { dayStyle } from './day-style.js';
import { deskShell } from '../../../events/domain/desk-shell.js';
import { initialsOf, kindClassOf, markClassOf } from './person-mark.js';
import { statusBadge } from './status-badge.js';

const STATUSES: readonly RegistrationStatus[] = ['confirmed', 'pending', 'waiting', 'withdrawn'];
const TYPES: readonly CollectivitySnapshot['type'][] = ['commune', 'epci', 'other'];
const LONGEST_SEARCH = 100;

/** The filter as the address says it; what it does not know counts for nothing. */
export function filterOf(query: Readonly<Record<string, unknown>>): RegistrationListFilter {
  return {
    search: text(query['q']).trim().slice(0, LONGEST_SEARCH),
    status: STATUSES.find((status) => status === query['statut']) ?? null,
    type: TYPES.find((type) => type === query['type']) ?? null,
    cursor: text(query['suite']) || null,
  };
}

export function registrationListView(reached: OrganiserEvent, filter: RegistrationListFilter, page: RegistrationPage) {
  const { event, role } = reached;
  const here = `/organiser/evenements/${event.slug}/inscriptions`;
  const address = (change: Partial<RegistrationListFilter>) =>
    `${here}${queryOf({ ...filter, cursor: null, ...change })}`;
  const filtered = filter.search !== '' || filter.status !== null || filter.type !== null;
  return {
    desk: deskShell('people', reached),
    here,
    figures: { taken: event.places.taken, left: placesLeft(event.places), waiting: event.places.waiting },
    mayExport: may(role, 'exports'),
    search: filter.search,
    statuses: STATUSES.map((status) => ({ status, selected: status === filter.status })),
    types: TYPES.map((type) => ({ type, selected: type === filter.type })),
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

function queryOf({ search, status, type, cursor }: RegistrationListFilter): string {
  const query = new URLSearchParams();
  if (search) query.set('q', search);
  if (status) query.set('statut', status);
  if (type) query.set('type', type);
  if (cursor) query.set('suite', cursor);
  return query.size > 0 ? `?${query.toString()}` : '';
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

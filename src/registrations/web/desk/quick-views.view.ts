import { EVERYBODY, type RegistrationFilter, WITHOUT_COLLECTIVE } from '../../list/domain/registration-filter.js';
import { queryOfFilter } from '../../list/domain/filter-address.js';
import type { ListState } from '../../list/domain/list-state.js';
import type { ListSurroundings } from '../../list/queries/list-surroundings.query.js';

/** The views that every event has, each with its number; `code` names its words below `list:view`. Those with nobody are left out. */
export function quickViews(
  state: ListState,
  { byStatus, late, failedMails, duplicates, withoutCollective, collectives }: ListSurroundings,
  address: (change: Partial<ListState>) => string,
) {
  const all = Object.values(byStatus).reduce((sum, count) => sum + count, 0);
  const views: readonly { code: string; count: number; filter: Partial<RegistrationFilter>; always?: boolean }[] = [
    { code: 'all', count: all, filter: {}, always: true },
    { code: 'confirmed', count: byStatus.confirmed, filter: { statuses: ['confirmed'] }, always: true },
    { code: 'pending', count: byStatus.pending, filter: { statuses: ['pending'] } },
    { code: 'late', count: late, filter: { attention: 'late' } },
    { code: 'offered', count: byStatus.offered, filter: { statuses: ['offered'] } },
    { code: 'waiting', count: byStatus.waiting, filter: { statuses: ['waiting'] } },
    { code: 'withdrawn', count: byStatus.withdrawn, filter: { statuses: ['withdrawn'] } },
    // Where nobody comes with others, that somebody does not is no news.
    {
      code: 'alone',
      count: collectives.length > 0 ? withoutCollective : 0,
      filter: { collective: WITHOUT_COLLECTIVE },
    },
    { code: 'failedMails', count: failedMails, filter: { attention: 'mail' } },
    { code: 'duplicates', count: duplicates, filter: { attention: 'duplicate' } },
  ];
  const present = queryOfFilter(state.filter);
  return views
    .map(({ filter, ...view }) => ({ ...view, filter: { ...EVERYBODY, ...filter } }))
    .map(({ filter, ...view }) => ({ ...view, href: address({ filter }), current: queryOfFilter(filter) === present }))
    .filter(({ count, always, current }) => count > 0 || always || current);
}

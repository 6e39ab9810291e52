import type { FormBody } from '../../../platform/web/form-body.js';
import { filterOfAddress, queryOfFilter } from '../../list/domain/filter-address.js';
import { readFilter, type RegistrationFilter, STATUSES } from '../../list/domain/registration-filter.js';

/** The states to tick, and what else of the list's filter came along. */
export interface AudienceView {
  readonly statuses: readonly { readonly status: string; readonly checked: boolean }[];
  /** The filter as an address, for a hidden field and for the link to the list. */
  readonly query: string;
}

export function audienceView(filter: RegistrationFilter): AudienceView {
  return {
    statuses: STATUSES.map((status) => ({ status, checked: filter.statuses.includes(status) })),
    query: queryOfFilter(filter),
  };
}

/** The posted states in place of the filter's own. */
export function postedAudience(body: FormBody): RegistrationFilter {
  const given = filterOfAddress(addressOf(body['filtre'] ?? ''));
  return { ...given, statuses: readFilter({ statuses: postedStatuses(body) }).statuses };
}

export function postedStatuses(body: FormBody): string[] {
  return STATUSES.filter((status) => body[`statut-${status}`] !== undefined);
}

function addressOf(query: string): Record<string, string[]> {
  const address: Record<string, string[]> = {};
  for (const [name, value] of new URLSearchParams(query.slice(0, 4000))) (address[name] ??= []).push(value);
  return address;
}

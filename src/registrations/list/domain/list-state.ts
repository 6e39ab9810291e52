import { filterOfAddress, queryOfFilter, type Asked } from './filter-address.js';
import type { RegistrationFilter } from './registration-filter.js';

export const ORDERS = ['recent', 'oldest', 'name', 'employer', 'status', 'changed'] as const;
export type ListOrder = (typeof ORDERS)[number];

/** How somebody looks at the list: whom, in which order, with which columns, from which page on. */
export interface ListState {
  readonly filter: RegistrationFilter;
  readonly order: ListOrder;
  /** Keys of columns, in their order; empty for the usual ones. */
  readonly columns: readonly string[];
  /** From 1. */
  readonly page: number;
}

const MOST_COLUMNS = 20;
const COLUMN = /^[\w.-]{1,80}$/;

export function listStateOf(query: Asked): ListState {
  const columns = [query['colonnes'], query['colonne']]
    .flat()
    .flatMap((text) => (typeof text === 'string' ? text.split(',') : []))
    .filter((key) => COLUMN.test(key));
  const page = typeof query['page'] === 'string' && /^\d{1,6}$/.test(query['page']) ? Number(query['page']) : 1;
  return {
    filter: filterOfAddress(query),
    order: ORDERS.find((order) => order === query['tri']) ?? 'recent',
    columns: [...new Set(columns)].slice(0, MOST_COLUMNS),
    page: Math.max(1, page),
  };
}

/** `?q=…&tri=name&colonnes=email,epci&page=2`; nothing for the list as it opens. */
export function queryOfList({ filter, order, columns, page }: ListState): string {
  return queryOfFilter(filter, [
    ...(order === 'recent' ? [] : [['tri', order] as const]),
    ...(columns.length > 0 ? [['colonnes', columns.join(',')] as const] : []),
    ...(page > 1 ? [['page', String(page)] as const] : []),
  ]);
}

/**
 * The pages that a pager names: the first, the last, and those around the present one; null stands for those left out.
 * 1 2 3 … 80, or 1 … 39 40 41 … 80.
 */
export function pagesNamed(page: number, pages: number): (number | null)[] {
  const named = [...new Set([1, page - 1, page, page + 1, pages])]
    .filter((one) => one >= 1 && one <= pages)
    .sort((a, b) => a - b);
  return named.flatMap((one, place) => {
    const before = named[place - 1];
    if (before === undefined || one === before + 1) return [one];
    return one === before + 2 ? [before + 1, one] : [null, one];
  });
}

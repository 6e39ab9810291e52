import { LIVE_STATUSES, readFilter, type RegistrationFilter } from './registration-filter.js';

/** What a program's query string or form gives: a text, or several of one name. */
export type Asked = Readonly<Record<string, unknown>>;

/** In place of a status: all who come or may still come. */
export const LIVE = 'encours';

/** The filter as an address says it; what it does not know counts for nothing. Other names (`page`, `tri`…) are left alone. */
export function filterOfAddress(query: Asked): RegistrationFilter {
  return readFilter({
    text: first(query['q']),
    statuses: several(query['statut']).flatMap((status) => (status === LIVE ? LIVE_STATUSES : [status])),
    functions: several(query['fonction']),
    types: several(query['type']),
    epci: first(query['epci']),
    department: first(query['departement']),
    option: first(query['option']),
    wish: wishOf(first(query['voeu'])),
    seat: seatOf(first(query['atelier'])),
    code: first(query['code']),
    sources: several(query['source']),
    collective: first(query['collectif']),
    group: first(query['groupe']),
    category: first(query['categorie']),
    attention: first(query['attention']),
    unanswered: first(query['sansreponse']),
    registeredFrom: first(query['du']),
    registeredTo: first(query['au']),
    // Everybody of the filter, whoever was ticked on the page.
    only: query['tous'] === '1' ? [] : several(query['ref']).flatMap((text) => text.split(',')),
  });
}

/** The names and texts of an address, that `filterOfAddress` reads again as the same filter. */
export function addressOfFilter(filter: RegistrationFilter): [name: string, text: string][] {
  const pairs: [string, string | null][] = [
    ['q', filter.text],
    ...statusesOf(filter).map((status): [string, string] => ['statut', status]),
    ...filter.functions.map((key): [string, string] => ['fonction', key]),
    ...filter.types.map((type): [string, string] => ['type', type]),
    ['epci', filter.epci],
    ['departement', filter.department],
    ['option', filter.option],
    ['voeu', filter.wish && [filter.wish.phase ?? '', filter.wish.rank ?? '', filter.wish.atelier].join('.')],
    ['atelier', filter.seat && `${filter.seat.phase}.${filter.seat.atelier}`],
    ['code', filter.code],
    ...filter.sources.map((source): [string, string] => ['source', source]),
    ['collectif', filter.collective],
    ['groupe', filter.group],
    ['categorie', filter.category],
    ['attention', filter.attention],
    ['sansreponse', filter.unanswered],
    ['du', filter.registeredFrom],
    ['au', filter.registeredTo],
    ['ref', filter.only.join(',')],
  ];
  return pairs.filter((pair): pair is [string, string] => pair[1] !== null && pair[1] !== '');
}

/** `?q=rivereau&statut=confirmed`, or nothing for everybody. `more` follows the filter: a page, an order. */
export function queryOfFilter(filter: RegistrationFilter, more: readonly (readonly [string, string])[] = []): string {
  const query = new URLSearchParams([...addressOfFilter(filter), ...more.map((pair): [string, string] => [...pair])]);
  return query.size > 0 ? `?${query.toString()}` : '';
}

/** What an address that was written down says: `?q=a&statut=waiting&statut=offered`. */
export function askedOfText(address: string): Asked {
  const asked = Object.create(null) as Record<string, unknown>;
  for (const [name, text] of new URLSearchParams(address))
    asked[name] = name in asked ? [asked[name], text].flat() : text;
  return asked;
}

function statusesOf({ statuses }: RegistrationFilter): readonly string[] {
  const isLive = statuses.length === LIVE_STATUSES.length && LIVE_STATUSES.every((status) => statuses.includes(status));
  return isLive ? [LIVE] : statuses;
}

function several(value: unknown): string[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all.filter((one): one is string => typeof one === 'string' && one !== '');
}

function first(value: unknown): string {
  return several(value)[0] ?? '';
}

/** `2.A`: phase, letter. */
function seatOf(text: string): { phase: number; atelier: string } | null {
  const parts = /^(\d{1,2})\.(.+)$/.exec(text);
  return parts && { phase: Number(parts[1]), atelier: parts[2]! };
}

/** `1.2.A`: phase, rank, letter; either number may lack. */
function wishOf(text: string): { phase: number | null; rank: number | null; atelier: string } | null {
  const parts = /^(\d{0,2})\.(\d{0,2})\.(.+)$/.exec(text);
  if (!parts) return null;
  const number = (digits: string) => (digits === '' ? null : Number(digits));
  return { phase: number(parts[1]!), rank: number(parts[2]!), atelier: parts[3]! };
}

import type { FormBody } from '../../../platform/web/form-body.js';
import { askedOfText, filterOfAddress, queryOfFilter } from '../../list/domain/filter-address.js';
import {
  EVERYBODY,
  isEverybody,
  LIVE_STATUSES,
  type RegistrationFilter,
  STATUSES,
} from '../../list/domain/registration-filter.js';
import type { ListSurroundings } from '../../list/queries/list-surroundings.query.js';
import { filterFieldsView } from '../../web/desk/filter-fields.view.js';

/** What of a filter has no field in the form: it came from the list, and goes along until somebody unticks it. */
export function keptPart({ text, group, only, ...filter }: RegistrationFilter): RegistrationFilter {
  const several = <Value>(values: readonly Value[]) => (values.length > 1 ? values : []);
  return {
    ...EVERYBODY,
    ...{ text, group, only },
    functions: several(filter.functions),
    types: several(filter.types),
    sources: several(filter.sources),
  };
}

/** States to tick, the fields of the list's filter, and what came along. `words`: of what came along; null for nothing. */
export function audienceView(filter: RegistrationFilter, surroundings: ListSurroundings, words: string | null) {
  const kept = keptPart(filter);
  const oneByOne = {
    ...filter,
    functions: single(filter.functions),
    types: single(filter.types),
    sources: single(filter.sources),
  };
  const fields = filterFieldsView(oneByOne, surroundings);
  return {
    states: STATUSES.map((status) => ({ status, checked: filter.statuses.includes(status) })),
    fields,
    kept: words === null ? null : { words, query: queryOfFilter(kept) },
    isNarrowed: !isEverybody({ ...filter, statuses: [] }),
  };
}

/** Whom the form means: its fields, the ticked states, and what came along unless it was unticked. */
export function postedAudience(body: FormBody): RegistrationFilter {
  const statuses = STATUSES.filter((status) => body[`statut-${status}`] !== undefined);
  const asked = { ...filterOfAddress(body), statuses };
  if (body['garder'] === undefined) return asked;
  const kept = keptPart(filterOfAddress(askedOfText((body['filtre'] ?? '').slice(0, 4000))));
  return {
    ...asked,
    ...{ text: kept.text, group: kept.group, only: kept.only },
    functions: asked.functions.length > 0 ? asked.functions : kept.functions,
    types: asked.types.length > 0 ? asked.types : kept.types,
    sources: asked.sources.length > 0 ? asked.sources : kept.sources,
  };
}

/** Whom a new message is for: those of the list it comes from, or whoever has a place. Whoever gave up must be asked for. */
export function firstAudience(address: Readonly<Record<string, unknown>>): RegistrationFilter {
  const given = filterOfAddress(address);
  if (given.statuses.length > 0) return given;
  if (isEverybody(given)) return { ...given, statuses: ['confirmed'] };
  return { ...given, statuses: given.only.length > 0 ? STATUSES : LIVE_STATUSES };
}

function single<Value>(values: readonly Value[]): readonly Value[] {
  return values.length === 1 ? values : [];
}

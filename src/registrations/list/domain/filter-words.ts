import { LIVE_STATUSES, WITHOUT_COLLECTIVE, type RegistrationFilter } from './registration-filter.js';

/** What the ids and codes of a filter are called; a lack is said as « … inconnu ». */
export interface FilterNames {
  readonly options: ReadonlyMap<string, string>;
  readonly codes: ReadonlyMap<string, string>;
  readonly collectives: ReadonlyMap<string, string>;
  readonly groups: ReadonlyMap<string, string>;
  readonly epci: ReadonlyMap<string, string>;
  /** What the event calls its own way; the catalogue has words for the rest. */
  readonly functions: ReadonlyMap<string, string>;
  readonly categories: ReadonlyMap<string, string>;
}

/** One thing that a filter asks; its words are the catalogue's `list:<key>` with these values. */
export interface FilterWord {
  readonly part: keyof RegistrationFilter;
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
}

export type Say = (key: string, values: Readonly<Record<string, string | number>>) => string;

/** What a filter asks, one word a part, in the order in which people read it: « Confirmées », « EPCI », « Dîner ». */
export function wordsOfFilter(filter: RegistrationFilter, names: FilterNames, say: Say): FilterWord[] {
  const name = (of: ReadonlyMap<string, string>, id: string) => of.get(id) ?? say('words.unknown', {});
  const listed = (group: string, keys: readonly string[]) => keys.map((key) => say(`${group}.${key}`, {})).join(', ');
  const isLive = LIVE_STATUSES.length === filter.statuses.length && !filter.statuses.includes('withdrawn');
  const words: (FilterWord | null)[] = [
    asked('text', filter.text, { text: filter.text }),
    isLive
      ? word('statuses', {}, 'words.live')
      : asked('statuses', filter.statuses.length, { names: listed('words.status', filter.statuses) }),
    asked('functions', filter.functions.length, {
      names: filter.functions.map((key) => names.functions.get(key) ?? say(`words.function.${key}`, {})).join(', '),
    }),
    asked('types', filter.types.length, { names: listed('words.type', filter.types) }),
    filter.epci && word('epci', { name: name(names.epci, filter.epci) }),
    filter.department && word('department', { code: filter.department }),
    filter.option && word('option', { name: name(names.options, filter.option) }),
    filter.wish && wish(filter.wish),
    filter.seat && word('seat', { atelier: filter.seat.atelier, phase: filter.seat.phase }),
    filter.code && word('code', { name: name(names.codes, filter.code) }),
    asked('sources', filter.sources.length, { names: listed('words.source', filter.sources) }),
    filter.collective === WITHOUT_COLLECTIVE
      ? word('collective', {}, 'words.withoutCollective')
      : filter.collective &&
        word('collective', { name: names.collectives.get(filter.collective) ?? filter.collective }),
    filter.group && word('group', { name: name(names.groups, filter.group) }),
    filter.category &&
      word('category', { category: names.categories.get(filter.category) ?? say(`category.${filter.category}`, {}) }),
    filter.attention && word('attention', {}, `words.attention.${filter.attention}`),
    filter.unanswered && word('unanswered', {}, `words.unanswered.${filter.unanswered}`),
    filter.registeredFrom && word('registeredFrom', { day: filter.registeredFrom }),
    filter.registeredTo && word('registeredTo', { day: filter.registeredTo }),
    asked('only', filter.only.length, { count: filter.only.length }),
  ].map((one) => one || null);
  return words.filter((one) => one !== null);
}

/** The words of a filter one after the other, for a sentence or a mail's heading: « Confirmées, EPCI, Dîner ». */
export function filterInWords(filter: RegistrationFilter, names: FilterNames, say: Say): string {
  const words = wordsOfFilter(filter, names, say).map(({ key, values }) => say(key, values));
  return words.length > 0 ? words.join(', ') : say('words.everybody', {});
}

function asked(part: keyof RegistrationFilter, isAsked: unknown, values: FilterWord['values']): FilterWord | null {
  return isAsked ? word(part, values) : null;
}

function word(part: keyof RegistrationFilter, values: FilterWord['values'], key = `words.${part}`): FilterWord {
  return { part, key, values };
}

function wish({ atelier, phase, rank }: NonNullable<RegistrationFilter['wish']>): FilterWord {
  if (phase !== null && phase > 0 && rank !== null)
    return word('wish', { atelier, phase, rank }, 'words.wishInPhaseAt');
  if (phase !== null && phase > 0) return word('wish', { atelier, phase }, 'words.wishInPhase');
  return rank === null ? word('wish', { atelier }) : word('wish', { atelier, rank }, 'words.wishAt');
}

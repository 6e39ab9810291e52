import { type ChoiceLists, ownLabel, told } from '../../../registrations/form/domain/choice-lists.js';
import type { FactName } from '../../domain/questionnaire.js';
import type { AtelierSubject } from '../../domain/subjects.js';
import type { Filter } from '../domain/told.js';

const TYPES = ['commune', 'epci', 'other'];

/** The filter of an address; what the questionnaire does not keep, or nobody knows, is no filter. */
export function filterOf(
  query: Readonly<Record<string, unknown>>,
  facts: readonly FactName[],
  ateliers: readonly AtelierSubject[],
  lists: ChoiceLists,
): Filter {
  const { type, fonction: work, atelier } = query;
  return {
    ...(facts.includes('type') && typeof type === 'string' && TYPES.includes(type) ? { type } : {}),
    ...(facts.includes('function') && lists.functions.some(({ key }) => key === work)
      ? { function: work as string }
      : {}),
    ...(facts.includes('ateliers') && ateliers.some(({ key }) => key === atelier)
      ? { atelier: atelier as string }
      : {}),
  };
}

/** What may be looked at alone, each a link: one trait at a time is enough to read, and the address takes several. */
export function filterChoices(
  facts: readonly FactName[],
  ateliers: readonly AtelierSubject[],
  lists: ChoiceLists,
  filter: Filter,
) {
  const choice = (kind: string, name: string, value: string, label: string | null, current: boolean) => ({
    kind,
    value,
    label,
    // « Atelier Pourquoi » is printed so: the word is not said twice.
    saysAtelier: /^atelier\b/i.test(label ?? ''),
    query: `?${name}=${encodeURIComponent(value)}`,
    current,
  });
  return [
    ...(facts.includes('type') ? TYPES.map((type) => choice('type', 'type', type, null, filter.type === type)) : []),
    ...(facts.includes('ateliers')
      ? ateliers.map(({ key, title }) => choice('atelier', 'atelier', key, title, filter.atelier === key))
      : []),
    ...(facts.includes('function')
      ? told(lists.functions).map(({ key }) => ({
          ...choice('function', 'fonction', key, null, filter.function === key),
          own: ownLabel(lists, 'functions', key),
        }))
      : []),
  ];
}

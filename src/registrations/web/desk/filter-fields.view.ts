import { ownLabel, told } from '../../form/domain/choice-lists.js';
import { LIVE } from '../../list/domain/filter-address.js';
import {
  ATTENTIONS,
  LIVE_STATUSES,
  SOURCES,
  STATUSES,
  TYPES,
  UNANSWERED,
  WITHOUT_COLLECTIVE,
  type RegistrationFilter,
} from '../../list/domain/registration-filter.js';
import type { Facet, ListSurroundings } from '../../list/queries/list-surroundings.query.js';

interface Choice {
  readonly value: string;
  readonly selected: boolean;
}

/** The fields of the list's filter, each with what this event has to choose from. */
export function filterFieldsView(filter: RegistrationFilter, surroundings: ListSurroundings) {
  const { event, form } = surroundings;
  const facet = (all: readonly Facet[], chosen: string | null) =>
    all.map(({ value, name, count }) => ({ value, name, count, selected: value === chosen }));
  const more = {
    options: event.options.map(({ id, title, taken, capacity }) => ({
      value: id,
      title,
      taken,
      capacity,
      selected: id === filter.option,
    })),
    wishes: wishChoices(filter, surroundings),
    seats: seatChoices(filter, surroundings),
    codes: event.actionCodes.map(({ id, label }) => ({ value: id, label, selected: id === filter.code })),
    epci: facet(surroundings.epci, filter.epci),
    departments: facet(surroundings.departments, filter.department),
    categories: facet(surroundings.categories, filter.category).map((category) => ({
      ...category,
      own: ownLabel(form.lists, 'categories', category.value),
    })),
    sources: surroundings.sources.length > 1 ? choices(SOURCES, filter.sources) : [],
    unanswered: choices(
      surroundings.rounds.length > 0 ? UNANSWERED : UNANSWERED.filter((kind) => kind !== 'wishes'),
      filter.unanswered === null ? [] : [filter.unanswered],
    ),
    attentions: choices(ATTENTIONS, filter.attention === null ? [] : [filter.attention]),
    from: filter.registeredFrom,
    to: filter.registeredTo,
  };
  return {
    text: filter.text,
    statuses: [
      {
        value: LIVE,
        selected: filter.statuses.length === LIVE_STATUSES.length && !filter.statuses.includes('withdrawn'),
      },
      ...choices(STATUSES, filter.statuses.length === 1 ? filter.statuses : []),
    ],
    types: choices(TYPES, filter.types),
    // Also those that the form offers no more: somebody may have them.
    functions: told(form.lists.functions).map(({ key }) => ({
      value: key,
      own: ownLabel(form.lists, 'functions', key),
      selected: filter.functions.includes(key),
    })),
    collectives: [
      ...(surroundings.collectives.length > 0
        ? [
            {
              value: WITHOUT_COLLECTIVE,
              name: null,
              count: surroundings.withoutCollective,
              selected: filter.collective === WITHOUT_COLLECTIVE,
            },
          ]
        : []),
      ...facet(surroundings.collectives, filter.collective),
    ],
    // What no field shows, and the present filter asks.
    group: filter.group,
    more,
    moreIsOpen: [
      filter.option,
      filter.wish,
      filter.seat,
      filter.code,
      filter.epci,
      filter.department,
      filter.category,
      filter.attention,
      filter.unanswered,
      filter.registeredFrom,
      filter.registeredTo,
      filter.sources[0],
    ].some(Boolean),
  };
}

function choices(values: readonly string[], chosen: readonly string[]): Choice[] {
  return values.map((value) => ({ value, selected: chosen.includes(value) }));
}

/** Each atelier twice: whoever wants it first, whoever wants it at all. `value` as the address says it. */
function wishChoices({ wish }: RegistrationFilter, { rounds }: ListSurroundings) {
  const ranked = rounds.filter(({ booked }) => !booked);
  return ranked.flatMap(({ phase, ateliers }) =>
    ateliers.flatMap(({ letter }) =>
      [1, null].map((rank) => ({
        letter,
        // One ranking for the whole day is of no phase that people speak of.
        phase: phase === 0 || rounds.length === 1 ? null : phase,
        isFirst: rank === 1,
        value: `${phase}.${rank ?? ''}.${letter}`,
        selected: wish?.atelier === letter && wish.phase === phase && wish.rank === rank,
      })),
    ),
  );
}

/** Each atelier in which seats are taken. */
function seatChoices({ seat }: RegistrationFilter, { rounds }: ListSurroundings) {
  return rounds
    .filter(({ booked }) => booked)
    .flatMap(({ phase, ateliers }) =>
      ateliers.map(({ letter, title }) => ({
        letter,
        title,
        phase: rounds.length === 1 ? null : phase,
        value: `${phase}.${letter}`,
        selected: seat?.atelier === letter && seat.phase === phase,
      })),
    );
}

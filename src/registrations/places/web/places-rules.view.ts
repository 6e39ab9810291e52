import { deskShell } from '../../../events/domain/desk-shell.js';
import { placesLeft } from '../../../events/domain/registration-window.js';
import type { OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import type { PlacesFigures } from '../queries/places-figures.query.js';
import type { RulesAttempt } from '../../settings/web/save-rules.js';
import { ORDERS, PASSINGS, RULE_FIELDS, type RuleField, type TypedRules } from './rules-form.js';

type Say = (key: string, parameters?: Readonly<Record<string, string | number>>) => string;

/** @param gained how many people the rules just saved let in; null where nothing was saved. */
export function placesRulesView(
  reached: OrganiserEvent,
  figures: PlacesFigures,
  { typed, version, errors, theirs, stale }: RulesAttempt<TypedRules>,
  { say, gained }: { say: Say; gained: number | null },
) {
  const { event } = reached;
  const root = `/organiser/evenements/${event.slug}`;
  const wrong = (field: RuleField) => errors.find((error) => error.field === field)?.message ?? null;
  const number = (id: RuleField, optional = true) => ({
    widget: 'text',
    id,
    label: say(`fields.${id}`),
    hint: say(`hints.${id}`),
    type: 'text',
    inputmode: 'numeric',
    width: 'w-s',
    value: typed[id],
    wrong: wrong(id),
    optional,
  });
  const radios = (id: 'order' | 'passing', keys: readonly string[]) => ({
    widget: 'radios',
    id,
    label: say(`fields.${id}`),
    hint: say(`hints.${id}`),
    wrong: wrong(id),
    choices: keys.map((value) => ({ value, label: say(`${id}.${value}`), selected: value === typed[id] })),
  });
  return {
    desk: deskShell('places-rules', reached),
    action: `${root}/regles/places`,
    back: `${root}/inscriptions`,
    capacityHref: `${root}/evenement/inscription`,
    version,
    errors,
    stale,
    gained,
    saved: gained !== null,
    counts: {
      capacity: event.places.capacity,
      taken: event.places.taken,
      held: event.places.held,
      waiting: event.places.waiting,
      overbooked: capacityOver(event.places),
      left: placesLeft(event.places),
    },
    columns: ['confirmed', 'offered', 'waiting'],
    rows: (['commune', 'epci', 'other'] as const).map((type) => ({ type, ...figures[type] })),
    overbooking: number('overbooking', false),
    order: radios('order', ORDERS),
    communeShare: number('communeShare', false),
    passing: radios('passing', PASSINGS),
    offerHours: number('offerHours', false),
    quotas: [number('quotaCommune'), number('quotaEpci'), number('quotaOther')],
    perCollectivity: number('perCollectivity'),
    conflict: theirs && conflictOf(typed, theirs, say),
  };
}

function capacityOver({ capacity, taken }: { capacity: number | null; taken: number }): number {
  return capacity === null ? 0 : Math.max(0, taken - capacity);
}

function conflictOf(mine: TypedRules, theirs: TypedRules, say: Say) {
  const said = (field: RuleField, value: string) =>
    field === 'order' || field === 'passing' ? say(`${field}.${value}`) : value || say('nothing');
  return RULE_FIELDS.filter((field) => mine[field] !== theirs[field]).map((field) => ({
    label: say(`fields.${field}`),
    theirs: said(field, theirs[field]),
    mine: said(field, mine[field]),
  }));
}

import type { FieldError } from '../../../platform/errors/domain-error.js';
import { NEW_SERIES } from './page-sections.js';
import { type FieldSpec, type FieldValue } from './form-field.js';
import { readSection, type Typed } from './section.js';

export const CREATION_FIELDS: readonly FieldSpec[] = [
  { name: 'model', kind: 'choice', max: 36 },
  { name: 'title', kind: 'line', required: true, max: 300 },
  { name: 'series', kind: 'choice', max: 36 },
  { name: 'newSeries', kind: 'line', max: 300 },
  { name: 'edition', kind: 'number', min: 1, max: 999 },
  { name: 'startsOn', kind: 'day', required: true },
  { name: 'endsOn', kind: 'day' },
  { name: 'venue', kind: 'line', max: 200 },
  { name: 'city', kind: 'line', max: 100 },
];

/** What a new event begins with. */
export interface NewEvent {
  /** The event to copy texts and programme from. */
  readonly modelId: string | null;
  readonly title: string;
  readonly series:
    | { readonly kind: 'none' }
    | { readonly kind: 'known'; readonly id: string }
    | { readonly kind: 'new'; readonly title: string };
  /** Null where the form says none: the series' next one, then. */
  readonly edition: number | null;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly venue: { readonly name: string; readonly city?: string } | null;
  readonly organisationIds: readonly string[];
}

interface Choices {
  readonly seriesIds: readonly string[];
  readonly modelIds: readonly string[];
  readonly organisationIds: readonly string[];
}

/** The field of an organisation's tick. */
export function organisationField(id: string): string {
  return `organisation-${id}`;
}

/** Reads whatever was posted; what the choices do not hold is refused as if it had not been chosen. */
export function readCreation(
  posted: Typed,
  choices: Choices,
  zone: string,
): { typed: Typed; event: NewEvent | null; errors: readonly FieldError[] } {
  const { typed, values, errors } = readSection(
    { fields: CREATION_FIELDS, shown: () => ({}), change: () => ({}) },
    posted,
    zone,
  );
  const ticked = choices.organisationIds.filter((id) => (posted[organisationField(id)] ?? '') !== '');
  const shown = { ...typed, ...Object.fromEntries(ticked.map((id) => [organisationField(id), 'oui'])) };
  const startsOn = values.text('startsOn') ?? '';
  const endsOn = values.text('endsOn') ?? startsOn;
  const chosen = values.text('series');
  const newSeries = values.text('newSeries');
  const modelId = values.text('model');
  const all: FieldError[] = [...errors];
  const isKnown = (value: FieldValue, ids: readonly string[]) => value === null || ids.includes(String(value));
  if (!isKnown(modelId, choices.modelIds)) all.push({ field: 'model', code: 'choose' });
  if (!isKnown(chosen, [...choices.seriesIds, NEW_SERIES])) all.push({ field: 'series', code: 'choose' });
  if (chosen === NEW_SERIES && newSeries === null) all.push({ field: 'newSeries', code: 'missing' });
  if (startsOn !== '' && endsOn < startsOn) all.push({ field: 'endsOn', code: 'ends-before-start' });
  if (all.length > 0) return { typed: shown, event: null, errors: all };
  const venue = values.text('venue');
  const city = values.text('city');
  return {
    typed: shown,
    errors: [],
    event: {
      modelId,
      title: values.text('title') ?? '',
      series: seriesOf(chosen, newSeries),
      edition: values.number('edition'),
      startsOn,
      endsOn,
      venue: venue === null && city === null ? null : { name: venue ?? city ?? '', ...(city === null ? {} : { city }) },
      organisationIds: ticked,
    },
  };
}

function seriesOf(chosen: string | null, newSeries: string | null): NewEvent['series'] {
  if (chosen === null) return { kind: 'none' };
  return chosen === NEW_SERIES ? { kind: 'new', title: newSeries ?? '' } : { kind: 'known', id: chosen };
}

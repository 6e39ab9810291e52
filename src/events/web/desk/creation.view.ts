import { deskShell } from '../../domain/desk-shell.js';
import { CREATION_FIELDS, organisationField } from '../../domain/edit/creation-form.js';
import { NEW_SERIES } from '../../domain/edit/page-sections.js';
import type { Typed } from '../../domain/edit/section.js';
import type { Beginnings } from '../../queries/creation.query.js';
import { fieldView, type Words } from './field.view.js';
import type { WrongField } from './section.view.js';

export function creationView(
  { series, models, organisations }: Beginnings,
  { typed, errors, stale }: { typed: Typed; errors: readonly WrongField[]; stale: boolean },
  words: Words,
) {
  const context = {
    words,
    section: 'nouveau',
    typed,
    wrong: new Map(errors.map(({ field, message }) => [field, message])),
    choices: {
      model: [
        { value: '', label: words.text('event-desk:choices.scratch') },
        ...models.map(({ id, title, startsOn }) => ({ value: id, label: `${title} (${startsOn.slice(0, 4)})` })),
      ],
      series: [
        { value: '', label: words.text('event-desk:choices.noSeries') },
        ...series.map(({ id, title, nextEdition }) => ({
          value: id,
          label:
            nextEdition === null
              ? title
              : words.text('event-desk:choices.nextEdition', { title, edition: nextEdition }),
        })),
        { value: NEW_SERIES, label: words.text('event-desk:choices.newSeries') },
      ],
    },
  };
  const fields = new Map(CREATION_FIELDS.map((spec) => [spec.name, fieldView(spec, '', context)]));
  const pick = (...names: string[]) => names.flatMap((name) => fields.get(name) ?? []);
  return {
    desk: deskShell('events'),
    errors,
    stale,
    what: pick('title', ...(models.length > 0 ? ['model'] : [])),
    series: pick('series', 'newSeries', 'edition'),
    when: pick('startsOn', 'endsOn'),
    where: pick('venue', 'city'),
    organisations: organisations.map(({ id, name, short }) => ({
      field: organisationField(id),
      name,
      short,
      checked: (typed[organisationField(id)] ?? '') !== '',
    })),
  };
}

/** What the form begins with: the model's series and organisations, or the one organisation there is. */
export function firstTyped({ models, organisations }: Beginnings, modelSlug: string | null): Typed {
  const model = models.find(({ slug }) => slug === modelSlug);
  const shorts = model?.organisers.map(({ short }) => short) ?? [];
  const ticked = organisations.filter(({ short }) => shorts.includes(short) || organisations.length === 1);
  return {
    ...(model ? { model: model.id, series: model.series?.id ?? '' } : {}),
    ...Object.fromEntries(ticked.map(({ id }) => [organisationField(id), 'oui'])),
  };
}

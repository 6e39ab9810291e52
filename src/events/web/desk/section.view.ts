import { deskShell } from '../../domain/desk-shell.js';
import { type EditedEvent, type ListSpec, rowCount, type SectionSpec, type Typed } from '../../domain/edit/section.js';
import { NEW_SERIES } from '../../domain/edit/page-sections.js';
import { type SectionKey, SECTIONS, sectionAfter } from '../../domain/edit/sections.js';
import type { OfferedFunction } from '../../queries/offered-functions.js';
import type { OrganiserEvent } from '../../queries/organiser-events.query.js';
import { type FieldContext, type FieldView, fieldView, type Words } from './field.view.js';

export interface WrongField {
  readonly field: string;
  readonly message: string;
}

/** A form as it is shown the first time, or again. */
export interface SectionAttempt {
  readonly typed: Typed;
  readonly fingerprint: string;
  readonly errors: readonly WrongField[];
  /** It had lost its token. */
  readonly stale: boolean;
  /** What somebody else saved meanwhile. */
  readonly theirs: Typed | null;
  /** What has just been done, elsewhere. */
  readonly done: string | null;
  /** A presentation shown as it would be read. */
  readonly preview: string | null;
}

export interface RowView {
  readonly prefix: string;
  readonly id: string;
  readonly legend: string;
  readonly removed: boolean;
  readonly isNew: boolean;
  /** How many people it already concerns. */
  readonly uses: number;
  readonly main: readonly FieldView[];
  /** Asked for more rarely: behind « Plus ». */
  readonly more: readonly FieldView[];
  readonly moreOpen: boolean;
}

/** Fields of a row that most events leave empty. */
const RARE: Readonly<Record<string, readonly string[]>> = {
  venues: ['access', 'accessibility', 'lodging'],
  codes: ['functionKey', 'collectivity', 'collective', 'option', 'opensAt', 'closesAt'],
};
const UPLOADS: readonly SectionKey[] = ['documents', 'partenaires'];

export function sectionView(
  reached: OrganiserEvent,
  edited: EditedEvent,
  key: SectionKey,
  attempt: SectionAttempt,
  { words, functions }: { readonly words: Words; readonly functions: readonly OfferedFunction[] },
) {
  const spec: SectionSpec = SECTIONS[key];
  const { event } = edited;
  const here = `/organiser/evenements/${event.slug}/evenement`;
  const context: FieldContext = {
    words,
    section: key,
    typed: attempt.typed,
    wrong: new Map(attempt.errors.map(({ field, message }) => [field, message])),
    choices: choicesOf(edited, functions, words),
  };
  return {
    desk: deskShell('event', reached),
    key,
    here,
    action: `${here}/${key}`,
    multipart: UPLOADS.includes(key),
    fingerprint: attempt.fingerprint,
    errors: attempt.errors,
    stale: attempt.stale,
    done: attempt.done,
    theirs: attempt.theirs && differences(spec, attempt.theirs, context),
    preview: attempt.preview,
    hasPreview: key === 'presentation',
    fields: spec.fields.map((field) => fieldView(field, '', context)),
    rows: spec.list ? rowsOf(spec.list, edited, context) : [],
    next: sectionAfter(key),
  };
}

function rowsOf(list: ListSpec, edited: EditedEvent, context: FieldContext): RowView[] {
  const filled = rowCount(list, context.typed);
  const count = Math.min(list.most, Math.max(list.atLeast, filled + 1));
  const rare = RARE[list.name] ?? [];
  return Array.from({ length: count }, (_, number) => {
    const prefix = `${list.name}-${number}`;
    const fields = list.fields.map((spec) => ({ name: spec.name, view: fieldView(spec, `${prefix}-`, context) }));
    const more = fields.filter(({ name }) => rare.includes(name)).map(({ view }) => view);
    const id = context.typed[`${prefix}-id`] ?? '';
    return {
      prefix,
      id,
      legend: context.words.text(`event-desk:sections.${context.section}.row`, { number: number + 1 }),
      removed: (context.typed[`${prefix}-remove`] ?? '') !== '',
      isNew: id === '',
      uses: usesOf(list, id, edited),
      main: fields.filter(({ name }) => !rare.includes(name)).map(({ view }) => view),
      more,
      moreOpen: more.some(({ value, wrong }) => value !== '' || wrong !== null),
    };
  });
}

function usesOf({ name }: ListSpec, id: string, { event, codeUses }: EditedEvent): number {
  if (name === 'codes') return codeUses.get(id) ?? 0;
  return name === 'options' ? (event.options.find((option) => option.id === id)?.taken ?? 0) : 0;
}

function choicesOf(
  { event, series }: Pick<EditedEvent, 'event' | 'series'>,
  functions: readonly OfferedFunction[],
  words: Words,
): FieldContext['choices'] {
  return {
    series: [
      { value: '', label: words.text('event-desk:choices.noSeries') },
      ...series.map(({ id, title }) => ({ value: id, label: title })),
      { value: NEW_SERIES, label: words.text('event-desk:choices.newSeries') },
    ],
    mode: (['open', 'invitation', 'none'] as const).map((mode) => ({
      value: mode,
      label: words.text(`event-desk:choices.mode.${mode}`),
    })),
    functionKey: [
      { value: '', label: words.text('event-desk:choices.none') },
      ...functions.map(({ key, label }) => ({ value: key, label: label ?? words.text(`fields:functions.${key}`) })),
    ],
    option: [
      { value: '', label: words.text('event-desk:choices.none') },
      ...event.options.map(({ id, title }) => ({ value: id, label: title })),
    ],
  };
}

/** Field by field what is stored now, where it is not what the person typed. */
function differences(spec: SectionSpec, theirs: Typed, context: FieldContext) {
  const stored: FieldContext = { ...context, typed: theirs };
  const rows = spec.list ? Math.max(rowCount(spec.list, theirs), rowCount(spec.list, context.typed)) : 0;
  const all = [
    ...spec.fields.map((field) => ({ legend: null as string | null, field, prefix: '' })),
    ...Array.from({ length: rows }, (_, number) => number).flatMap((number) =>
      (spec.list?.fields ?? []).map((field) => ({
        legend: context.words.text(`event-desk:sections.${context.section}.row`, { number: number + 1 }),
        field,
        prefix: `${spec.list?.name ?? ''}-${number}-`,
      })),
    ),
  ];
  return all
    .map(({ legend, field, prefix }) => {
      const [theirView, mine] = [fieldView(field, prefix, stored), fieldView(field, prefix, context)];
      return { legend, label: mine.label, theirs: readable(theirView), mine: readable(mine) };
    })
    .filter((line) => line.theirs !== line.mine);
}

function readable({ widget, value, choices }: FieldView): string {
  if (widget === 'select' || widget === 'radios') return choices.find(({ selected }) => selected)?.label ?? value;
  return value;
}

import type { FieldKind, FieldSpec } from '../../domain/edit/form-field.js';

/** Texts of the catalogue in the organiser's language. */
export interface Words {
  text(key: string, values?: Readonly<Record<string, string | number>>): string;
  has(key: string): boolean;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly selected: boolean;
}

/** A field as templates/pages/event-desk/field.hbs writes it. */
export interface FieldView {
  readonly id: string;
  readonly widget: 'line' | 'area' | 'select' | 'radios' | 'check' | 'file';
  readonly type: string;
  readonly inputmode: string | null;
  readonly label: string;
  readonly hint: string | null;
  readonly value: string;
  readonly checked: boolean;
  readonly choices: readonly Choice[];
  readonly wrong: string | null;
  readonly optional: boolean;
  readonly width: string;
  readonly rows: number;
}

export interface FieldContext {
  /** `event-desk:fields.<section>`: where the field's words stand. */
  readonly words: Words;
  readonly section: string;
  readonly typed: Readonly<Record<string, string>>;
  readonly wrong: ReadonlyMap<string, string>;
  /** What a choice may be, by the field's name. */
  readonly choices: Readonly<Record<string, readonly Omit<Choice, 'selected'>[]>>;
}

const NARROW: readonly FieldKind[] = ['day', 'clock', 'number', 'code'];
const MIDDLE: readonly FieldKind[] = ['moment', 'phone'];
const TYPES: Partial<Record<FieldKind, string>> = { email: 'email', phone: 'tel', web: 'text' };
/** Few enough to be seen at once. */
const MOST_RADIOS = 3;

export function fieldView(spec: FieldSpec, prefix: string, context: FieldContext): FieldView {
  const id = `${prefix}${spec.name}`;
  const key = `event-desk:fields.${context.section}.${spec.name}`;
  const value = context.typed[id] ?? '';
  const choices = (context.choices[spec.name] ?? []).map((choice) => ({ ...choice, selected: choice.value === value }));
  return {
    id,
    widget: widgetOf(spec, choices.length),
    type: TYPES[spec.kind] ?? 'text',
    inputmode: spec.kind === 'number' ? 'numeric' : null,
    label: context.words.text(`${key}.label`),
    hint: context.words.has(`${key}.hint`) ? context.words.text(`${key}.hint`) : null,
    value,
    checked: spec.kind === 'yes' && value !== '',
    choices,
    wrong: context.wrong.get(id) ?? null,
    optional: !spec.required && spec.kind !== 'yes' && spec.kind !== 'choice',
    width: NARROW.includes(spec.kind) ? 'w-s' : MIDDLE.includes(spec.kind) ? 'w-m' : '',
    rows: rowsFor(spec.max ?? 0),
  };
}

/** Lines shown of a text of so many characters at most. */
function rowsFor(max: number): number {
  if (max > 15_000) return 14;
  return max > 5000 ? 6 : 3;
}

function widgetOf({ kind, required }: FieldSpec, choices: number): FieldView['widget'] {
  if (kind === 'paragraphs') return 'area';
  if (kind === 'yes') return 'check';
  if (kind === 'file') return 'file';
  if (kind === 'choice') return required && choices <= MOST_RADIOS ? 'radios' : 'select';
  return 'line';
}

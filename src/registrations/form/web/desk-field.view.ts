import type { Typed } from '../../../events/domain/edit/section.js';

/** A field as `pages/event-desk/field` shows it. */
export interface DeskField {
  readonly widget: 'check' | 'radios' | 'area' | 'select' | 'input';
  readonly id: string;
  readonly label: string;
  readonly hint: string | null;
  readonly wrong: string | null;
  readonly optional: boolean;
  readonly value: string;
  readonly checked: boolean;
  readonly rows: number;
  readonly type: string;
  readonly width: string;
  readonly inputmode: string;
  readonly choices: readonly { readonly value: string; readonly label: string; readonly selected: boolean }[];
}

export interface FieldWords {
  text(key: string, parameters?: Readonly<Record<string, unknown>>): string;
  has(key: string): boolean;
}

export interface FieldsContext {
  readonly typed: Typed;
  /** Sentences by field. */
  readonly wrong: ReadonlyMap<string, string>;
  readonly words: FieldWords;
}

type Shape = Partial<Omit<DeskField, 'choices' | 'id' | 'value' | 'checked' | 'wrong'>> & {
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
};

/** Its words are `form-desk:fields.<field>`, and `<field>Hint` where there is something to add. */
export function deskField(field: string, { typed, wrong, words }: FieldsContext, shape: Shape = {}): DeskField {
  const key = `form-desk:fields.${field.replaceAll('.', '-')}`;
  const value = typed[field] ?? '';
  return {
    widget: shape.choices ? 'select' : 'input',
    label: shape.label ?? words.text(key),
    hint: shape.hint ?? (words.has(`${key}-hint`) ? words.text(`${key}-hint`) : null),
    optional: false,
    rows: 4,
    type: 'text',
    width: '',
    inputmode: '',
    ...shape,
    id: field,
    value,
    checked: value !== '',
    wrong: wrong.get(field) ?? null,
    choices: (shape.choices ?? []).map((choice) => ({ ...choice, selected: choice.value === value })),
  };
}

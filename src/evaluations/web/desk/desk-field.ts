import type { FieldError } from '../../../platform/errors/domain-error.js';
import type { Typed } from '../../domain/typed-answers.js';
import type { Worded } from '../answer-page.view.js';

interface Choice {
  readonly value: string;
  readonly label: string;
}

interface FieldShape {
  readonly widget?: 'line' | 'area' | 'select' | 'radios' | 'check';
  readonly choices?: readonly Choice[];
  readonly required?: boolean;
  readonly width?: '' | 'w-s' | 'w-m';
  readonly inputmode?: string;
  readonly rows?: number;
}

/** Fields of a desk form, as templates/pages/event-desk/field.hbs writes them; words from `fields.<form>.<name>`. */
export class DeskFields {
  constructor(
    private readonly form: string,
    private readonly typed: Typed,
    private readonly errors: readonly FieldError[],
    private readonly words: Worded & { readonly has: (key: string) => boolean },
  ) {}

  of(
    name: string,
    { widget = 'line', choices = [], required = false, width = '', inputmode, rows = 3 }: FieldShape = {},
  ) {
    const key = `fields.${this.form}.${name}`;
    const value = this.typed[name] ?? '';
    const error = this.errors.find(({ field }) => field === name);
    return {
      id: name,
      widget,
      type: 'text',
      inputmode: inputmode ?? null,
      label: this.words.text(`${key}.label`),
      hint: this.words.has(`${key}.hint`) ? this.words.text(`${key}.hint`) : null,
      value,
      checked: widget === 'check' && value !== '',
      choices: choices.map((choice) => ({ ...choice, selected: choice.value === value })),
      wrong: error ? wordedError(error, this.words) : null,
      optional: !required && widget !== 'check' && widget !== 'radios' && widget !== 'select',
      width,
      rows,
    };
  }

  get summary() {
    return this.errors.map((error) => ({ field: error.field, message: wordedError(error, this.words) }));
  }
}

export function wordedError({ code, parameters = {} }: FieldError, { text }: Worded): string {
  return text(`errors.${code}`, { count: 0, ...parameters });
}

import type { FieldError } from '../../../platform/errors/domain-error.js';
import type { EventRecord, InformationNotice, Series } from '../event.js';
import type { SectionChange } from './section-change.js';
import { cleaned, type FieldSpec, type FieldValue, readField } from './form-field.js';

/** An event with all that its organisers may change. */
export interface EditedEvent {
  readonly event: EventRecord;
  readonly notice: InformationNotice;
  readonly series: readonly Series[];
  /** How many registrations, withdrawn ones too, came with each code: what is used is not removed. */
  readonly codeUses: ReadonlyMap<string, number>;
}

export type Typed = Readonly<Record<string, string>>;

/** Rows of the same fields: `venues-0-name`, `venues-1-name`… Each may carry `-id`, and `-remove` when it is to go. */
export interface ListSpec {
  readonly name: string;
  readonly fields: readonly FieldSpec[];
  /** Rows shown even when all are empty. */
  readonly atLeast: number;
  readonly most: number;
}

/** One page of the organisers' forms about an event. */
export interface SectionSpec {
  readonly fields: readonly FieldSpec[];
  readonly list?: ListSpec;
  /** The event as the form shows it. */
  shown(edited: EditedEvent): Typed;
  /** What a readable form changes, or what contradicts itself. */
  change(values: Values, edited: EditedEvent): SectionChange | readonly FieldError[];
}

/** A form that could be read, by the fields' names. */
export class Values {
  constructor(
    private readonly values: ReadonlyMap<string, FieldValue>,
    readonly rows: readonly Row[] = [],
  ) {}

  text(name: string): string | null {
    const value = this.values.get(name);
    return typeof value === 'string' ? value : null;
  }

  number(name: string): number | null {
    const value = this.values.get(name);
    return typeof value === 'number' ? value : null;
  }

  yes(name: string): boolean {
    return this.values.get(name) === true;
  }
}

export class Row extends Values {
  constructor(
    /** `venues-2`: what its fields' names begin with. */
    readonly prefix: string,
    /** Null for a new one. */
    readonly id: string | null,
    values: ReadonlyMap<string, FieldValue>,
  ) {
    super(values);
  }
}

export interface ReadSection {
  readonly typed: Typed;
  readonly values: Values;
  readonly errors: readonly FieldError[];
}

/** Reads whatever was posted; never throws. Rows that are empty or to be removed are left out of the values. */
export function readSection({ fields, list }: SectionSpec, posted: Typed, zone: string): ReadSection {
  const form = readFields(fields, posted, '', zone);
  const rows = list ? readRows(list, posted, zone) : { typed: {}, rows: [], errors: [] };
  return {
    typed: { ...form.typed, ...rows.typed },
    values: new Values(form.values, rows.rows),
    errors: [...form.errors, ...rows.errors],
  };
}

/** The highest row that something was typed into; rows beyond the most there may be are not read. */
export function rowCount({ name, most }: ListSpec, typed: Typed): number {
  const numbers = Object.entries(typed).flatMap(([key, text]) => {
    if (text === '') return [];
    const [, number] = new RegExp(`^${name}-(\\d{1,3})-`).exec(key) ?? [];
    return number === undefined ? [] : [Number(number) + 1];
  });
  return Math.min(most, Math.max(0, ...numbers));
}

function readFields(fields: readonly FieldSpec[], posted: Typed, prefix: string, zone: string) {
  const typed: Record<string, string> = {};
  const values = new Map<string, FieldValue>();
  const errors: FieldError[] = [];
  for (const spec of fields) {
    const field = `${prefix}${spec.name}`;
    const text = cleaned(spec, posted[field] ?? '');
    typed[field] = text;
    const value = readField(spec, text, zone);
    if (typeof value === 'object' && value !== null) errors.push({ field, ...value });
    else values.set(spec.name, value);
  }
  return { typed, values, errors };
}

function readRows(list: ListSpec, posted: Typed, zone: string) {
  const typed: Record<string, string> = {};
  const rows: Row[] = [];
  const errors: FieldError[] = [];
  for (let number = 0; number < rowCount(list, posted); number++) {
    const prefix = `${list.name}-${number}`;
    const read = readFields(list.fields, posted, `${prefix}-`, zone);
    const id = posted[`${prefix}-id`] ?? '';
    const removed = (posted[`${prefix}-remove`] ?? '') !== '';
    Object.assign(typed, read.typed, { [`${prefix}-id`]: id }, removed ? { [`${prefix}-remove`]: 'oui' } : {});
    const isEmpty = list.fields.every(({ name, kind }) => kind === 'yes' || read.typed[`${prefix}-${name}`] === '');
    if (removed || (isEmpty && id === '')) continue;
    rows.push(new Row(prefix, id === '' ? null : id, read.values));
    errors.push(...read.errors);
  }
  return { typed, rows, errors };
}

/** The rows of a list as its form shows them. */
export function shownRows(name: string, rows: readonly (Typed & { readonly id: string })[]): Typed {
  return Object.fromEntries(
    rows.flatMap((row, number) => Object.entries(row).map(([field, text]) => [`${name}-${number}-${field}`, text])),
  );
}

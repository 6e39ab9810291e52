import { cleanLine } from '../../../events/domain/typed-text.js';
import { readDay } from '../../../events/domain/day-input.js';
import { dayText } from '../../../platform/i18n/dates.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import {
  CHANGE_GROUPS,
  type ChangeGroup,
  type ChangeLimit,
  type ChangesRules,
  LIMIT_KINDS,
  MOST_DAYS_BEFORE,
} from '../domain/changes-rules.js';

export interface TypedLimit {
  readonly kind: (typeof LIMIT_KINDS)[number];
  readonly value: string;
}
export type TypedLimits = Readonly<Record<ChangeGroup, TypedLimit>>;

export function typedLimits(body: FormBody | undefined): TypedLimits {
  return byGroup((group) => ({
    kind: LIMIT_KINDS.find((kind) => kind === body?.[`${group}-regle`]) ?? 'open',
    value: cleanLine(body?.[`${group}-valeur`] ?? ''),
  }));
}

/** The rules as the form shows them. */
export function writtenLimits(rules: ChangesRules): TypedLimits {
  return byGroup((group) => {
    const limit = rules[group];
    const value =
      limit.kind === 'day' ? dayText(limit.day, 'fr', 'numeric') : limit.kind === 'before' ? String(limit.days) : '';
    return { kind: limit.kind, value };
  });
}

export function readLimits(typed: TypedLimits): {
  rules: ChangesRules;
  errors: readonly { readonly field: ChangeGroup; readonly code: 'day' | 'days' }[];
} {
  const read = byGroup((group) => readOne(typed[group]));
  const errors = CHANGE_GROUPS.flatMap((group) => {
    const one = read[group];
    return typeof one === 'string' ? [{ field: group, code: one }] : [];
  });
  const rules = byGroup((group): ChangeLimit => {
    const one = read[group];
    return typeof one === 'string' ? { kind: 'open' } : one;
  });
  return { rules, errors };
}

function readOne({ kind, value }: TypedLimit): ChangeLimit | 'day' | 'days' {
  if (kind === 'day') {
    const day = readDay(value);
    return day === null || day === 'unreadable' ? 'day' : { kind, day };
  }
  if (kind !== 'before') return { kind };
  const days = /^\d{1,3}$/.test(value) ? Number(value) : -1;
  return days >= 0 && days <= MOST_DAYS_BEFORE ? { kind, days } : 'days';
}

function byGroup<Value>(of: (group: ChangeGroup) => Value): Record<ChangeGroup, Value> {
  return Object.fromEntries(CHANGE_GROUPS.map((group) => [group, of(group)])) as Record<ChangeGroup, Value>;
}

import { cleanLine } from '../../../events/domain/typed-text.js';
import type { FieldError } from '../../../platform/errors/domain-error.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import {
  APPROVAL_CHAINS,
  type ApprovalRules,
  LATE_RULES,
  LONGEST_REMINDER,
  LONGEST_STEP,
  NO_APPROVAL,
} from '../domain/approval-rules.js';

export const RULE_FIELDS = [
  'chain',
  'employerDays',
  'organiserDays',
  'remindDays',
  'whenLate',
  'groupsAgreed',
  'asksForSubstitutes',
] as const;
export type TypedRules = Readonly<Record<(typeof RULE_FIELDS)[number], string>>;

export function typedRules(body: FormBody | undefined): TypedRules {
  return Object.fromEntries(RULE_FIELDS.map((name) => [name, cleanLine(body?.[name] ?? '')])) as TypedRules;
}

/** The rules as the form shows them. */
export function writtenRules({
  chain,
  days,
  remindDays,
  whenLate,
  groupsAgreed,
  asksForSubstitutes,
}: ApprovalRules): TypedRules {
  const number = (value: number | null) => (value === null ? '' : String(value));
  return {
    chain,
    employerDays: number(days.employer),
    organiserDays: number(days.organiser),
    remindDays: number(remindDays),
    whenLate,
    groupsAgreed: groupsAgreed ? 'oui' : '',
    asksForSubstitutes: asksForSubstitutes ? 'oui' : '',
  };
}

export function readTypedRules(typed: TypedRules): { rules: ApprovalRules; errors: readonly FieldError[] } {
  const chain = APPROVAL_CHAINS.find((one) => one === typed.chain);
  const whenLate = LATE_RULES.find((one) => one === typed.whenLate);
  const employerDays = readDays('employerDays', typed.employerDays, LONGEST_STEP);
  const organiserDays = readDays('organiserDays', typed.organiserDays, LONGEST_STEP);
  const remindDays = readDays('remindDays', typed.remindDays, LONGEST_REMINDER);
  const errors = [
    chain ? null : { field: 'chain', code: 'choose' },
    employerDays.error,
    organiserDays.error,
    remindDays.error,
    whenLate ? null : { field: 'whenLate', code: 'choose' },
  ].filter((error) => error !== null);
  const rules: ApprovalRules = {
    chain: chain ?? NO_APPROVAL.chain,
    days: { employer: employerDays.value, organiser: organiserDays.value },
    remindDays: remindDays.value,
    whenLate: whenLate ?? NO_APPROVAL.whenLate,
    groupsAgreed: typed.groupsAgreed !== '',
    asksForSubstitutes: typed.asksForSubstitutes !== '',
  };
  return { rules, errors };
}

function readDays(field: string, typed: string, max: number): { value: number | null; error: FieldError | null } {
  if (typed === '') return { value: null, error: null };
  const value = /^\d{1,3}$/.test(typed) ? Number(typed) : 0;
  return value >= 1 && value <= max
    ? { value, error: null }
    : { value: null, error: { field, code: 'number-wrong', parameters: { min: 1, max } } };
}

import { addDays, dayOf, instantOf } from '../../../platform/clock/paris-time.js';
import type { RegistrationSource } from '../../domain/registration.js';
import type { ApprovalChain, ApprovalRules, ApprovalStep } from './approval-rules.js';

const STEPS: Readonly<Record<ApprovalChain, readonly ApprovalStep[]>> = {
  none: [],
  organiser: ['organiser'],
  employer: ['employer'],
  'employer-organiser': ['employer', 'organiser'],
};

/**
 * The steps of a request of this origin. Whoever an organiser writes down is agreed to, and a group's officer may speak
 * for the employer. A substitute takes over whatever step the request had come to.
 */
export function stepsFor(rules: ApprovalRules, source: RegistrationSource): readonly ApprovalStep[] {
  const steps = STEPS[rules.chain];
  if (source === 'organiser' || source === 'import') return [];
  return source === 'group' && rules.groupsAgreed ? steps.filter((step) => step !== 'employer') : steps;
}

export function asksEmployer({ chain }: Pick<ApprovalRules, 'chain'>): boolean {
  return STEPS[chain].includes('employer');
}

/** Whom a request goes to after this step; null when all have agreed. */
export function stepAfter(steps: readonly ApprovalStep[], step: ApprovalStep): ApprovalStep | null {
  const place = steps.indexOf(step);
  return place < 0 ? null : (steps[place + 1] ?? null);
}

interface Dated {
  readonly startsOn: string;
  readonly timeZone: string;
}

/**
 * Before which day a step asked for at `now` is to be decided, as that day's first instant at the event's place: whole
 * days, so that « avant le 25 octobre » is exact. Never after the event begins. Null without a deadline.
 */
export function dueAt(
  rules: ApprovalRules,
  step: ApprovalStep,
  { startsOn, timeZone }: Dated,
  now: number,
): number | null {
  const days = rules.days[step];
  if (days === null) return null;
  const end = instantOf(addDays(dayOf(now, timeZone), days + 1), '00:00', timeZone);
  const start = instantOf(startsOn, '00:00', timeZone);
  return start > now ? Math.min(end, start) : end;
}

/** When the superior is reminded; null for never, as where that would be at once. */
export function remindAt(rules: ApprovalRules, due: number | null, { timeZone }: Dated, now: number): number | null {
  if (rules.remindDays === null || due === null) return null;
  const at = instantOf(addDays(dayOf(due, timeZone), -rules.remindDays), '08:00', timeZone);
  return at > now ? at : null;
}

/** Who must agree before a request is admitted, in their order. */
export const APPROVAL_CHAINS = ['none', 'organiser', 'employer', 'employer-organiser'] as const;
export type ApprovalChain = (typeof APPROVAL_CHAINS)[number];

/** Words of the field for who decides: the agent's own superior, then the team of the event. */
export type ApprovalStep = 'employer' | 'organiser';

/** What becomes of a request whose step is not decided in time: it stays and is shown late, or it ends. */
export const LATE_RULES = ['stays', 'refused'] as const;
export type LateRule = (typeof LATE_RULES)[number];

export interface ApprovalRules {
  readonly chain: ApprovalChain;
  /** Whole days that each step has, 1 to 90; null for as long as the event is not there. */
  readonly days: Readonly<Record<ApprovalStep, number | null>>;
  /** The superior is reminded once, so many days before the deadline, 1 to 30; null for never. */
  readonly remindDays: number | null;
  readonly whenLate: LateRule;
  /** An HR officer who registers a group speaks for the employer. */
  readonly groupsAgreed: boolean;
  /** The superior is asked again for a colleague who comes instead. */
  readonly asksForSubstitutes: boolean;
}

export const LONGEST_STEP = 90;
export const LONGEST_REMINDER = 30;

/** Nobody is asked: what every event did before somebody decided otherwise. */
export const NO_APPROVAL: ApprovalRules = {
  chain: 'none',
  days: { employer: 10, organiser: null },
  remindDays: 3,
  whenLate: 'stays',
  groupsAgreed: true,
  asksForSubstitutes: false,
};

/** The stored document, of whatever release: what is absent or odd reads as the default. */
export function readApprovalRules(body: unknown): ApprovalRules {
  const stored = typeof body === 'object' && body !== null ? (body as Readonly<Record<string, unknown>>) : {};
  const days = typeof stored.days === 'object' && stored.days !== null ? (stored.days as Record<string, unknown>) : {};
  const fallback = NO_APPROVAL;
  return {
    chain: APPROVAL_CHAINS.find((chain) => chain === stored.chain) ?? fallback.chain,
    days: {
      employer: wholeOrNull(days.employer, LONGEST_STEP, fallback.days.employer),
      organiser: wholeOrNull(days.organiser, LONGEST_STEP, fallback.days.organiser),
    },
    remindDays: wholeOrNull(stored.remindDays, LONGEST_REMINDER, fallback.remindDays),
    whenLate: LATE_RULES.find((rule) => rule === stored.whenLate) ?? fallback.whenLate,
    groupsAgreed: typeof stored.groupsAgreed === 'boolean' ? stored.groupsAgreed : fallback.groupsAgreed,
    asksForSubstitutes:
      typeof stored.asksForSubstitutes === 'boolean' ? stored.asksForSubstitutes : fallback.asksForSubstitutes,
  };
}

function wholeOrNull(value: unknown, most: number, fallback: number | null): number | null {
  if (value === null) return null;
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= most ? value : fallback;
}

import type { EventRecord } from '../../../events/domain/event.js';
import { dayOf } from '../../../platform/clock/paris-time.js';
import type { RegistrationRecord } from '../../domain/registration.js';
import { stepsFor } from '../domain/approval-chain.js';
import type { ApprovalRules } from '../domain/approval-rules.js';
import type { ApprovalRecord } from '../domain/approval.js';

interface Situation {
  readonly registration: RegistrationRecord;
  readonly event: EventRecord;
  readonly rules: ApprovalRules;
  /** In the order of asking. */
  readonly approvals: readonly ApprovalRecord[];
  /** `/inscriptions/<token>`. */
  readonly path: string;
  readonly now: number;
}

/** Where a request stands, as the applicant reads it; null where nobody was ever asked. */
export function applicantView({ registration, event, rules, approvals, path, now }: Situation) {
  const last = approvals.at(-1);
  if (!last) return null;
  const pending = approvals.find(({ status }) => status === 'pending') ?? null;
  const isPending = registration.status === 'pending';
  const isRefused = registration.status === 'withdrawn' && last.status === 'refused';
  if (!pending && !isPending && !isRefused) return null;
  const steps = stepsFor(rules, registration.source);
  const passed = new Set(approvals.filter(({ status }) => status === 'accepted').map(({ step }) => step));
  // Rules may have changed since: whatever was asked is a step of this request.
  const shown = (['employer', 'organiser'] as const).filter(
    (step) => steps.includes(step) || approvals.some((one) => one.step === step && one.status !== 'replaced'),
  );
  return {
    isPending,
    steps: isPending
      ? [
          { key: 'request', state: 'done' },
          ...shown.map((key) => ({
            key,
            state: pending?.step === key ? 'current' : passed.has(key) ? 'done' : 'ahead',
          })),
          { key: 'answer', state: 'ahead' },
        ]
      : null,
    waits: pending && {
      isEmployer: pending.step === 'employer',
      isBeside: !isPending,
      approver: pending.approverName,
      email: pending.approverEmail,
      dueDay: pending.dueAt === null ? null : dayOf(pending.dueAt, event.timeZone),
      isLate: pending.dueAt !== null && now >= pending.dueAt,
    },
    refusal: isRefused ? { reason: last.reason } : null,
    links: {
      approver: pending?.step === 'employer' ? `${path}/responsable` : null,
      sheet: isPending ? `${path}/fiche` : null,
    },
  };
}

import { cleanParagraphs, lengthOf } from '../../../events/domain/typed-text.js';
import type { FieldError } from '../../../platform/errors/domain-error.js';
import { textOf } from './approver.js';
import { LONGEST_REASON, type ApprovalRecord, type Verdict } from './approval.js';

export type ReadDecision =
  | { readonly verdict: Verdict; readonly reason: string | null; readonly errors: readonly [] }
  | { readonly verdict: null; readonly reason: string; readonly errors: readonly FieldError[] };

/** A decision as posted: `verdict` and `reason`. A refusal says why, since the applicant is told; an agreement need not. */
export function readDecision(posted: unknown): ReadDecision {
  const verdict = textOf(posted, 'verdict');
  const reason = cleanParagraphs(textOf(posted, 'reason'));
  const length = lengthOf(reason);
  if (verdict !== 'accept' && verdict !== 'refuse')
    return { verdict: null, reason, errors: [{ field: 'verdict', code: 'verdict-missing' }] };
  if (length > LONGEST_REASON)
    return {
      verdict: null,
      reason,
      errors: [{ field: 'reason', code: 'too-long', parameters: { max: LONGEST_REASON, length } }],
    };
  if (verdict === 'refuse' && reason === '')
    return { verdict: null, reason, errors: [{ field: 'reason', code: 'refusal-reason-missing' }] };
  return { verdict, reason: reason || null, errors: [] };
}

/** What the superior's page shows: the question, or why there is none any more. */
export type ApprovalStanding = 'open' | 'late' | 'accepted' | 'refused' | 'expired' | 'replaced' | 'ended';

/** A late step that stays pending may still be decided; `isOver`: the event began, was called off or put away. */
export function standingOf(
  { status, dueAt }: Pick<ApprovalRecord, 'status' | 'dueAt'>,
  { now, isOver }: { now: number; isOver: boolean },
): ApprovalStanding {
  if (status === 'dropped') return 'ended';
  if (status !== 'pending') return status;
  if (isOver) return 'ended';
  return dueAt !== null && now >= dueAt ? 'late' : 'open';
}

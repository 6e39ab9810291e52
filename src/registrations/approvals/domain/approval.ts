import type { ApprovalStep } from './approval-rules.js';

/**
 * `pending` awaits its decider. `replaced`: somebody else is asked instead, or the whole step anew. `dropped`: the request
 * ended by itself. A request has one pending approval at most.
 */
export type ApprovalStatus = 'pending' | 'accepted' | 'refused' | 'expired' | 'replaced' | 'dropped';

/** Who settled it: the person asked, or an organiser, who may do so in the employer's stead. */
export type DecidedBy = 'approver' | 'organiser';

export interface ApprovalRecord {
  readonly id: string;
  readonly eventId: string;
  readonly registrationId: string;
  readonly step: ApprovalStep;
  readonly status: ApprovalStatus;
  /** Null at the organiser's step: the team is asked. */
  readonly approverName: string | null;
  readonly approverEmail: string | null;
  /** Epoch milliseconds of the events' clock, as all here. */
  readonly askedAt: number;
  readonly dueAt: number | null;
  readonly remindAt: number | null;
  readonly remindedAt: number | null;
  readonly decidedAt: number | null;
  readonly decidedBy: DecidedBy | null;
  /** What the applicant is told; null for an agreement without a word. */
  readonly reason: string | null;
  /** The organisers' act it was settled in. */
  readonly batchId: string | null;
}

export type Verdict = 'accept' | 'refuse';

export const LONGEST_REASON = 1000;

/** What the token of a superior's link opens: one approval, to give or refuse it. */
export const APPROVAL_LINK = 'approval';
/** A link given is not revoked by another version, but by the approval's own end. */
export const LINK_VERSION = 1;

import type { EventRecord } from '../../../events/domain/event.js';
import { dayOf } from '../../../platform/clock/paris-time.js';
import { employerLabel } from '../../domain/registration-form.js';
import { eventSummary } from '../../web/event-summary.view.js';
import type { WrongField } from '../../web/registration-form.view.js';
import { standingOf } from '../domain/decision.js';
import { isNoMore } from '../domain/event-standing.js';
import type { FoundApproval } from '../queries/approval-by-token.query.js';

export interface OpinionAttempt {
  readonly reason: string;
  readonly approverName: string;
  readonly approverEmail: string;
  readonly errors: readonly WrongField[];
  readonly stale: boolean;
  /** What came of what was just sent. */
  readonly done: 'transmis' | 'tard' | null;
}

export const FIRST_OPINION: OpinionAttempt = {
  reason: '',
  approverName: '',
  approverEmail: '',
  errors: [],
  stale: false,
  done: null,
};

/** What a superior needs to decide, and nothing of what the person confided to the organisers. */
export function opinionView(
  { approval, registration }: FoundApproval,
  event: EventRecord,
  attempt: OpinionAttempt,
  { path, now }: { path: string; now: number },
) {
  const standing = standingOf(approval, { now, isOver: isNoMore(event, now) });
  const wrong = (field: string) => attempt.errors.find((error) => error.field === field)?.message ?? null;
  const dueDay = approval.dueAt === null ? null : dayOf(approval.dueAt, event.timeZone);
  return {
    event: { ...eventSummary(event), costs: event.costs },
    name: `${registration.firstName} ${registration.lastName}`,
    functionKey: registration.functionKey,
    functionText: registration.functionText,
    employer: employerLabel(registration.collectivity),
    reference: registration.reference,
    askedAt: approval.askedAt,
    dueDay: standing === 'open' ? dueDay : null,
    standing,
    /** Words of how it stands: whoever passed it on reads so. */
    words: standing === 'replaced' && attempt.done === 'transmis' ? 'transferred' : standing,
    isOpen: standing === 'open' || standing === 'late',
    byOrganiser: approval.decidedBy === 'organiser',
    tooLate: attempt.done === 'tard' && standing !== 'open' && standing !== 'late',
    errors: attempt.errors,
    stale: attempt.stale,
    reason: { value: attempt.reason, wrong: wrong('reason') },
    transferOpen: wrong('approverName') !== null || wrong('approverEmail') !== null,
    fields: {
      approverName: { id: 'approverName', value: attempt.approverName, wrong: wrong('approverName') },
      approverEmail: { id: 'approverEmail', value: attempt.approverEmail, wrong: wrong('approverEmail') },
    },
    links: { decide: path, transfer: `${path}/transmission` },
  };
}

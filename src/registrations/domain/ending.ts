import type { RegistrationEnding } from './registration.js';

/** What somebody is told of a registration that ended: who ended it, and whether that was the answer to a request. */
export type EndingTold =
  | 'withdrawn'
  | 'refusedByEmployer'
  | 'refused'
  | 'withdrawnByEmployer'
  | 'withdrawnByOrganiser'
  | 'approvalExpired'
  | 'offerExpired'
  | 'substituted'
  | 'merged';

/**
 * @param endedBy null for those who withdrew before endings were written down.
 * @param isRefusal whether a request for agreement was refused, rather than a registration ended on behalf.
 */
export function endingTold(endedBy: RegistrationEnding | null, isRefusal: boolean): EndingTold {
  switch (endedBy) {
    case 'employer':
      return isRefusal ? 'refusedByEmployer' : 'withdrawnByEmployer';
    case 'organiser':
      return isRefusal ? 'refused' : 'withdrawnByOrganiser';
    case 'approval-expired':
      return 'approvalExpired';
    case 'offer-expired':
      return 'offerExpired';
    case 'substituted':
    case 'merged':
      return endedBy;
    default:
      return 'withdrawn';
  }
}

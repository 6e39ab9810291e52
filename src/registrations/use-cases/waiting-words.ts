import type { AdmissionCause } from '../domain/admission.js';
import type { WaitingWords } from '../emails/registration-emails.js';
import { waitingRule } from '../places/domain/waiting-rule.js';
import type { PlacesRules } from '../places/domain/places-rules.js';

/** What the mail says to somebody who waits under these rules. */
export function waitingWords(rules: PlacesRules, cause: AdmissionCause | null): WaitingWords {
  return { rule: waitingRule(rules), cause: cause?.startsWith('quota-') ? 'quota' : 'full' };
}

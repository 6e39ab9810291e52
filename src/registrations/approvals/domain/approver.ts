import { cleanLine, lengthOf } from '../../../events/domain/typed-text.js';
import type { FieldError } from '../../../platform/errors/domain-error.js';
import { bareAddress, EMAIL_MAX, emailProblem, normaliseEmail } from '../../../platform/mail/email-address.js';

export interface Approver {
  readonly name: string;
  readonly email: string;
}

const LONGEST_NAME = 100;

/**
 * The superior that a form names, in the fields `approverName` and `approverEmail`. Whose domain the address has is not
 * judged: small communes share mailboxes with their neighbours. Only the applicant is nobody's superior.
 */
export function readApprover(
  posted: unknown,
  applicantEmail: string,
): { approver: Approver; errors: readonly [] } | { approver: null; errors: readonly FieldError[] } {
  const name = cleanLine(textOf(posted, 'approverName'));
  const email = bareAddress(cleanLine(textOf(posted, 'approverEmail')));
  const errors = [nameError(name), emailError(email, applicantEmail)].filter((error) => error !== null);
  return errors.length > 0 ? { approver: null, errors } : { approver: { name, email }, errors: [] };
}

function nameError(name: string): FieldError | null {
  if (name === '') return { field: 'approverName', code: 'approver-name-missing' };
  if (lengthOf(name) > LONGEST_NAME)
    return { field: 'approverName', code: 'approver-name-long', parameters: { max: LONGEST_NAME } };
  return /\p{L}/u.test(name) ? null : { field: 'approverName', code: 'approver-name-letters' };
}

function emailError(email: string, applicantEmail: string): FieldError | null {
  if (email === '') return { field: 'approverEmail', code: 'approver-email-missing' };
  const problem = emailProblem(email);
  if (problem) return { field: 'approverEmail', code: problem, parameters: { max: EMAIL_MAX } };
  return normaliseEmail(email) === normaliseEmail(applicantEmail)
    ? { field: 'approverEmail', code: 'approver-is-applicant' }
    : null;
}

/** What stands in a form's field or a JSON body; nothing but text counts. */
export function textOf(posted: unknown, field: string): string {
  if (typeof posted !== 'object' || posted === null || !Object.hasOwn(posted, field)) return '';
  const value = (posted as Record<string, unknown>)[field];
  return typeof value === 'string' ? value : '';
}

import { cleanLine, lengthOf } from '../../../events/domain/typed-text.js';
import type { FieldError } from '../../../platform/errors/domain-error.js';
import { bareAddress, EMAIL_MAX, emailProblem, normaliseEmail } from '../../../platform/mail/email-address.js';
import { functionOf, functionWords } from '../../domain/function-and-category.js';
import type { RegistrationRecord } from '../../domain/registration.js';
import type { ChoiceLists } from '../../form/domain/choice-lists.js';

export type SubstitutionStatus = 'pending' | 'accepted' | 'declined' | 'cancelled';

/** What the token of a substitute's link opens: one proposal, to say yes or no to it. */
export const SUBSTITUTION_LINK = 'substitution';
export const LINK_VERSION = 1;

/** Who would come instead, of the same employer. */
export interface Substitute {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly functionKey: string;
  readonly functionText: string | null;
}

export interface SubstitutionRecord extends Substitute {
  readonly id: string;
  readonly eventId: string;
  /** Whose place it is. */
  readonly registrationId: string;
  readonly status: SubstitutionStatus;
  readonly locale: 'fr' | 'en';
  readonly askedAt: number;
  readonly settledAt: number | null;
}

export const SUBSTITUTE_FIELDS = ['firstName', 'lastName', 'email', 'functionKey', 'functionText'] as const;
export type SubstituteFields = Readonly<Record<(typeof SUBSTITUTE_FIELDS)[number], string>>;

const LONGEST_NAME = 100;

export function readSubstituteFields(posted: Readonly<Record<string, string>> | undefined): SubstituteFields {
  const text = (name: string) =>
    cleanLine(posted !== undefined && Object.hasOwn(posted, name) ? (posted[name] ?? '') : '');
  const fields = Object.fromEntries(SUBSTITUTE_FIELDS.map((name) => [name, text(name)])) as SubstituteFields;
  return { ...fields, email: bareAddress(fields.email) };
}

/** Judges every field at once; `person` is who proposes, and cannot be their own colleague. */
export function checkSubstitute(
  fields: SubstituteFields,
  person: Pick<RegistrationRecord, 'email'>,
  { lists, locale }: { readonly lists: ChoiceLists; readonly locale: 'fr' | 'en' },
): { substitute: Substitute; errors: readonly [] } | { substitute: null; errors: readonly FieldError[] } {
  const functionKey = functionOf(fields.functionKey, 'required', lists.functions);
  const errors = [
    nameError('firstName', fields.firstName),
    nameError('lastName', fields.lastName),
    emailError(fields.email, person.email),
    functionKey ? null : { field: 'functionKey', code: 'function-missing' },
    functionKey === 'autre' ? functionTextError(fields.functionText) : null,
  ].filter((error) => error !== null);
  if (errors.length > 0 || !functionKey) return { substitute: null, errors };
  const { firstName, lastName, email, functionText } = fields;
  return {
    substitute: {
      firstName,
      lastName,
      email,
      functionKey,
      functionText: functionWords(functionKey, functionText, lists, locale),
    },
    errors: [],
  };
}

function nameError(field: 'firstName' | 'lastName', name: string): FieldError | null {
  const what = field === 'firstName' ? 'first-name' : 'last-name';
  if (name === '') return { field, code: `${what}-missing` };
  if (lengthOf(name) > LONGEST_NAME) return { field, code: `${what}-long`, parameters: { max: LONGEST_NAME } };
  return /\p{L}/u.test(name) ? null : { field, code: `${what}-letters` };
}

function emailError(email: string, own: string): FieldError | null {
  if (email === '') return { field: 'email', code: 'email-missing' };
  const problem = emailProblem(email);
  if (problem) return { field: 'email', code: problem, parameters: { max: EMAIL_MAX } };
  return normaliseEmail(email) === normaliseEmail(own) ? { field: 'email', code: 'substitute-is-person' } : null;
}

function functionTextError(text: string): FieldError | null {
  if (text === '') return { field: 'functionText', code: 'function-text-missing' };
  const length = lengthOf(text);
  return length > LONGEST_NAME
    ? { field: 'functionText', code: 'too-long', parameters: { max: LONGEST_NAME, length } }
    : null;
}

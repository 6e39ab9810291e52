import type { FieldError } from '../../errors/domain-error.js';
import { isEmailAddress } from '../../mail/email-address.js';
import { headerText } from '../../mail/header-text.js';

const LONGEST_PERSON_NAME = 200;

/** Who is to get an account: what was typed, cleaned, and what is wrong with it. Codes stand in `accounts:wrong`. */
export interface PersonInput {
  readonly name: string;
  readonly email: string;
  readonly errors: readonly FieldError[];
}

/** Two fields, `name` and `email`, of which no more than a little over the limit is kept: a form shows it again. */
export function readPerson(typed: { readonly name?: string; readonly email?: string }): PersonInput {
  const { name, errors } = readPersonName(typed.name ?? '');
  const email = headerText(typed.email ?? '', 300);
  return { name, email, errors: [...errors, ...emailErrors(email)] };
}

export function readPersonName(typed: string): Pick<PersonInput, 'name' | 'errors'> {
  const name = headerText(typed.normalize('NFC'), LONGEST_PERSON_NAME + 50);
  return { name, errors: nameErrors(name) };
}

function nameErrors(name: string): FieldError[] {
  if (name === '') return [{ field: 'name', code: 'name-missing' }];
  if (name.length > LONGEST_PERSON_NAME) {
    return [{ field: 'name', code: 'name-long', parameters: { max: LONGEST_PERSON_NAME } }];
  }
  // An address in the place of the name, or a line of digits, would stand in every sentence of the journal.
  return /\p{L}/u.test(name) && !name.includes('@') ? [] : [{ field: 'name', code: 'name-letters' }];
}

function emailErrors(email: string): FieldError[] {
  if (email === '') return [{ field: 'email', code: 'email-missing' }];
  return isEmailAddress(email) ? [] : [{ field: 'email', code: 'email' }];
}

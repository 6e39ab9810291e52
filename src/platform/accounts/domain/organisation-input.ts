import type { FieldError } from '../../errors/domain-error.js';
import { headerText } from '../../mail/header-text.js';

const LONGEST_ORGANISATION_NAME = 200;
const LONGEST_SHORT_NAME = 40;

/** An organisation as somebody typed it, cleaned, and what is wrong with it. Codes stand in `accounts:wrong`. */
export interface OrganisationInput {
  readonly name: string;
  readonly short: string;
  readonly errors: readonly FieldError[];
}

/** `title` and `short`: the full name and the one of letters and labels, such as CNFPT. */
export function readOrganisation(typed: { readonly title?: string; readonly short?: string }): OrganisationInput {
  const name = headerText((typed.title ?? '').normalize('NFC'), LONGEST_ORGANISATION_NAME + 50);
  const short = headerText((typed.short ?? '').normalize('NFC'), LONGEST_SHORT_NAME + 50);
  return {
    name,
    short,
    errors: [
      ...problem('title', 'organisation', name, LONGEST_ORGANISATION_NAME),
      ...problem('short', 'short', short, LONGEST_SHORT_NAME),
    ],
  };
}

function problem(field: string, code: string, text: string, max: number): FieldError[] {
  if (!/[\p{L}\p{N}]/u.test(text)) return [{ field, code: `${code}-missing` }];
  return text.length > max ? [{ field, code: `${code}-long`, parameters: { max } }] : [];
}

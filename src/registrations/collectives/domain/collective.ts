import { normalise } from '../../../collectivities/domain/normalise.js';
import { cleanLine, lengthOf } from '../../../events/domain/typed-text.js';
import type { FieldError } from '../../../platform/errors/domain-error.js';
import { bareAddress, emailProblem, normaliseEmail } from '../../../platform/mail/email-address.js';

/** What the token of a collective's link opens: the event, who invites, and the way to join. */
export const COLLECTIVE_LINK = 'collective';

const LONGEST_NAME = 150;
/** Addresses in one go, and in all: whoever invites more shares the link. */
export const MOST_AT_ONCE = 10;
export const MOST_INVITED = 50;

/** People of one territory who come together. */
export interface TerritoryCollective {
  readonly id: string;
  readonly eventId: string;
  readonly name: string;
  /** The registration of whoever began it; null once they left. */
  readonly createdBy: string | null;
  readonly tokenVersion: number;
  /** How many invitations were mailed in its name. */
  readonly invited: number;
  readonly mergedInto: string | null;
}

/** « Collectif Mauges Communauté » is the same name in any spelling, with or without the first word. */
export function normalisedName(name: string): string {
  return normalise(name)
    .replace(/^(le )?collectif (de territoire )?(de la |de l |des |du |de |d )?/, '')
    .slice(0, LONGEST_NAME);
}

export type NameVerdict =
  { readonly name: string; readonly error: null } | { readonly name: null; readonly error: FieldError };

export function collectiveName(typed: string): NameVerdict {
  const name = cleanLine(typed);
  if (name === '' || !/\p{L}/u.test(name)) return refused('collective-name-missing');
  if (lengthOf(name) > LONGEST_NAME) return refused('collective-name-long', { max: LONGEST_NAME });
  return { name, error: null };
}

function refused(code: string, parameters?: FieldError['parameters']): NameVerdict {
  return { name: null, error: parameters ? { field: 'name', code, parameters } : { field: 'name', code } };
}

export type InvitedVerdict =
  | { readonly addresses: readonly string[]; readonly error: null }
  | { readonly addresses: null; readonly error: FieldError };

/** The addresses in a text, parted by anything: lines, commas, semicolons; each once. @param left how many may still be invited */
export function invitedAddresses(typed: string, left: number): InvitedVerdict {
  const texts = typed
    .split(/[\s,;]+(?![^<]*>)/u)
    .map((text) => bareAddress(cleanLine(text)))
    .filter((text) => text.includes('@') || (text !== '' && !/^[\p{L}"'.-]+$/u.test(text)));
  const addresses = [...new Map(texts.map((text) => [normaliseEmail(text), text])).values()];
  const error = (code: string, parameters?: FieldError['parameters']): InvitedVerdict => ({
    addresses: null,
    error: parameters ? { field: 'addresses', code, parameters } : { field: 'addresses', code },
  });
  if (addresses.length === 0) return error('addresses-missing');
  const wrong = addresses.find((address) => emailProblem(address) !== null);
  if (wrong !== undefined) return error('address-wrong', { typed: wrong.slice(0, 100) });
  if (addresses.length > MOST_AT_ONCE) return error('addresses-many', { max: MOST_AT_ONCE });
  if (addresses.length > left) return error('addresses-left', { count: Math.max(0, left) });
  return { addresses, error: null };
}

/** The token in what somebody pasted: a whole personal link, or its end. Null where there is none. */
export function tokenInLink(typed: string): string | null {
  const text = typed.trim();
  return /\/inscriptions\/([\w-]{32})(?![\w-])/.exec(text)?.[1] ?? /^([\w-]{32})$/.exec(text)?.[1] ?? null;
}

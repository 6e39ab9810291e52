import type { Catalogues } from '../../platform/i18n/catalogues.js';
import { employerLabel } from '../domain/registration-form.js';
import type { RegistrationRecord } from '../domain/registration.js';

/** Mail programs make links of these by themselves. */
const LINK_LIKE = /:\/\/|www\.|@|\p{L}\.\p{L}{2,}\//iu;

/**
 * A form can be filled with somebody else's address: what it calls a name must not carry an address to click into that
 * mailbox, under our sender's good name. Null where it would.
 */
export function harmless(typed: string): string | null {
  return LINK_LIKE.test(typed) ? null : typed;
}

/** « Bonjour Maëlle Cesbron, », or « Madame, Monsieur, » where the name cannot be repeated. */
export function greetingOf(registration: RegistrationRecord, catalogues: Catalogues): string {
  const name = harmless(`${registration.firstName} ${registration.lastName}`);
  if (name === null) return catalogues.text(registration.locale, 'emails:greetingUnnamed');
  return catalogues.text(registration.locale, 'emails:greeting', { name });
}

/** « Maëlle Cesbron, secrétaire de mairie, Sèvremoine (49) ». */
export function participantOf(registration: RegistrationRecord, catalogues: Catalogues): string {
  const { firstName, lastName, functionKey, functionText, collectivity, locale } = registration;
  const role = functionText ?? catalogues.text(locale, `fields:functionsShort.${functionKey}`);
  const parts = [`${firstName} ${lastName}`, role, employerLabel(collectivity)];
  return parts.map(harmless).filter(Boolean).join(', ');
}

import type { Catalogues } from '../../platform/i18n/catalogues.js';
import { instantText } from '../../platform/i18n/dates.js';
import { employerLabel } from '../domain/registration-form.js';
import type { RegistrationRecord } from '../domain/registration.js';
import type { PersonalValues } from './mail-draft.js';

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
export function greetingOf(
  { firstName, lastName, locale }: Pick<RegistrationRecord, 'firstName' | 'lastName' | 'locale'>,
  catalogues: Catalogues,
): string {
  const name = harmless(`${firstName} ${lastName}`);
  if (name === null) return catalogues.text(locale, 'emails:greetingUnnamed');
  return catalogues.text(locale, 'emails:greeting', { name });
}

/** « Maëlle Cesbron, secrétaire de mairie, Sèvremoine (49) ». */
export function participantOf(registration: RegistrationRecord, catalogues: Catalogues): string {
  const { firstName, lastName, collectivity } = registration;
  const parts = [`${firstName} ${lastName}`, roleOf(registration, catalogues), employerLabel(collectivity)];
  return parts.map(harmless).filter(Boolean).join(', ');
}

/**
 * What a draft is filled with for one person. `options`: titles of what they chose; `ateliers`: in which they have a seat; `link`: stands for the token;
 * `timeZone`: the event's; `unsubscribe`: the address that ends such mails; `by`: whoever registered them.
 */
export function personalValues(
  registration: RegistrationRecord,
  {
    options,
    ateliers = '',
    link,
    timeZone,
    unsubscribe = '',
    by = '',
  }: {
    options: readonly string[];
    ateliers?: string;
    link: string;
    timeZone?: string;
    unsubscribe?: string;
    by?: string;
  },
  catalogues: Catalogues,
): PersonalValues {
  const { locale, collective, waitingPosition, reference, firstName, lastName, collectivity, decisionDueAt } =
    registration;
  return {
    greeting: greetingOf(registration, catalogues),
    participant: participantOf(registration, catalogues),
    collective: (collective && harmless(collective)) || catalogues.text(locale, 'emails:none'),
    options: options.join(', ') || catalogues.text(locale, 'emails:noOption'),
    ateliers,
    reference,
    position: String(waitingPosition ?? ''),
    deadline: decisionDueAt === null ? '' : instantText(decisionDueAt, locale, 'dayTime', timeZone),
    link,
    firstName: harmless(firstName) ?? '',
    lastName: harmless(lastName) ?? '',
    role: harmless(roleOf(registration, catalogues)) ?? '',
    employer: harmless(employerLabel(collectivity)) ?? '',
    unsubscribe,
    by,
  };
}

function roleOf({ functionKey, functionText, locale }: RegistrationRecord, catalogues: Catalogues): string {
  return functionText ?? catalogues.text(locale, `fields:functionsShort.${functionKey}`);
}

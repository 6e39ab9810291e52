import type { Resolution } from '../../collectivities/domain/resolve-typed.js';
import { offered, OTHER_FUNCTION } from '../form/domain/choice-lists.js';
import type { StandardAnswered } from '../form/domain/condition.js';
import type { FormSettings } from '../form/domain/form-settings.js';
import { type RegistrationFields, settledEmployer } from './registration-form.js';
import type { ImageConsent, RegistrationRecord } from './registration.js';

/** What is said to the house's questions: now, or before where this form does not show them. */
export function standardAnswered(
  {
    fields,
    employer,
    options,
    imageConsent,
  }: {
    readonly fields: RegistrationFields;
    readonly employer: Resolution;
    readonly options: readonly string[];
    readonly imageConsent: ImageConsent | null;
  },
  { standard, lists }: FormSettings,
  before: { readonly registration: RegistrationRecord; readonly options: readonly string[] } | undefined,
): StandardAnswered {
  const shows = (question: keyof FormSettings['standard']) => standard[question] !== 'hidden';
  const known = before?.registration;
  return {
    functionKey: (shows('functionKey') ? fields.functionKey : known?.functionKey) || OTHER_FUNCTION,
    category: (shows('category') ? fields.category : known?.category) || null,
    collectivity: settledEmployer(fields, employer),
    options: shows('options') ? options : (before?.options ?? []),
    imageConsent: offered(lists.media).length > 0 ? imageConsent : (known?.imageConsent ?? null),
  };
}

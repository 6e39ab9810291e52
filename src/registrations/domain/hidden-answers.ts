import { offered } from '../form/domain/choice-lists.js';
import type { FormSettings } from '../form/domain/form-settings.js';
import type { RegistrationRequest } from './registration-form.js';
import type { RegistrationRecord } from './registration.js';

/**
 * A change says nothing of what its form did not show: questions taken off the form since keep the answers that they
 * had. With `identityOnly` the form showed none of the event's own.
 */
export function withHiddenAnswers(
  request: RegistrationRequest,
  { registration, options }: { readonly registration: RegistrationRecord; readonly options: readonly string[] },
  { standard, lists, questions }: FormSettings,
  identityOnly = false,
): RegistrationRequest {
  const kept = <Value>(hidden: boolean, before: Value, now: Value): Value => (hidden ? before : now);
  const hides = (question: keyof FormSettings['standard']) => standard[question] === 'hidden';
  const shown = new Set(identityOnly ? [] : questions.filter(({ archived }) => !archived).map(({ id }) => id));
  const others = Object.entries(registration.answers).filter(([id]) => !shown.has(id));
  const sameFunction = hides('functionKey');
  return {
    ...request,
    phone: kept(hides('phone'), registration.phone, request.phone),
    functionKey: kept(sameFunction, registration.functionKey, request.functionKey),
    functionText: kept(sameFunction, registration.functionText, request.functionText),
    category: kept(hides('category'), registration.category, request.category),
    collective: kept(hides('collective'), registration.collective, request.collective),
    remarks: kept(hides('remarks'), registration.remarks, request.remarks),
    options: kept(hides('options'), options, request.options),
    imageConsent: kept(
      identityOnly || offered(lists.media).length === 0,
      registration.imageConsent,
      request.imageConsent,
    ),
    answers: { ...Object.fromEntries(others), ...request.answers },
  };
}

import type { RegistrationRecord } from '../../domain/registration.js';

/** What people answer, under the names that the history gives it: `list:fields.<name>`. */
const ANSWERS = {
  name: ['firstName', 'lastName'],
  email: ['email'],
  phone: ['phone'],
  function: ['functionKey', 'functionText'],
  category: ['category'],
  employer: ['collectivity'],
  collective: ['collective', 'collectiveId'],
  remarks: ['remarks'],
  image: ['imageConsent'],
  answers: ['answers'],
  language: ['locale'],
} as const satisfies Readonly<Record<string, readonly (keyof RegistrationRecord)[]>>;

/** Names of the answers that differ, never what they say. */
export function changedFields(before: RegistrationRecord, after: RegistrationRecord): string[] {
  return Object.entries(ANSWERS)
    .filter(([, keys]) => keys.some((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key])))
    .map(([name]) => name);
}

import type { RegistrationFields } from '../../domain/registration-form.js';
import type { RegistrationRecord } from '../../domain/registration.js';
import { fieldsOf } from '../../web/registration-form.view.js';

const SHOWN = [
  'firstName',
  'lastName',
  'phone',
  'functionKey',
  'category',
  'collectivity',
  'collective',
  'remarks',
] as const;

/** Where what is saved and what was typed differ; `answer` is a key of `changes:answers`. */
export function conflictRows(registration: RegistrationRecord, typed: RegistrationFields) {
  const saved = fieldsOf(registration);
  return SHOWN.filter((name) => saved[name] !== typed[name]).map((name) => ({
    answer: name,
    theirs: saved[name],
    mine: typed[name],
  }));
}

import type { RegistrationRecord } from '../../domain/registration.js';

/** Answers that a change may touch, as the journal names them: never what they say. */
export const ANSWER_NAMES = [
  'firstName',
  'lastName',
  'email',
  'phone',
  'functionKey',
  'category',
  'collectivity',
  'collective',
  'imageConsent',
  'answers',
  'remarks',
] as const;
export type AnswerName = (typeof ANSWER_NAMES)[number];

/** Which answers differ between two states of one registration. */
export function changedAnswers(before: RegistrationRecord, after: RegistrationRecord): AnswerName[] {
  const said = (record: RegistrationRecord, name: AnswerName) =>
    name === 'functionKey' ? [record.functionKey, record.functionText] : record[name];
  return ANSWER_NAMES.filter((name) => JSON.stringify(said(before, name)) !== JSON.stringify(said(after, name)));
}
